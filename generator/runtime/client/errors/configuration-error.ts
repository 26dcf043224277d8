import { ScenarioError } from './scenario-error.js';

/** The client can't work with the options that it was given. */
export class ConfigurationError extends ScenarioError {
  override readonly name = 'ConfigurationError';
}
