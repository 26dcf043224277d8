import type { Job } from '../api-types.js';
import { ScenarioError, type ErrorDetails } from './scenario-error.js';

interface Details extends ErrorDetails {
  readonly job: Job;
  readonly reason: string;
  readonly refunded: boolean | undefined;
}

/** The job ended without a result. */
export class JobFailedError extends ScenarioError<Details> {
  override readonly name: string = 'JobFailedError';
  declare readonly job: Job;
  /** What the API gives as the reason. */
  declare readonly reason: string;
  /** Whether its price is given back, where the API says so. */
  declare readonly refunded?: boolean;
}
