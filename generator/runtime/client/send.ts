import { attempt } from './attempt.js';
import type { Call, Scope } from './call.js';
import { now, sleep } from './clock.js';
import type { Connection } from './connection.js';
import { ConcurrencyLimitError } from './errors/concurrency-limit-error.js';
import { TemporaryError } from './errors/temporary-error.js';

/** Makes the call, again where that is safe and may help. */
export function send<Value>(connection: Connection, call: Call<Value>): Promise<Value> {
  return repeat(connection, call, () => attempt(connection, call));
}

/** Does it until it succeeds, fails for good, or was tried often or long enough. */
export async function repeat<Value>(
  { retry }: Connection,
  scope: Scope & { readonly once?: true },
  make: () => Promise<Value>,
): Promise<Value> {
  const { attempts = 6, firstDelay = 500, maxDelay = 8000, timeLimit = 300_000 } = retry;
  const end = now() + timeLimit;
  let faults = 0;
  for (let round = 0; ; round++) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof TemporaryError)) throw error;
      const { submission, retryAfter = 0 } = error;
      const backoff = Math.min(maxDelay, firstDelay * 2 ** Math.min(round, 30));
      const delay = Math.max(backoff * (1 - Math.random() / 4), retryAfter);
      // A submit that waits for room is not at fault.
      if (!scope.once || !(error instanceof ConcurrencyLimitError)) faults++;
      const isRisky = scope.once && submission !== 'none';
      if (faults >= attempts || isRisky || now() + delay > end) throw error;
      await sleep(delay, scope);
    }
  }
}
