import { currentTime, sleepFor, type Scope } from './clock.js';
import { ConcurrencyLimitError, RateLimitError } from './errors.js';

/** The rate limit of a client's calls to the API. */
export interface Pace {
  /** Waits until one more call may be sent. */
  readonly wait: (scope: Scope) => Promise<void>;
  /** Learns from the response to a call: the error, or undefined if it succeeded. */
  readonly learn: (error: unknown) => void;
}

const minute = 60_000;
/** A rate limiter rejects several calls in a row; a single 429 has another cause. */
const rejectionsOfLimiter = 5;

/**
 * Creates a rate limit of `perMinute` calls in any minute. If `isActive` is false, it only counts
 * calls until the server limits them.
 */
export function createPace(perMinute: number, isActive: boolean): Pace {
  const sent: number[] = [];
  let isSlow = isActive;
  let pausedUntil = 0;
  let rejections = 0;
  return {
    wait: async (scope) => {
      for (;;) {
        const time = currentTime();
        const isFull = sent.length >= perMinute;
        const free = isSlow && isFull ? (sent[0] ?? 0) + minute : time;
        const delay = Math.max(free, pausedUntil) - time;
        if (delay <= 0) {
          if (isFull) sent.shift();
          if (perMinute < Infinity) sent.push(time);
          return;
        }
        await sleepFor(delay, scope);
      }
    },
    learn: (error) => {
      const isRejection =
        error instanceof RateLimitError && !(error instanceof ConcurrencyLimitError);
      rejections = isRejection ? rejections + 1 : 0;
      if (!isRejection) return;
      const { retryAfter = 0 } = error;
      const isLimiter = retryAfter >= 1000;
      if (isLimiter) pausedUntil = currentTime() + Math.min(retryAfter, minute);
      isSlow ||= isLimiter || rejections >= rejectionsOfLimiter;
    },
  };
}
