import type { ResolvedParameter } from '../model/resolved-model.ts';
import { rateReadings } from './rate-certainty.ts';
import { readConstraints } from './read-constraints.ts';
import { readContent } from './read-content.ts';
import { readFileLimits } from './read-file-limits.ts';
import { readItemCounts } from './read-item-counts.ts';
import { readNumberLimits } from './read-number-limits.ts';
import { readTextLengths } from './read-text-lengths.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import type { RatedReading, Reading } from './types.ts';

/** Reads all limits and constraints that the description of a parameter states. */
export function readProse(
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): RatedReading[] {
  const { description } = parameter;
  if (description === undefined) return [];
  const sentences = sentencesOf(description);
  const readings = sentences.flatMap((sentence) =>
    rateReadings(
      [
        ...readLimits(sentence, parameter),
        ...readContent(sentence, parameter, siblings),
        ...readConstraints(sentence, parameter, siblings),
      ],
      sentence,
      sentences,
    ),
  );
  const understood = readings.filter(({ fact }) => fact !== undefined);
  // If one sentence with a constraint is understood, the next often repeats it.
  return understood.some(({ fact }) => fact?.kind === 'constraint')
    ? keepWidest(understood)
    : [...keepWidest(understood), ...readings.filter(({ fact }) => fact === undefined)];
}

/** The type decides which limits there can be. */
function readLimits(sentence: Sentence, parameter: ResolvedParameter): Reading[] {
  const { type } = parameter;
  return [
    ...(type.endsWith('_array') ? readItemCounts(sentence) : []),
    ...(type.startsWith('string') ? readTextLengths(sentence) : []),
    ...(type.startsWith('file') ? readFileLimits(sentence) : []),
    ...(type.startsWith('number') ? readNumberLimits(sentence, parameter) : []),
  ];
}

/** Keeps each fact once; of several figures for one limit, the one that refuses least. */
function keepWidest(readings: readonly RatedReading[]): RatedReading[] {
  const byField = new Map<string, RatedReading>();
  for (const reading of readings) {
    const { fact } = reading;
    const key = fact?.kind === 'limit' ? fact.field : JSON.stringify(fact);
    const other = byField.get(key);
    byField.set(key, other ? wider(other, reading) : reading);
  }
  return [...byField.values()];
}

function wider(one: RatedReading, other: RatedReading): RatedReading {
  if (one.fact?.kind !== 'limit' || other.fact?.kind !== 'limit') return one;
  const [value, another] = [one.fact.value, other.fact.value];
  if (value === another) return one;
  const kept = one.fact.field.startsWith('min') === value < another ? one : other;
  const caveat = `it also says ${kept === one ? another : value}`;
  return { ...kept, caveats: [...new Set([...kept.caveats, caveat])], certainty: 'unsure' };
}
