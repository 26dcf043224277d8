import { now, sleep, type Scope } from './clock.js';
import type { Connection } from './connection.js';
import { ConcurrencyLimitError, TemporaryError } from './errors.js';
import { attempt, type Call } from './http.js';

/** Makes a call, and repeats it as long as that is safe and may help. */
export function send<Value>(connection: Connection, call: Call<Value>): Promise<Value> {
  return repeat(connection, call, () => attempt(connection, call));
}

/** Repeats `make` until it succeeds, fails for good, or has failed too often or too long. */
export async function repeat<Value>(
  { retry }: Connection,
  scope: Scope & { readonly once?: true },
  make: () => Promise<Value>,
): Promise<Value> {
  const { attempts = 6, timeLimit = 300_000 } = retry;
  const end = now() + timeLimit;
  for (let round = 1; ; round++) {
    try {
      return await make();
    } catch (error) {
      const delay = delayAfter(error, round, retry);
      if (!mayRepeat(error, scope.once) || round >= attempts || now() + delay > end) throw error;
      await sleep(delay, scope);
    }
  }
}

/** Returns whether a call may be repeated after this error. */
function mayRepeat(error: unknown, once = false): boolean {
  if (!(error instanceof TemporaryError)) return false;
  const { status = 0, submission } = error;
  // A redirect stays one, and a submit that waits for a free slot waits longer than a retry.
  if (status >= 300 && status < 400) return false;
  return !once || (submission === 'none' && !(error instanceof ConcurrencyLimitError));
}

/** Returns the milliseconds to wait before the next try: longer each time, less a random part. */
export function delayAfter(
  error: unknown,
  round: number,
  { firstDelay = 500, maxDelay = 8000 }: Connection['retry'],
): number {
  const backoff = Math.min(maxDelay, firstDelay * 2 ** Math.min(round - 1, 30));
  const { retryAfter = 0 } = error as { readonly retryAfter?: number };
  return Math.max(backoff * (1 - Math.random() / 4), retryAfter);
}
