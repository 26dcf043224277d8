import { isDeepStrictEqual } from 'node:util';
import { distance } from 'fastest-levenshtein';
import type { PlannedParameter } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';

export interface Matched<Item> {
  readonly pairs: readonly (readonly [old: Item, now: Item])[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** Which parameter of before is which of now: by name, or else by what speaks for a rename. */
export function matchParameters(
  old: readonly PlannedParameter[],
  now: readonly PlannedParameter[],
): Matched<PlannedParameter> {
  const oldNames = new Map(old.map((planned) => [planned.parameter.name, planned]));
  const nowNames = new Set(now.map(({ parameter }) => parameter.name));
  const pairs = now.flatMap((planned): [PlannedParameter, PlannedParameter][] => {
    const before = oldNames.get(planned.parameter.name);
    return before ? [[before, planned]] : [];
  });
  const removed = old.filter(({ parameter }) => !nowNames.has(parameter.name));
  const added = now.filter(({ parameter }) => !oldNames.has(parameter.name));
  const renames = findRenames(removed, added);
  return {
    pairs: [...pairs, ...renames],
    removed: removed.filter((planned) => !renames.some(([before]) => before === planned)),
    added: added.filter((planned) => !renames.some(([, after]) => after === planned)),
  };
}

function findRenames(
  removed: readonly PlannedParameter[],
  added: readonly PlannedParameter[],
): [PlannedParameter, PlannedParameter][] {
  const likely = (
    old: PlannedParameter,
    among: readonly PlannedParameter[],
    test: (old: ResolvedParameter, now: ResolvedParameter) => boolean,
  ) => among.filter((now) => test(old.parameter, now.parameter));
  const renames: [PlannedParameter, PlannedParameter][] = [];
  for (const test of [isSpelledOtherwise, isSameButForName]) {
    for (const old of removed) {
      if (renames.some(([before]) => before === old)) continue;
      const free = added.filter((now) => !renames.some(([, after]) => after === now));
      const [now, ...others] = likely(old, free, test);
      const rivals = now && removed.filter((other) => likely(other, [now], test).length > 0);
      // Where two could be meant, neither is.
      if (now && others.length === 0 && rivals?.length === 1) renames.push([old, now]);
    }
  }
  return renames;
}

/** `ingredients_mode` and `ingredientsMode`. */
function isSpelledOtherwise(old: ResolvedParameter, now: ResolvedParameter): boolean {
  return bareName(old.name) === bareName(now.name);
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** The same shape, and nothing in the descriptions that speaks against it. */
function isSameButForName(old: ResolvedParameter, now: ResolvedParameter): boolean {
  if (!isDeepStrictEqual(shapeOf(old), shapeOf(now))) return false;
  if (old.description === undefined || now.description === undefined) return true;
  return (
    haveWordsInCommon(old.description, now.description) ||
    distance(old.name.toLowerCase(), now.name.toLowerCase()) <= old.name.length / 3
  );
}

/** What decides which values a parameter takes. */
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

/** A third of all words is a lot for two sentences on different things. */
function haveWordsInCommon(one: string, other: string): boolean {
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  const common = [...words].filter((word) => otherWords.has(word)).length;
  return common * 3 >= new Set([...words, ...otherWords]).size;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Letter}{3,}/gu) ?? []);
}
