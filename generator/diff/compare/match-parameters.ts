import { isDeepStrictEqual } from 'node:util';
import { distance } from 'fastest-levenshtein';
import type { PlannedParameter } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';

export interface Matched<Item> {
  readonly pairs: readonly (readonly [before: Item, after: Item])[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** Pairs the parameters of both sides by name, then those that were probably renamed. */
export function matchParameters(
  before: readonly PlannedParameter[],
  after: readonly PlannedParameter[],
): Matched<PlannedParameter> {
  const namesBefore = new Map(before.map((planned) => [planned.parameter.name, planned]));
  const namesAfter = new Set(after.map(({ parameter }) => parameter.name));
  const pairs = after.flatMap((planned): [PlannedParameter, PlannedParameter][] => {
    const from = namesBefore.get(planned.parameter.name);
    return from ? [[from, planned]] : [];
  });
  const removed = before.filter(({ parameter }) => !namesAfter.has(parameter.name));
  const added = after.filter(({ parameter }) => !namesBefore.has(parameter.name));
  const renames = findRenames(removed, added);
  return {
    pairs: [...pairs, ...renames],
    removed: removed.filter((planned) => !renames.some(([from]) => from === planned)),
    added: added.filter((planned) => !renames.some(([, to]) => to === planned)),
  };
}

function findRenames(
  removed: readonly PlannedParameter[],
  added: readonly PlannedParameter[],
): [PlannedParameter, PlannedParameter][] {
  const likely = (
    before: PlannedParameter,
    among: readonly PlannedParameter[],
    test: (before: ResolvedParameter, after: ResolvedParameter) => boolean,
  ) => among.filter((after) => test(before.parameter, after.parameter));
  const renames: [PlannedParameter, PlannedParameter][] = [];
  for (const test of [differsInSpelling, differsInName]) {
    for (const before of removed) {
      if (renames.some(([from]) => from === before)) continue;
      const free = added.filter((after) => !renames.some(([, to]) => to === after));
      const [after, ...others] = likely(before, free, test);
      const rivals = after && removed.filter((other) => likely(other, [after], test).length > 0);
      // An ambiguous match is not a match.
      if (after && others.length === 0 && rivals?.length === 1) renames.push([before, after]);
    }
  }
  return renames;
}

/** Returns whether names differ only in spelling: `ingredients_mode` and `ingredientsMode`. */
function differsInSpelling(before: ResolvedParameter, after: ResolvedParameter): boolean {
  return bareName(before.name) === bareName(after.name);
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Returns whether two parameters have the same shape and similar descriptions. */
function differsInName(before: ResolvedParameter, after: ResolvedParameter): boolean {
  if (!isDeepStrictEqual(shapeOf(before), shapeOf(after))) return false;
  if (before.description === undefined || after.description === undefined) return true;
  return (
    haveWordsInCommon(before.description, after.description) ||
    distance(before.name.toLowerCase(), after.name.toLowerCase()) <= before.name.length / 3
  );
}

/** The fields that decide which values a parameter accepts. */
const shapeFields = [
  'type',
  'required',
  'default',
  'min',
  'max',
  'integer',
  'step',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'kind',
  'maxSize',
  'maxDuration',
  'modelTypes',
  'inputs',
] as const satisfies readonly (keyof ResolvedParameter)[];

function shapeOf(parameter: ResolvedParameter): readonly unknown[] {
  return [...shapeFields.map((field) => parameter[field]), new Set(parameter.allowedValues)];
}

/** Sentences on different subjects rarely share a third of their words. */
function haveWordsInCommon(one: string, other: string): boolean {
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  const common = [...words].filter((word) => otherWords.has(word)).length;
  return common * 3 >= new Set([...words, ...otherWords]).size;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Letter}{3,}/gu) ?? []);
}
