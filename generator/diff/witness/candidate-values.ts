import { accepts, type Body, type TypedParameter } from '../../model/accepts.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { itemType, type ValueType } from '../../model/value-type.ts';
import { candidateNumbers } from './candidate-numbers.ts';

/** Longer texts and lists are judged by their length, not made up. */
const longestText = 100_000;
const longestList = 1_000;

/**
 * Values, the plainest first, among which one shows that `now` takes less than `old`, if it does.
 * `object` is what an item of an `inputs_array` holds at least.
 */
export function candidateValues(
  old: TypedParameter,
  now: TypedParameter,
  object: Body = {},
): unknown[] {
  const items = candidateItems(itemType(old.type), old.parameter, now.parameter, object);
  if (old.type.kind !== 'array') return items;
  const { parameter } = old;
  const least = Math.max(1, parameter.minItems ?? 0);
  const lists = items.map((item) => listOf(least, item));
  const plain = items.find((item) => accepts({ ...old, type: itemType(old.type) }, item));
  const lengths = near([
    parameter.minItems,
    parameter.maxItems,
    now.parameter.minItems,
    now.parameter.maxItems,
  ]);
  return [...lists, ...[0, ...lengths].map((length) => listOf(length, plain))];
}

function candidateItems(
  type: ValueType,
  old: ResolvedParameter,
  now: ResolvedParameter,
  object: Body,
): unknown[] {
  switch (type.kind) {
    case 'literals':
      return [...type.values];
    case 'number':
      return candidateNumbers(old, now);
    case 'string':
      return candidateTexts('text', old, now);
    case 'model':
      return candidateTexts('model_1', old, now);
    case 'boolean':
      return [true, false];
    case 'file':
      return ['asset_1'];
    case 'object':
      return [object, { anything: 1 }];
    case 'unknown':
    case 'array':
      return ['anything', 1, true, { anything: 1 }, ['anything', 1]];
  }
}

function candidateTexts(word: string, old: ResolvedParameter, now: ResolvedParameter): string[] {
  const ofLength = (length: number, text = word) =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const lengths = near([old.minLength, old.maxLength, now.minLength, now.maxLength]);
  const shortest = Math.min(Math.max(1, old.minLength ?? 0), longestText);
  const listed = now.allowedValues?.length ?? 0;
  return [
    word,
    ...lengths.filter((length) => length <= longestText).map((length) => ofLength(length)),
    '',
    ...Array.from({ length: listed + 1 }, (_, at) =>
      ofLength(shortest, String.fromCodePoint(0x4e00 + at)),
    ),
  ];
}

function near(limits: readonly (number | undefined)[]): number[] {
  return limits
    .flatMap((limit) => (limit === undefined ? [] : [limit, limit - 1, limit + 1]))
    .filter((length) => Number.isInteger(length) && length >= 0);
}

function listOf(length: number, item: unknown): unknown[] {
  return Array.from({ length: Math.min(length, longestList) }, () => item);
}
