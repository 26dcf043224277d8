import type { PlannedParameter } from '../plan/types.ts';
import { splitWords } from '../text/split-words.ts';
import { nearestAllowed } from './example-number.ts';
import type { ExampleInput } from './types.ts';

/** Words of names for the lower and the upper end of a range. */
const lower = /^(?:start|begin|from|min|minimum|low|lower|near|in)$/;
const upper = /^(?:end|stop|to|until|max|maximum|high|upper|far|out)$/;

/** Matches every name of an end of a range, and some other names. */
const anyEnd = /start|begin|from|min|low|near|in|end|stop|to|until|max|high|up|far|out/i;

/**
 * Returns the input with each range in order: `startTime` before `endTime`. Omits an upper end that
 * can't follow its lower end.
 */
export function withOrderedRanges(
  parameters: readonly PlannedParameter[],
  input: ExampleInput,
): ExampleInput {
  const present = parameters.filter(
    ({ parameter: { name }, type }) =>
      type.kind === 'number' && anyEnd.test(name) && input.has(name),
  );
  if (present.length < 2) return input;
  const result = new Map(input);
  for (const [low, high] of ranges(present)) {
    const [start, end] = [low, high].map(({ parameter }) => result.get(parameter.name));
    if (typeof start !== 'number' || typeof end !== 'number' || start < end) continue;
    const preferred = nearestAllowed(start + 5, high.parameter);
    if (preferred > start) result.set(high.parameter.name, preferred);
    else if (high.optional) result.delete(high.parameter.name);
  }
  return result;
}

function ranges(
  parameters: readonly PlannedParameter[],
): readonly (readonly [PlannedParameter, PlannedParameter])[] {
  const ends = (pattern: RegExp) =>
    parameters.flatMap((planned) => {
      const words = splitWords(planned.parameter.name);
      const rest = words.filter((word) => !pattern.test(word));
      return rest.length < words.length ? [{ planned, rest: rest.join(' ') }] : [];
    });
  const highs = ends(upper);
  return ends(lower).flatMap((low) => {
    const high = highs.find(({ rest }) => rest === low.rest);
    return high ? [[low.planned, high.planned] as const] : [];
  });
}
