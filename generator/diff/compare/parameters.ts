import type { PlannedParameter } from '../../plan/types.ts';

import { itemForm, type Form } from '../judge/accepts.ts';
import { compareRules } from './between-parameters.ts';
import { pathText, type Change } from './change.ts';
import { compareDefaults, comparePresence } from './presence.ts';
import { compareLimits, compareNumberForm } from './limits.ts';
import { matchParameters } from './match-parameters.ts';
import { compareParameterTexts } from './texts.ts';
import { compareTypes, textRules } from './types.ts';
import { compareAllowedValues, compareFiles, compareModelTypes } from './values.ts';

export interface ComparedParameters {
  readonly changes: readonly Change[];
  /** The names of now by those of before, where they differ. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** The types of the model's parameters that were removed once, by their paths. */
export type RemovedTypes = ReadonlyMap<string, string>;

interface Paths {
  readonly path: readonly string[];
  readonly oldPath: readonly string[];
}

/** What changed between two lists of parameters, those of a model or of the items of an `inputs_array`. */
export function compareParameters(
  old: readonly PlannedParameter[],
  now: readonly PlannedParameter[],
  removedTypes: RemovedTypes,
  parent: Paths = { path: [], oldPath: [] },
): ComparedParameters {
  const { pairs, removed, added } = matchParameters(old, now);
  const renamed = new Map(
    pairs
      .map(([before, after]) => [before.parameter.name, after.parameter.name] as const)
      .filter(([before, after]) => before !== after),
  );
  const changes = [
    ...removed.map(({ parameter }) => ({
      rule: 'parameter-removed' as const,
      path: [...parent.path, parameter.name],
      oldPath: [...parent.oldPath, parameter.name],
      old: parameter.type,
    })),
    ...added.map((planned) => addition(planned, removedTypes, parent.path)),
    ...pairs.flatMap(([before, after]) => {
      const paths = {
        path: [...parent.path, after.parameter.name],
        oldPath: [...parent.oldPath, before.parameter.name],
      };
      return comparePair(before, after, removedTypes, paths);
    }),
  ];
  return { changes, renamed };
}

function addition(
  { parameter, optional }: PlannedParameter,
  removedTypes: RemovedTypes,
  parent: readonly string[],
): Change {
  const path = [...parent, parameter.name];
  const rule = !parameter.required
    ? 'optional-parameter-added'
    : optional
      ? 'required-parameter-with-default-added'
      : 'required-parameter-added';
  const type = removedTypes.get(pathText(path));
  if (type === undefined || type === parameter.type) return { rule, path, new: parameter.type };
  const breaks = rule === 'required-parameter-added';
  return {
    rule: 'parameter-name-reused',
    path,
    old: type,
    new: parameter.type,
    ...(breaks && { judgement: { wire: 'breaking', sdk: 'breaking', bump: 'major' } }),
  };
}

function comparePair(
  old: PlannedParameter,
  now: PlannedParameter,
  removedTypes: RemovedTypes,
  paths: Paths,
): Change[] {
  const at = (changes: readonly Omit<Change, 'path'>[]) =>
    changes.map((change) => ({ ...change, ...paths }));
  const [before, after] = [old.parameter, now.parameter];
  const renamed: Omit<Change, 'path'>[] =
    before.name === after.name
      ? []
      : [{ rule: 'parameter-renamed', old: before.name, new: after.name }];
  const outside = [
    ...renamed,
    ...comparePresence(old, now),
    ...compareParameterTexts(before, after),
  ];
  const type = compareTypes(old, now);
  if (type && !textRules.has(type.rule)) return at([...outside, type]);
  return [
    ...at([
      ...outside,
      ...(type ? [type] : compareDefaults(old, now)),
      ...compareAllowedValues(old, now),
      ...compareNumberForm(old, now),
      ...compareLimits(old, now),
      ...compareFiles(before, after),
      ...compareModelTypes(before, after),
    ]),
    ...compareSubInputs(old, now, removedTypes, paths),
  ];
}

/** What each item of an `inputs_array` holds. */
function compareSubInputs(
  old: PlannedParameter,
  now: PlannedParameter,
  removedTypes: RemovedTypes,
  paths: Paths,
): readonly Change[] {
  const [before, after] = [itemForm(old), itemForm(now)];
  if (before && after) {
    const inside = compareParameters(before.parameters, after.parameters, removedTypes, paths);
    const rules = compareRules(before, after, inside.renamed);
    return [...inside.changes, ...rules.map((change) => ({ ...change, ...paths }))];
  }
  const field = 'inputs';
  if (after) return [{ ...paths, rule: 'sub-inputs-set', new: namesIn(after), field }];
  if (before) return [{ ...paths, rule: 'sub-inputs-removed', old: namesIn(before), field }];
  return [];
}

function namesIn({ parameters }: Form): string[] {
  return parameters.map(({ parameter }) => parameter.name);
}
