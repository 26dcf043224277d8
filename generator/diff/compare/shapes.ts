import { itemShape, type InputShape } from '../../model/accepts-value.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { isAssignable } from '../witness/assignable.ts';
import { pathText, type Change, type UnplacedChange } from './change.ts';
import { compareConstraints } from './constraints.ts';
import { compareLimits, compareNumberForm } from './limits.ts';
import { matchParameters } from './match-parameters.ts';
import { compareDefaults, comparePresence } from './presence.ts';
import { compareParameterTexts } from './texts.ts';
import { compareTypes, textTypeRules } from './types.ts';
import { compareAllowedValues, compareFiles, compareModelTypes } from './values.ts';

/** The location of the compared parameters: at the top, or in the items of an `inputs_array`. */
interface Place {
  readonly path: readonly string[];
  readonly pathBefore: readonly string[];
  /** The types of the parameters that earlier updates removed, by path. */
  readonly removed: ReadonlyMap<string, string>;
}

/** Compares the parameters of a model, or of the items of an `inputs_array`. */
export function compareShapes(
  before: InputShape,
  after: InputShape,
  place: Place,
): readonly Change[] {
  const { pairs, removed, added } = matchParameters(before.parameters, after.parameters);
  const renamed = new Map(
    pairs
      .map(([from, to]) => [from.parameter.name, to.parameter.name] as const)
      .filter(([from, to]) => from !== to),
  );
  const { path, pathBefore } = place;
  return [
    ...removed.map((planned) => removal(planned, after, place)),
    ...added.map((planned) => addition(planned, place)),
    ...pairs.flatMap(([from, to]) =>
      compareParameters(from, to, before, {
        ...place,
        path: [...path, to.parameter.name],
        pathBefore: [...pathBefore, from.parameter.name],
      }),
    ),
    ...compareConstraints(before, after, renamed).map((change) => ({
      ...change,
      path,
      pathBefore,
    })),
  ];
}

function removal(
  { parameter }: PlannedParameter,
  after: InputShape,
  { path, pathBefore }: Place,
): Change {
  // An interface without fields accepts any object.
  const isBare = path.length > 0 && after.parameters.length === 0;
  return {
    rule: 'parameter-removed',
    path: [...path, parameter.name],
    pathBefore: [...pathBefore, parameter.name],
    before: parameter.type,
    ...(isBare && { judgment: { sdk: 'warning' } }),
  };
}

function addition({ parameter, optional }: PlannedParameter, place: Place): Change {
  const path = [...place.path, parameter.name];
  const rule = !parameter.required
    ? 'optional-parameter-added'
    : optional
      ? 'required-parameter-with-default-added'
      : 'required-parameter-added';
  const before = place.removed.get(pathText(path));
  if (before === undefined || before === parameter.type)
    return { rule, path, after: parameter.type };
  return {
    rule: 'parameter-name-reused',
    path,
    before,
    after: parameter.type,
    ...(rule === 'required-parameter-added' && {
      judgment: { wire: 'breaking', sdk: 'breaking', bump: 'major' },
    }),
  };
}

function compareParameters(
  before: PlannedParameter,
  after: PlannedParameter,
  shape: InputShape,
  place: Place,
): readonly Change[] {
  const [from, to] = [before.parameter, after.parameter];
  const { path, pathBefore } = place;
  const here = (found: readonly UnplacedChange[]) =>
    found.map((change) => ({ ...change, path, pathBefore }));
  const renamed: readonly UnplacedChange[] =
    from.name === to.name ? [] : [{ rule: 'parameter-renamed', before: from.name, after: to.name }];
  const described = [
    ...renamed,
    ...comparePresence(before, after, shape),
    ...compareParameterTexts(from, to),
  ];
  const type = compareTypes(before, after);
  if (type && !textTypeRules.has(type.rule)) return here([...described, type]);
  const values = [
    ...(type ? [type] : compareDefaults(before, after)),
    ...compareAllowedValues(before, after),
    ...compareNumberForm(before, after),
    ...compareLimits(before, after),
    ...compareFiles(from, to),
    ...compareModelTypes(from, to),
  ];
  return [...here([...described, ...values]), ...compareSubInputs(before, after, place)];
}

/** Compares the items of an `inputs_array`. */
function compareSubInputs(
  before: PlannedParameter,
  after: PlannedParameter,
  place: Place,
): readonly Change[] {
  const [from, to] = [itemShape(before), itemShape(after)];
  if (from && to) return compareShapes(from, to, place);
  const { path, pathBefore } = place;
  const field = 'inputs';
  if (from) {
    return [{ rule: 'sub-inputs-removed', path, pathBefore, before: namesIn(from), field }];
  }
  if (!to) return [];
  const fits = isAssignable(before.type, after.type);
  return [
    {
      rule: 'sub-inputs-set',
      path,
      pathBefore,
      after: namesIn(to),
      field,
      ...(fits && { judgment: { sdk: 'warning' } }),
    },
  ];
}

function namesIn({ parameters }: InputShape): string[] {
  return parameters.map(({ parameter }) => parameter.name);
}
