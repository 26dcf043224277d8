import type { ValidationIssue } from './model.js';

/** Thrown in place of a request that the model would refuse. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly modelId: string;
  readonly issues: readonly ValidationIssue[];

  constructor(modelName: string, modelId: string, issues: readonly ValidationIssue[]) {
    const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`;
    super(`${modelName} (${modelId}) can't take this request: ${count}\n${table(issues)}`);
    this.modelId = modelId;
    this.issues = issues;
  }
}

function table(issues: readonly ValidationIssue[]): string {
  const names = issues.map((issue) => issue.path.join('.') || 'the request');
  const width = Math.max(...names.map((name) => name.length));
  return issues
    .map((issue, index) => `  ${(names[index] ?? '').padEnd(width)}  ${issue.message}`)
    .join('\n');
}
