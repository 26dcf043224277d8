import type { Scalar } from '../model/definition.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, inUse } from './constraint-reading.ts';
import type { ReadCondition } from './read-condition.ts';
import type { Found, Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** Returns the constraints that a parameter needs others, or values of others. */
export function needReadings(
  sentence: Sentence,
  match: Found,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
  { when, caveats, phrase }: ReadCondition & { readonly phrase: string },
): Reading[] {
  const names = when.map(({ parameter }) => parameter);
  if (when.some(({ values }) => values !== undefined)) {
    return when.flatMap((each) => valueReadings(sentence, match, self, others, each, caveats));
  }
  const kind = /\bor\b|\//.test(phrase) && names.length > 1 ? 'requiresAnyOf' : 'requires';
  const needed = others.filter(({ name, required }) => required && names.includes(name));
  if (needed.length === names.length) return [];
  const [target, another] = others.filter(({ name }) => names.includes(name));
  const named = target && another === undefined ? valueNamed(phrase, target) : undefined;
  if (target && named !== undefined) {
    const each = { parameter: target.name, values: [named] };
    return valueReadings(sentence, match, self, others, each, caveats);
  }
  const all = [...caveats, ...doubts(phrase, names, others)];
  if (self.type === 'boolean' && kind === 'requires') {
    const state = inUse(self);
    return names.map((parameter) =>
      constraintReading(sentence, match, { kind: 'requiredWhen', parameter, when: state }, all),
    );
  }
  const constraint = { kind, parameter: self.name, needs: names } as const;
  return [constraintReading(sentence, match, constraint, all)];
}

/** A default or a value among the words may satisfy the need. */
function doubts(
  phrase: string,
  names: readonly string[],
  others: readonly ResolvedParameter[],
): string[] {
  const mentioned = new Set(phrase.split(/[^a-z0-9]+/));
  return others
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, default: value, allowedValues = [] }) => [
      ...(value === undefined ? [] : [`\`${name}\` has a default`]),
      ...(allowedValues.some((each) => mentioned.has(String(each).toLowerCase()))
        ? [`it may mean a value of \`${name}\``]
        : []),
    ]);
}

/** Finds the only allowed value among words that name its parameter: "custom canvas mode". */
function valueNamed(phrase: string, { allowedValues = [] }: ResolvedParameter): Scalar | undefined {
  const found = new Set(phrase.split(/[^a-z0-9]+/));
  const [one, another] = allowedValues.filter((value) => found.has(String(value).toLowerCase()));
  return another === undefined ? one : undefined;
}

/**
 * Reads "Requires texture to be on": another value is refused, and so is an omitted one if the
 * default differs.
 */
export function valueReadings(
  sentence: Sentence,
  match: Found,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
  { parameter, values = [] }: Condition,
  caveats: readonly string[],
): Reading[] {
  const when = inUse(self);
  const target = others.find(({ name }) => name === parameter);
  const isDefault = values.some((value) => value === target?.default);
  const needsValue = target?.required !== true && !isDefault;
  const limit: ConstraintTerms = { kind: 'limitedWhen', parameter, when, values };
  return [
    constraintReading(sentence, match, limit, caveats),
    ...(needsValue
      ? [constraintReading(sentence, match, { kind: 'requiredWhen', parameter, when }, caveats)]
      : []),
  ];
}
