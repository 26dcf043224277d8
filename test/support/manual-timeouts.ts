import { vi } from 'vitest';

/** Milliseconds of a timeout that passes when the test says so, and never on its own. */
export const manual = 1_000_000_000;

/** The timeouts of {@link manual} milliseconds that are pending. */
export interface ManualTimeouts {
  readonly pending: () => number;
  /** Lets the time of all these timeouts pass. */
  readonly pass: () => void;
}

/**
 * Takes the timeouts of {@link manual} milliseconds out of the clock until the end of the test, so
 * that a test of a timeout does not depend on how busy the machine is. Others work as always.
 */
export function manualTimeouts(): ManualTimeouts {
  const { setTimeout: start, clearTimeout: end } = globalThis;
  const waiting = new Map<unknown, () => void>();
  vi.stubGlobal('setTimeout', (run: () => void, milliseconds = 0) => {
    // A part of it may have passed before the timer is set. Longer ones mean "never" to the client.
    const isManual = milliseconds > manual / 2 && milliseconds <= manual;
    if (!isManual) return start(run, milliseconds);
    const timer = {};
    waiting.set(timer, run);
    return timer;
  });
  vi.stubGlobal('clearTimeout', (timer: NodeJS.Timeout) => {
    if (!waiting.delete(timer)) end(timer);
  });
  return {
    pending: () => waiting.size,
    pass: () => {
      const due = [...waiting.values()];
      waiting.clear();
      for (const run of due) run();
    },
  };
}
