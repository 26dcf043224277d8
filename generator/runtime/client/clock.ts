import { AbortedError, TimeoutError, type ErrorDetails, type Submission } from './errors.js';
import { platform, type PlatformSignal, type Signal } from './platform.js';

/** The signal that aborts an operation, and the details of its errors. */
export interface Scope {
  readonly signal?: Signal | undefined;
  readonly modelId?: string | undefined;
  readonly jobId?: string | undefined;
  /** Whether there is a job. Default: `accepted` if there is a `jobId`, otherwise `none`. */
  readonly submission?: Submission | undefined;
}

/** Returns the details of an error of this operation. */
export function detailsOf({ modelId, jobId, submission }: Scope): ErrorDetails {
  return { modelId, jobId, submission: submission ?? (jobId ? 'accepted' : 'none') };
}

/** Returns a monotonic time in milliseconds, which changes of the system clock do not affect. */
export function currentTime(): number {
  return platform.performance.now();
}

/**
 * Returns the Unix time in milliseconds: the time at which the program started, plus the monotonic
 * time since then.
 */
export function timeOfDay(): number {
  return platform.performance.timeOrigin + currentTime();
}

/** The timeout of a file in milliseconds, long enough for a slow connection. */
export const fileTimeout = 600_000;

/** The longest delay of a timer in milliseconds. A longer timer fires immediately. */
export const longestTimer: number = 2 ** 31 - 1;

/**
 * Runs `work` for at most `milliseconds`, or until the signal of `scope` is aborted. It then
 * rejects immediately, even if `work` ignores its signal. `name` is the subject of the timeout
 * message.
 */
export function withTimeLimit<Value>(
  work: (signal: PlatformSignal) => Promise<Value>,
  milliseconds: number,
  scope: Scope,
  name = '',
): Promise<Value> {
  const { signal } = scope;
  const details = detailsOf(scope);
  const controller = new platform.AbortController();
  let timer: unknown;
  let stopListening = (): void => undefined;
  return new Promise<Value>((resolve, reject) => {
    const stop = (error: Error): void => {
      controller.abort();
      reject(error);
    };
    const onAbort = (): void => {
      const message = `Stopped waiting; job: ${details.jobId ?? details.submission}`;
      stop(new AbortedError(message, { ...details, cause: signal?.reason }));
    };
    timer = platform.setTimeout(
      () => {
        stop(new TimeoutError(`${name} took longer than ${Math.round(milliseconds)} ms`, details));
      },
      Math.min(milliseconds, longestTimer),
    );
    stopListening = onceAborted(signal, onAbort);
    if (signal?.aborted) onAbort();
    else work(controller.signal).then(resolve, stop);
  }).finally(() => {
    platform.clearTimeout(timer);
    stopListening();
  });
}

/** Waits, and rejects immediately if the signal is aborted. */
export function sleepFor(milliseconds: number, scope: Scope): Promise<void> {
  return withTimeLimit(() => new Promise<never>(() => undefined), milliseconds, scope).catch(
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
 * Adds a listener to a signal, and returns a function that removes it. All listeners of a signal
 * share one event listener, as Node warns of a leak from the eleventh on.
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
  const state = { listeners, fire };
  listening.set(signal, state);
  return state;
}
