import { ScenarioError } from './scenario-error.js';

/** There is no such model, job, asset or upload, or it belongs to another project. */
export class NotFoundError extends ScenarioError {
  override readonly name = 'NotFoundError';
}
