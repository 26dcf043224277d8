import type { ValidationIssue } from './model.js';

/** Thrown in place of a request that the model would refuse. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly modelId: string;
  readonly issues: readonly ValidationIssue[];

  constructor(modelName: string, modelId: string, issues: readonly ValidationIssue[]) {
    const names = issues.map(({ path }) => path.join('.') || 'the request');
    const width = Math.max(...names.map((name) => name.length));
    const lines = issues.map(({ message }, at) => `\n  ${names[at]?.padEnd(width)}  ${message}`);
    const count = `${issues.length} problem${issues.length > 1 ? 's' : ''}`;
    super(`Invalid request for ${modelName} (${modelId}): ${count}${lines.join('')}`);
    this.modelId = modelId;
    this.issues = issues;
  }
}
