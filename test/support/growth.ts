import { Session } from 'node:inspector';
import { expect } from 'vitest';

/** Each doubling of the input may add this much more work than the one before: 2 is linear, 4 square. */
const limit = 3;
/** Less work than this is not significant: a text that is rejected immediately takes a few blocks. */
const minWork = 20_000;

/**
 * Expects that `run` takes linear time: doubles the input three times and compares what each time
 * adds. Work is counted, not measured: each block of code that runs counts one, each character that a
 * pattern or a search reads counts one. So the result is the same on every machine, and small inputs
 * are enough.
 */
export function expectLinear<Input>(
  make: (size: number) => Input,
  run: (input: Input) => unknown,
  { size = 250 } = {},
): void {
  takeBlocks();
  // A text compiles and keeps things for all later ones, so the first run counts for none.
  if (workOf(make(size * 6), run) < minWork / 2) return;
  const [one = 0, two = 0, four = 0, eight = 0] = [1, 2, 4, 8].map((times) =>
    workOf(make(size * times), run),
  );
  const added = [two - one, four - two, eight - four];
  const [first = 0, second = 0, third = 0] = added.map((work) => Math.max(work, minWork / 20));
  // If the text is read differently from some size on, only one of the two changes.
  const growth = third < minWork ? 0 : Math.min(second / first, third / second);
  expect(growth, `work added by each doubling of ${size}: ${added.join(', ')}`).toBeLessThan(limit);
}

/** Returns the blocks of code that ran since the last count, and the characters that `run` searches. */
function workOf<Input>(input: Input, run: (input: Input) => unknown): number {
  const stopSearches = countSearches();
  try {
    run(input);
    return takeBlocks() + stopSearches();
  } finally {
    stopSearches();
  }
}

let session: Session | undefined;

/** Starts to count blocks, with the profiler of the engine. It answers synchronously. */
export function startCounting(): void {
  stopCounting();
  session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

export function stopCounting(): void {
  session?.post('Profiler.stopPreciseCoverage');
  session?.disconnect();
  session = undefined;
}

/** Returns the blocks of code that ran since the last time. */
function takeBlocks(): number {
  let blocks = 0;
  session?.post('Profiler.takePreciseCoverage', (_, { result }) => {
    for (const { functions } of result) {
      for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
    }
  });
  return blocks;
}

/** Counts the characters that patterns and searches read, which run no other code. */
function countSearches(): () => number {
  /* eslint-disable @typescript-eslint/unbound-method -- called with `this` below, and put back */
  const { exec } = RegExp.prototype;
  const { indexOf, includes } = String.prototype;
  /* eslint-enable @typescript-eslint/unbound-method */
  let characters = 0;
  RegExp.prototype.exec = function (text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    // Such a pattern is tried at one place only.
    const isAnchored = this.source.startsWith('^') && indexOf.call(this.source, '|') === -1;
    const isTriedOnce = this.sticky || (isAnchored && !this.multiline);
    if (match) characters += match.index + match[0].length - from;
    else characters += isTriedOnce ? 1 : Math.max(0, text.length - from);
    return match;
  };
  String.prototype.indexOf = function (search, from = 0) {
    const found = indexOf.call(this, search, from);
    characters += Math.max(0, (found === -1 ? this.length : found) - from);
    return found;
  };
  String.prototype.includes = function (search, from = 0) {
    const found = includes.call(this, search, from);
    characters += Math.max(0, this.length - from);
    return found;
  };
  return () => {
    Object.assign(RegExp.prototype, { exec });
    Object.assign(String.prototype, { indexOf, includes });
    return characters;
  };
}
