import { RateLimitError } from './rate-limit-error.js';
import type { ErrorDetails } from './scenario-error.js';

interface Details extends ErrorDetails {
  readonly limit?: number | undefined;
}

/** As many jobs run as the plan allows: there is room once one of them ends. */
export class ConcurrencyLimitError extends RateLimitError<Details> {
  override readonly name = 'ConcurrencyLimitError';
  /** How many may run at once, where the API says so. */
  declare readonly limit?: number | undefined;
}
