import { ScenarioError, type ErrorDetails } from './scenario-error.js';

/** Too many requests (429): nothing was accepted or billed. */
export class RateLimitError<
  Details extends ErrorDetails = ErrorDetails,
> extends ScenarioError<Details> {
  override readonly name: string = 'RateLimitError';
}
