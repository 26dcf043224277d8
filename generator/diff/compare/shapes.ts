import type { PlannedParameter } from '../../plan/types.ts';
import { itemShape, type InputShape } from '../../model/accepts.ts';
import { isAssignable } from '../witness/assignable.ts';
import { compareConstraints } from './constraints.ts';
import { pathText, type Change } from './change.ts';
import { compareLimits, compareNumberForm } from './limits.ts';
import { matchParameters } from './match-parameters.ts';
import { compareDefaults, comparePresence } from './presence.ts';
import { compareParameterTexts } from './texts.ts';
import { compareTypes, textRules } from './types.ts';
import { compareAllowedValues, compareFiles, compareModelTypes } from './values.ts';

type Found = Omit<Change, 'path'>;

/** Where the parameters of a form stand: at the top, or in the items of an `inputs_array`. */
interface Place {
  readonly path: readonly string[];
  readonly oldPath: readonly string[];
  /** What the model's parameters were that are gone since an earlier update, by their paths. */
  readonly removed: ReadonlyMap<string, string>;
}

/** What changed in what a model takes, or the items of an `inputs_array`. */
export function compareShapes(old: InputShape, now: InputShape, place: Place): readonly Change[] {
  const { pairs, removed, added } = matchParameters(old.parameters, now.parameters);
  const renamed = new Map(
    pairs
      .map(([before, after]) => [before.parameter.name, after.parameter.name] as const)
      .filter(([before, after]) => before !== after),
  );
  const { path, oldPath } = place;
  return [
    ...removed.map((planned) => removal(planned, now, place)),
    ...added.map((planned) => addition(planned, place)),
    ...pairs.flatMap(([before, after]) =>
      compareParameters(before, after, old, {
        ...place,
        path: [...path, after.parameter.name],
        oldPath: [...oldPath, before.parameter.name],
      }),
    ),
    ...compareConstraints(old, now, renamed).map((change) => ({ ...change, path, oldPath })),
  ];
}

function removal(
  { parameter }: PlannedParameter,
  now: InputShape,
  { path, oldPath }: Place,
): Change {
  // An interface without fields takes an object with any.
  const isBare = path.length > 0 && now.parameters.length === 0;
  return {
    rule: 'parameter-removed',
    path: [...path, parameter.name],
    oldPath: [...oldPath, parameter.name],
    old: parameter.type,
    ...(isBare && { judgement: { sdk: 'warning' } }),
  };
}

function addition({ parameter, optional }: PlannedParameter, place: Place): Change {
  const path = [...place.path, parameter.name];
  const rule = !parameter.required
    ? 'optional-parameter-added'
    : optional
      ? 'required-parameter-with-default-added'
      : 'required-parameter-added';
  const was = place.removed.get(pathText(path));
  if (was === undefined || was === parameter.type) return { rule, path, new: parameter.type };
  return {
    rule: 'parameter-name-reused',
    path,
    old: was,
    new: parameter.type,
    ...(rule === 'required-parameter-added' && {
      judgement: { wire: 'breaking', sdk: 'breaking', bump: 'major' },
    }),
  };
}

function compareParameters(
  old: PlannedParameter,
  now: PlannedParameter,
  around: InputShape,
  place: Place,
): readonly Change[] {
  const [before, after] = [old.parameter, now.parameter];
  const { path, oldPath } = place;
  const here = (found: readonly Found[]) => found.map((each) => ({ ...each, path, oldPath }));
  const renamed: readonly Found[] =
    before.name === after.name
      ? []
      : [{ rule: 'parameter-renamed', old: before.name, new: after.name }];
  const told = [
    ...renamed,
    ...comparePresence(old, now, around),
    ...compareParameterTexts(before, after),
  ];
  const type = compareTypes(old, now);
  if (type && !textRules.has(type.rule)) return here([...told, type]);
  const values = [
    ...(type ? [type] : compareDefaults(old, now)),
    ...compareAllowedValues(old, now),
    ...compareNumberForm(old, now),
    ...compareLimits(old, now),
    ...compareFiles(before, after),
    ...compareModelTypes(before, after),
  ];
  return [...here([...told, ...values]), ...compareSubInputs(old, now, place)];
}

/** What each item of an `inputs_array` holds. */
function compareSubInputs(
  old: PlannedParameter,
  now: PlannedParameter,
  place: Place,
): readonly Change[] {
  const [before, after] = [itemShape(old), itemShape(now)];
  if (before && after) return compareShapes(before, after, place);
  const { path, oldPath } = place;
  const field = 'inputs';
  if (before) {
    return [{ rule: 'sub-inputs-removed', path, oldPath, old: namesIn(before), field }];
  }
  if (!after) return [];
  const fits = isAssignable(old.type, now.type);
  return [
    {
      rule: 'sub-inputs-set',
      path,
      oldPath,
      new: namesIn(after),
      field,
      ...(fits && { judgement: { sdk: 'warning' } }),
    },
  ];
}

function namesIn({ parameters }: InputShape): string[] {
  return parameters.map(({ parameter }) => parameter.name);
}
