import { ScenarioError, type ErrorDetails } from './scenario-error.js';

/**
 * It may pass, and the client has asked again as far as that is safe. Where `submission` is
 * `accepted` there is a job, and `wait(error.jobId)` takes it up again.
 */
export abstract class TemporaryError<
  Details extends ErrorDetails = ErrorDetails,
> extends ScenarioError<Details> {}
