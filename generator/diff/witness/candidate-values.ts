import { acceptsValue, type InputBody, type TypedParameter } from '../../model/accepts-value.ts';
import { formatTexts } from '../../model/format-text.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { itemType, type ValueType } from '../../model/value-type.ts';
import { candidateNumbers } from './candidate-numbers.ts';

/** The maximum lengths of the texts and lists to create. */
const maxTextLength = 100_000;
const maxListLength = 1_000;

/**
 * Returns values, the simplest first, that include one that `before` accepts and `after` rejects, if
 * there is one. `object` is a minimal item of an `inputs_array`.
 */
export function candidateValues(
  before: TypedParameter,
  after: TypedParameter,
  object: InputBody = {},
): unknown[] {
  const items = candidateItems(itemType(before.type), before.parameter, after.parameter, object);
  if (before.type.kind !== 'array') return items;
  const { parameter } = before;
  const minItems = Math.max(1, parameter.minItems ?? 0);
  const lists = items.map((item) => listOf(minItems, item));
  const simplest = items.find((item) =>
    acceptsValue({ ...before, type: itemType(before.type) }, item),
  );
  const lengths = near([
    parameter.minItems,
    parameter.maxItems,
    after.parameter.minItems,
    after.parameter.maxItems,
  ]);
  return [...lists, ...[0, ...lengths].map((length) => listOf(length, simplest))];
}

function candidateItems(
  type: ValueType,
  before: ResolvedParameter,
  after: ResolvedParameter,
  object: InputBody,
): unknown[] {
  switch (type.kind) {
    case 'literals':
      return [...type.values];
    case 'number':
      return candidateNumbers(before, after);
    case 'string':
      return candidateTexts('text', before, after);
    case 'model':
      return candidateTexts('model_1', before, after);
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

/** Texts of a format that a narrower one rejects: another scheme, upper case, a space. */
const otherTexts = ['http://example.com/a', 'Lighthouse', 'LightHouse 1'];

function candidateTexts(
  word: string,
  before: ResolvedParameter,
  after: ResolvedParameter,
): string[] {
  const ofLength = (length: number, text = word) =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const lengths = near([before.minLength, before.maxLength, after.minLength, after.maxLength]);
  const shortest = Math.min(Math.max(1, before.minLength ?? 0), maxTextLength);
  const listed = after.allowedValues?.length ?? 0;
  return [
    word,
    ...(before.textFormat === undefined ? [] : [...Object.values(formatTexts), ...otherTexts]),
    ...lengths.filter((length) => length <= maxTextLength).map((length) => ofLength(length)),
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
  return Array.from({ length: Math.min(length, maxListLength) }, () => item);
}
