import type { Scope } from './call.js';
import { detailsOf, longest, now, sleep } from './clock.js';
import type { Connection } from './connection.js';
import { TimeoutError } from './errors/timeout-error.js';

/**
 * Looks again and again, less and less often, until it is done.
 * @throws TimeoutError after `timeout` milliseconds.
 */
export async function poll<Value>(
  { polling }: Connection,
  about: Scope,
  timeout: number,
  look: (scope: Scope) => Promise<Value>,
  isDone: (value: Value) => boolean,
): Promise<Value> {
  // At most the longest that a timer can be set for: there is always an end.
  const scope = { ...about, deadline: now() + Math.min(timeout, longest) };
  for (let interval = polling.firstInterval; ; interval *= 1.5) {
    const value = await look(scope);
    if (isDone(value)) return value;
    const left = scope.deadline - now();
    if (!(left > 0)) {
      throw new TimeoutError(
        `${scope.jobId ?? 'The upload'} was not done after ${timeout} ms`,
        detailsOf(scope),
      );
    }
    await sleep(Math.min(interval, polling.maxInterval, left), scope);
  }
}
