import { ScenarioError } from './scenario-error.js';

/** The job can't be canceled, as most can't once they run. It goes on, and is billed. */
export class CancelRefusedError extends ScenarioError {
  override readonly name = 'CancelRefusedError';
}
