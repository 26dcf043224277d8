import { fieldsOf } from './answer.js';
import { attempt, type Tokens } from './attempt.js';
import type { Call, Scope } from './call.js';
import { now, sleep } from './clock.js';
import type { Connection } from './connection.js';
import { AbortedError } from './errors/aborted-error.js';
import { AuthenticationError } from './errors/authentication-error.js';
import { ConcurrencyLimitError } from './errors/concurrency-limit-error.js';
import { ScenarioError } from './errors/scenario-error.js';

/** Makes the call, again where that is safe and may help. */
export function send<Value>(connection: Connection, call: Call<Value>): Promise<Value> {
  const tokens: Tokens = {};
  const make = (): Promise<Value> => attempt(connection, call, tokens);
  return repeat(connection, call, () =>
    make().catch((error: unknown) => {
      const renewable = connection.renewable && !call.once && !tokens.refused;
      if (!renewable || !(error instanceof AuthenticationError)) throw error;
      tokens.refused = tokens.given;
      return make();
    }),
  );
}

/** Does it until it succeeds, fails for good, or was tried often or long enough. */
export async function repeat<Value>(
  { retry }: Connection,
  scope: Scope & { readonly once?: true },
  make: () => Promise<Value>,
): Promise<Value> {
  const { attempts, firstDelay, maxDelay, timeLimit } = retry;
  const end = now() + timeLimit;
  for (let made = 1; ; made++) {
    try {
      return await make();
    } catch (error) {
      const { retryAfter = 0 } = error instanceof ScenarioError ? error : {};
      const backoff = Math.min(maxDelay, firstDelay * 2 ** (made - 1)) * (1 - Math.random() / 4);
      const delay = Math.max(backoff, retryAfter);
      // A submit that waits for room is not at fault.
      const waits = scope.once && error instanceof ConcurrencyLimitError;
      const spent = made >= attempts && !waits;
      const fate = fateOf(error);
      const mayRepeat = scope.once ? fate === 'not done' : fate !== 'final';
      if (spent || now() + delay > end || !mayRepeat) throw error;
      await sleep(delay, scope);
    }
  }
}

/**
 * What a failure leaves of the call: it was certainly not carried out and may be made again, nobody
 * can say, or it would fail again.
 */
export function fateOf(error: unknown): 'not done' | 'unclear' | 'final' {
  if (!(error instanceof ScenarioError) || error instanceof AbortedError) return 'final';
  const { status, submission, answer } = error;
  // An answer that names a job, whatever else it says.
  if ('job' in fieldsOf(answer)) return 'unclear';
  if (submission === 'none' || status === 429) return 'not done';
  if (status === undefined) return submission ? 'unclear' : 'final';
  return status >= 400 && status < 500 && status !== 408 ? 'final' : 'unclear';
}
