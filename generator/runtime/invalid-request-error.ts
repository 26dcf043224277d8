import { ScenarioError } from './scenario-error.js';
import type { ValidationIssue } from './validation.js';

/**
 * Thrown for an input that the model does not accept, before anything is sent.
 *
 * @example
 * ```ts
 * try {
 *   photaEdit.request(input);
 * } catch (error) {
 *   if (error instanceof InvalidRequestError) console.error(error.issues);
 * }
 * ```
 */
export class InvalidRequestError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'InvalidRequestError';
  /** The ID of the model. */
  declare readonly modelId: string;
  /** All reasons, in the order of the parameters. */
  readonly issues: readonly ValidationIssue[];

  /** Creates an error that lists all issues. */
  constructor(modelName: string, modelId: string, issues: readonly ValidationIssue[]) {
    const rows = issues.map(({ path, message }) => [path.join('.') || 'the request', message]);
    const width = Math.max(...rows.map(([name = '']) => name.length));
    const lines = rows.map(([name = '', message]) => `\n  ${name.padEnd(width)}  ${message}`);
    const count = `${issues.length} problem${issues.length > 1 ? 's' : ''}`;
    super(`Invalid request for ${modelName} (${modelId}): ${count}${lines.join('')}`, {
      modelId,
      submission: 'none',
    });
    this.issues = issues;
  }
}
