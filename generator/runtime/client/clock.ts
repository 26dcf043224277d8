import type { Scope } from './call.js';
import { AbortedError } from './errors/aborted-error.js';
import type { ErrorDetails, Submission } from './errors/scenario-error.js';
import { TimeoutError } from './errors/timeout-error.js';
import { platform, type PlatformSignal, type Signal } from './platform.js';

/** Milliseconds that only go forward, whatever is done to the computer's clock. */
export function now(): number {
  return platform.performance.now();
}

/** Waits, and rejects at once when it is no longer wanted. */
export async function sleep(milliseconds: number, scope: Scope): Promise<void> {
  const never = new Promise<never>(() => undefined);
  await limited(() => never, milliseconds, scope, detailsOf(scope)).catch((error: unknown) => {
    if (!(error instanceof TimeoutError)) throw error;
  });
}

interface OpenDetails extends ErrorDetails {
  submission: Submission;
}

/** For the errors that leave open what has become of the job. */
export function detailsOf({ modelId, jobId }: Scope): OpenDetails {
  return { modelId, jobId, submission: jobId ? 'accepted' : 'none' };
}

/** The longest that a timer can be set for; more would fire at once. */
const longest: number = 2 ** 31 - 1;

/**
 * Does `work` for at most `milliseconds` and while it is wanted. Then it rejects at once with an
 * error of these `details`, also where the work takes no notice of the signal that it is given.
 */
export async function limited<Value>(
  work: (signal: PlatformSignal) => Promise<Value>,
  milliseconds: number,
  { signal }: Scope,
  details: ErrorDetails,
  name = 'This',
): Promise<Value> {
  const controller = new platform.AbortController();
  let end = (): void => undefined;
  const cut = new Promise<never>((_, reject) => {
    const onAbort = (): void => {
      reject(
        new AbortedError(`Stopped waiting; job: ${details.jobId ?? details.submission}`, {
          ...details,
          cause: signal?.reason,
        }),
      );
    };
    const onTimeout = (): void => {
      reject(new TimeoutError(`${name} took longer than ${milliseconds} ms`, details));
    };
    const timer = platform.setTimeout(onTimeout, Math.min(milliseconds, longest));
    const hush = onceAborted(signal, onAbort);
    if (signal?.aborted) onAbort();
    end = () => {
      platform.clearTimeout(timer);
      hush();
    };
  });
  try {
    return await Promise.race([cut, signal?.aborted ? cut : work(controller.signal)]);
  } catch (error) {
    controller.abort();
    throw error;
  } finally {
    end();
  }
}

const listening = new WeakMap<Signal, Set<() => void>>();

/**
 * Listens to a signal once for all: the parts of an upload and the runs of a batch are many, and Node
 * warns of a leak where more than ten listen to one. Gives what ends it.
 */
function onceAborted(signal: Signal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const listeners = listening.get(signal) ?? new Set();
  if (!listening.has(signal)) {
    listening.set(signal, listeners);
    signal.addEventListener('abort', () => {
      for (const listen of listeners) listen();
    });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}
