import { ScenarioError } from './scenario-error.js';

/**
 * The signal was aborted, which stops the waiting and not the job: `submission` says whether there is
 * one, and `wait(error.jobId)` takes it up again. The signal's reason is the `cause`.
 */
export class AbortedError extends ScenarioError {
  override readonly name = 'AbortedError';
}
