import { ScenarioError } from './scenario-error.js';

/** The key, secret or token was refused. */
export class AuthenticationError extends ScenarioError {
  override readonly name = 'AuthenticationError';
}
