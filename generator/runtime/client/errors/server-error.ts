import { ScenarioError } from './scenario-error.js';

/** The server failed (408, 5xx), or redirected elsewhere, which the API never does. */
export class ServerError extends ScenarioError {
  override readonly name = 'ServerError';
}
