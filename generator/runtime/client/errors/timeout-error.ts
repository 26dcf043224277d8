import { TemporaryError } from './temporary-error.js';

/** It took longer than it may. A job goes on all the same: `wait(error.jobId)` takes it up again. */
export class TimeoutError extends TemporaryError {
  override readonly name = 'TimeoutError';
}
