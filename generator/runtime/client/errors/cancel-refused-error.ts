import { ScenarioError } from './scenario-error.js';

/**
 * The job can't be canceled, as most can't once they run: it goes on, and is billed. Nor can one that
 * is canceled already; `job(jobId)` tells which.
 */
export class CancelRefusedError extends ScenarioError {
  override readonly name = 'CancelRefusedError';
}
