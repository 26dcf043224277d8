import { ScenarioError } from './scenario-error.js';

/** No answer, or one that broke off. */
export class ConnectionError extends ScenarioError {
  override readonly name = 'ConnectionError';
}
