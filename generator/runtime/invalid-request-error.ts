import type { ValidationIssue } from './model.js';

/** The model can't accept the input. Thrown before anything is sent; the message lists all issues. */
export class InvalidRequestError extends Error {
  /** The name of the class. */
  override readonly name = 'InvalidRequestError';
  /** The id of the model. */
  readonly modelId: string;
  /** All reasons why the model can't accept the input. */
  readonly issues: readonly ValidationIssue[];

  /** Creates an error with a message that lists the issues. */
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
