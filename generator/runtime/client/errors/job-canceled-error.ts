import { JobFailedError } from './job-failed-error.js';

/** The job was canceled, here or elsewhere. */
export class JobCanceledError extends JobFailedError {
  override readonly name = 'JobCanceledError';
}
