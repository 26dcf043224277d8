import type { Scope } from './call.js';
import { limited, sleep } from './clock.js';
import type { Connection } from './connection.js';

/**
 * Looks again and again, less and less often, until it is done.
 * @throws TimeoutError after `timeout` milliseconds.
 */
export function poll<Value>(
  { polling }: Connection,
  about: Scope,
  timeout: number,
  look: (scope: Scope) => Promise<Value>,
  isDone: (value: Value) => boolean,
): Promise<Value> {
  const { firstInterval = 2000, maxInterval = 15_000 } = polling;
  const work = async (signal: Scope['signal']): Promise<Value> => {
    const scope = { ...about, signal };
    for (let interval = firstInterval; ; interval *= 1.5) {
      const value = await look(scope);
      if (isDone(value)) return value;
      await sleep(Math.min(interval, maxInterval), scope);
    }
  };
  return limited(work, timeout, about, about.jobId ?? 'The upload');
}
