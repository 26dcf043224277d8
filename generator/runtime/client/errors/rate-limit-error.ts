import type { ErrorDetails } from './scenario-error.js';
import { TemporaryError } from './temporary-error.js';

/** Too many requests (429): nothing was accepted or billed. */
export class RateLimitError<
  Details extends ErrorDetails = ErrorDetails,
> extends TemporaryError<Details> {
  override readonly name: string = 'RateLimitError';
}
