import { ScenarioError } from './scenario-error.js';

/** The API can't take the request as it is; nothing was started or billed. */
export class ValidationError extends ScenarioError {
  override readonly name = 'ValidationError';
}
