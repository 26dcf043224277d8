import { currentTime, sleepFor, type Scope } from './clock.js';
import type { Connection } from './connection.js';
import { ConcurrencyLimitError, TemporaryError } from './errors.js';
import { attemptCall, type Call } from './http.js';

/**
 * A function that decides whether to retry after `delay` milliseconds; `round` counts the failures.
 */
export type Decision = (error: unknown, round: number, delay: number) => boolean;

/** Makes a call, and retries it as long as that is safe and may help. */
export function sendCall<Value>(connection: Connection, call: Call<Value>): Promise<Value> {
  const decide = withinLimits(connection, call.once);
  return repeatCall(connection, call, () => attemptCall(connection, call), decide);
}

/**
 * Makes a call until it succeeds, or until `decide` returns false. `failure` is the error of an
 * earlier attempt.
 */
export async function repeatCall<Value>(
  { retry }: Connection,
  scope: Scope,
  make: () => Promise<Value>,
  decide: Decision,
  failure?: unknown,
): Promise<Value> {
  let error = failure;
  for (let round = 1; ; round++) {
    if (!error) {
      try {
        return await make();
      } catch (cause) {
        error = cause;
      }
    }
    const delay = delayAfter(error, round, retry);
    if (!decide(error, round, delay)) throw error as Error;
    await sleepFor(delay, scope);
    error = undefined;
  }
}

/**
 * Returns a decision that follows the `retry` options. A call that may be made only `once` is
 * retried only if it certainly had no effect.
 */
export function withinLimits({ retry }: Connection, once = false): Decision {
  const { attempts = 6, timeLimit = 300_000 } = retry;
  const end = currentTime() + timeLimit;
  return (error, round, delay) => {
    if (!(error instanceof TemporaryError) || round >= attempts || currentTime() + delay > end)
      return false;
    const { status = 0, submission } = error;
    // A redirect is permanent, and a wait for a free slot takes longer than retries (`whenFree`).
    if (status >= 300 && status < 400) return false;
    return !once || (submission === 'none' && !(error instanceof ConcurrencyLimitError));
  };
}

/**
 * Returns the delay before the next attempt in milliseconds: longer each time, less a random part.
 */
function delayAfter(
  error: unknown,
  round: number,
  { firstDelay = 500, maxDelay = 8000 }: Connection['retry'],
): number {
  const backoff = Math.min(maxDelay, firstDelay * 2 ** Math.min(round - 1, 30));
  const { retryAfter = 0 } = error as { readonly retryAfter?: number };
  return Math.max(backoff * (1 - Math.random() / 4), retryAfter);
}
