import { distance } from 'fastest-levenshtein';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { omitFields } from '../../text/omit-fields.ts';

/** The items of two sides: pairs, and those of one side only. */
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
  const renamed = new Set(renames.flat());
  return {
    pairs: [...pairs, ...renames],
    removed: removed.filter((planned) => !renamed.has(planned)),
    added: added.filter((planned) => !renamed.has(planned)),
  };
}

type Pair = [PlannedParameter, PlannedParameter];

interface Group {
  readonly removed: readonly PlannedParameter[];
  readonly added: readonly PlannedParameter[];
}

/** A larger group is matched by description only, as comparing all pairs takes too long. */
const maxGroupSize = 100;

function findRenames(
  removed: readonly PlannedParameter[],
  added: readonly PlannedParameter[],
): Pair[] {
  const respelled = pairsOfOne(groupsBy(spelling, removed, added));
  const paired = new Set(respelled.flat());
  const unpaired = added.filter((planned) => !paired.has(planned));
  const renamed = groupsBy(shapeKey, removed, unpaired).flatMap((group) =>
    Math.max(group.removed.length, group.added.length) > maxGroupSize
      ? pairsOfOne(groupsBy(({ parameter }) => parameter.description, group.removed, group.added))
      : similarPairs(group),
  );
  return [...respelled, ...renamed.filter(([before]) => !paired.has(before))];
}

/** Groups the parameters of both sides by a key, and omits groups with only one side. */
function groupsBy(
  keyOf: (planned: PlannedParameter) => string | undefined,
  removed: readonly PlannedParameter[],
  added: readonly PlannedParameter[],
): readonly Group[] {
  const groups = new Map<string, { removed: PlannedParameter[]; added: PlannedParameter[] }>();
  const place = (planned: PlannedParameter, side: 'removed' | 'added') => {
    const key = keyOf(planned);
    if (key === undefined) return;
    const group = groups.get(key) ?? { removed: [], added: [] };
    groups.set(key, group);
    group[side].push(planned);
  };
  for (const planned of removed) place(planned, 'removed');
  for (const planned of added) place(planned, 'added');
  return [...groups.values()].filter((group) => group.removed.length > 0 && group.added.length > 0);
}

/** Pairs the parameters of groups with one on each side. An ambiguous match is not a match. */
function pairsOfOne(groups: readonly Group[]): Pair[] {
  return groups.flatMap(({ removed, added }): Pair[] => {
    const [[before, ...others], [after, ...othersAfter]] = [removed, added];
    return before && after && others.length + othersAfter.length === 0 ? [[before, after]] : [];
  });
}

/** Pairs the parameters of a group that are similar only to each other. */
function similarPairs({ removed, added }: Group): Pair[] {
  const similar = removed.flatMap((before) =>
    added
      .filter((after) => areSimilar(before.parameter, after.parameter))
      .map((after): Pair => [before, after]),
  );
  const counts = new Map<PlannedParameter, number>();
  for (const planned of similar.flat()) counts.set(planned, (counts.get(planned) ?? 0) + 1);
  return similar.filter((pair) => pair.every((planned) => counts.get(planned) === 1));
}

/** `ingredients_mode` and `ingredientsMode` have the same spelling. */
function spelling({ parameter }: PlannedParameter): string {
  return bareName(parameter.name);
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/**
 * Returns whether two parameters of the same shape may be the same one, by their descriptions and
 * names.
 */
function areSimilar(before: ResolvedParameter, after: ResolvedParameter): boolean {
  if (before.description === undefined || after.description === undefined) return true;
  return (
    haveWordsInCommon(before.description, after.description) ||
    distance(before.name.toLowerCase(), after.name.toLowerCase()) <= before.name.length / 3
  );
}

/** The facts that do not decide which values a parameter accepts. All others are its shape. */
const notShape = [
  ...(['name', 'description', 'deprecated', 'facts', 'provenance', 'constraints'] as const),
  ...(['label', 'group', 'hint', 'placeholder', 'valueLabels'] as const),
  ...(['costImpact', 'prompt', 'parent', 'maskFrom'] as const),
] as const satisfies readonly (keyof ResolvedParameter)[];

/** Returns the same text for the same shape, in any order of its allowed values and fields. */
function shapeKey({ parameter }: PlannedParameter): string {
  const allowedValues = parameter.allowedValues?.map((value) => JSON.stringify(value)).sort();
  return JSON.stringify({ ...omitFields(parameter, ...notShape), allowedValues }, sortedFields);
}

/** Sorts fields as the replacer of `JSON.stringify`, so that equal objects have equal JSON. */
export function sortedFields(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sentences on different subjects rarely share a third of their words. */
function haveWordsInCommon(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const common = [...wordsA].filter((word) => wordsB.has(word)).length;
  return common * 3 >= new Set([...wordsA, ...wordsB]).size;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Letter}{3,}/gu) ?? []);
}
