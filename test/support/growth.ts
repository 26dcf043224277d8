import { expect } from 'vitest';

/** Four times the input may take this much more; at the square of the time it would be sixteen. */
const limit = 10;
/** Shorter runs say nothing, as the compiler of the engine and its memory take as long. */
const shortest = 60;

/**
 * Expects that `run` takes linear time: doubles the input until a run takes long enough to be
 * measured, and compares it with four times the input. Counts the work of this process alone, the
 * least of several runs, so that a busy machine changes nothing.
 */
export function expectLinear<Input>(
  make: (size: number) => Input,
  run: (input: Input) => unknown,
  { from = 1000, to = 32_000 } = {},
): void {
  let size = from;
  while (size < to && work(make(size), run) < shortest) size *= 2;
  const small = leastWork(make(size), run);
  // Nothing of this size takes long.
  if (small < shortest / 2) return;
  let ratio = Infinity;
  for (let tries = 0; tries < 3 && ratio > limit; tries++) {
    ratio = Math.min(ratio, work(make(size * 4), run) / leastWork(make(size), run));
  }
  expect(ratio, `${size} → ${size * 4}`).toBeLessThan(limit);
}

function leastWork<Input>(input: Input, run: (input: Input) => unknown): number {
  return Math.min(work(input, run), work(input, run));
}

/** Milliseconds of the processor. */
function work<Input>(input: Input, run: (input: Input) => unknown): number {
  const before = process.cpuUsage();
  run(input);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
