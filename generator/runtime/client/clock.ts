import type { Scope } from './call.js';
import { AbortedError } from './errors/aborted-error.js';
import type { ErrorDetails, Submission } from './errors/scenario-error.js';
import { TimeoutError } from './errors/timeout-error.js';
import { platform, type PlatformSignal, type Signal } from './platform.js';

/** Milliseconds that only go forward, whatever is done to the computer's clock. */
export function now(): number {
  return platform.performance.now();
}

/** What the errors of a piece of work are told, which may learn on the way whether there is a job. */
export interface OpenDetails extends ErrorDetails {
  submission: Submission;
}

/** The longest that a timer can be set for; more would fire at once. */
const longest: number = 2 ** 31 - 1;

/**
 * Does `work` for at most `milliseconds` and while it is wanted. Then it rejects at once, also where
 * the work takes no notice of the signal that it is given.
 */
export function limited<Value>(
  work: (signal: PlatformSignal, details: OpenDetails) => Promise<Value>,
  milliseconds: number,
  { signal, modelId, jobId }: Scope,
  name = '',
): Promise<Value> {
  const details: OpenDetails = { modelId, jobId, submission: jobId ? 'accepted' : 'none' };
  const controller = new platform.AbortController();
  let end = (): void => undefined;
  return new Promise<Value>((resolve, reject) => {
    const stop = (error: Error): void => {
      controller.abort();
      reject(error);
    };
    const onAbort = (): void => {
      const message = `Stopped waiting; job: ${jobId ?? details.submission}`;
      stop(new AbortedError(message, { ...details, cause: signal?.reason }));
    };
    const timer = platform.setTimeout(
      () => {
        stop(new TimeoutError(`${name} took longer than ${milliseconds} ms`, details));
      },
      Math.min(milliseconds, longest),
    );
    const hush = onceAborted(signal, onAbort);
    end = () => {
      platform.clearTimeout(timer);
      hush();
    };
    if (signal?.aborted) onAbort();
    else work(controller.signal, details).then(resolve, stop);
  }).finally(end);
}

/** Waits, and rejects at once when it is no longer wanted. */
export function sleep(milliseconds: number, scope: Scope): Promise<void> {
  return limited(() => new Promise<never>(() => undefined), milliseconds, scope).catch(
    (error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
    },
  );
}

interface Listening {
  readonly listeners: Set<() => void>;
  readonly fire: () => void;
}

const listening = new WeakMap<Signal, Listening>();

/**
 * Listens to a signal once for all: the parts of an upload and the runs of a batch are many, and Node
 * warns of a leak where more than ten listen to one. Gives what ends it.
 */
function onceAborted(signal: Signal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const { listeners, fire } = listening.get(signal) ?? listeningTo(signal);
  signal.addEventListener('abort', fire);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) signal.removeEventListener('abort', fire);
  };
}

function listeningTo(signal: Signal): Listening {
  const listeners = new Set<() => void>();
  const fire = (): void => {
    for (const listen of listeners) listen();
  };
  listening.set(signal, { listeners, fire });
  return { listeners, fire };
}
