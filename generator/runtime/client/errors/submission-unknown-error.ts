import { ScenarioError, type ErrorDetails } from './scenario-error.js';

interface Details extends ErrorDetails {
  readonly modelId: string;
  readonly sentAt: string;
}

/**
 * The request was sent, and nobody can say whether a job came of it: it was not sent again, as a
 * second job would be paid too. `jobs()` shows whether one of this model began after `sentAt`.
 * What happened is the `cause`.
 */
export class SubmissionUnknownError extends ScenarioError<Details> {
  override readonly name = 'SubmissionUnknownError';
  declare readonly modelId: string;
  /** When the request was sent, by this computer's clock, as an ISO date. */
  declare readonly sentAt: string;
}
