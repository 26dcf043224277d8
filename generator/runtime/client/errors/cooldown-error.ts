import { RateLimitError } from './rate-limit-error.js';

/** Too many requests in too short a time: the API takes more after `retryAfter` milliseconds. */
export class CooldownError extends RateLimitError {
  override readonly name = 'CooldownError';
}
