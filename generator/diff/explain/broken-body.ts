import { changeRules, type ChangeRuleId } from '../../change-rules/registry.ts';
import {
  itemShape,
  satisfiesConstraint,
  shapeOfModel,
  type InputBody,
  type InputShape,
} from '../../model/accepts-value.ts';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { withNames } from '../compare/constraints.ts';
import { describeConstraint } from '../compare/describe-constraint.ts';
import { matchParameters } from '../compare/match-parameters.ts';
import { withoutList } from '../compare/values.ts';
import type { Finding } from '../finding.ts';
import { acceptedValue, findBody, rejectedValue } from '../witness/find-witness.ts';
import { withFields } from '../witness/with-fields.ts';
import { bodyAround, bodyOf, parameterAt, pathOf } from './shape-paths.ts';

/** Returns a body that the model accepted and that the finding breaks; undefined if there is none. */
export function brokenBody(
  finding: Finding,
  before: PlannedModel,
  after: PlannedModel | undefined,
): InputBody | undefined {
  const shapeBefore = shapeOfModel(before);
  const shapeAfter = after && shapeOfModel(after);
  switch (finding.rule) {
    case 'model-removed':
    case 'model-id-changed':
      return bodyOf(shapeBefore);
    case 'required-parameter-added':
    case 'required-parameter-with-default-added':
    case 'parameter-name-reused':
    case 'parameter-became-required':
    case 'parameter-became-required-with-default':
    case 'required-default-removed':
      return bodyWithout(finding, shapeBefore);
    case 'constraint-added':
    case 'constraint-tightened':
      return shapeAfter && bodyAgainstConstraint(finding, shapeBefore, shapeAfter);
    default:
      return bodyWithValue(finding, shapeBefore, shapeAfter);
  }
}

function bodyWithout({ parameter, parameterBefore = parameter }: Finding, shapeBefore: InputShape) {
  const path = pathOf(parameterBefore);
  const absent = new Set(path.slice(-1));
  return bodyAround(shapeBefore, path.slice(0, -1), (shape) => bodyOf(shape, { absent }));
}

function bodyAgainstConstraint(
  finding: Finding,
  shapeBefore: InputShape,
  shapeAfter: InputShape,
): InputBody | undefined {
  const { parameter, parameterBefore = parameter, after: words } = finding;
  const stated = shapeAt(shapeAfter, pathOf(parameter));
  const constraint = stated?.constraints.find(
    (candidate) => describeConstraint(candidate) === words,
  );
  if (!stated || !constraint) return undefined;
  return bodyAround(shapeBefore, pathOf(parameterBefore), (shape) => {
    const { pairs } = matchParameters(shape.parameters, stated.parameters);
    const namesBefore = new Map(
      pairs.map(([plannedBefore, plannedAfter]) => [
        plannedAfter.parameter.name,
        plannedBefore.parameter.name,
      ]),
    );
    const renamed = withNames(constraint, namesBefore);
    const body = findBody(
      shape,
      { constraints: [renamed] },
      (candidate) => !satisfiesConstraint(renamed, candidate),
    );
    return typeof body === 'string' ? undefined : body;
  });
}

function shapeAt(shape: InputShape, path: readonly string[]): InputShape | undefined {
  if (path.length === 0) return shape;
  const planned = parameterAt(shape, path);
  return planned && itemShape(planned);
}

function bodyWithValue(
  finding: Finding,
  shapeBefore: InputShape,
  shapeAfter: InputShape | undefined,
): InputBody | undefined {
  const { parameter, parameterBefore = parameter } = finding;
  const path = pathOf(parameterBefore);
  const plannedBefore = parameterAt(shapeBefore, path);
  const plannedAfter = shapeAfter && parameterAt(shapeAfter, pathOf(parameter));
  const value = plannedBefore && valueAgainst(finding, plannedBefore, plannedAfter);
  const [name] = path.slice(-1);
  if (value === undefined || name === undefined) return undefined;
  const given = new Map([[name, value]]);
  return bodyAround(shapeBefore, path.slice(0, -1), (shape) => bodyOf(shape, { given }));
}

/** Returns a value that was accepted and that this change rejects: any, if the name or the API decides. */
function valueAgainst(
  { rule, field }: Finding,
  before: PlannedParameter,
  after: PlannedParameter | undefined,
): unknown {
  if (rule === 'parameter-removed' || rule === 'parameter-renamed') return acceptedValue(before);
  if (!after || field === undefined) return undefined;
  const value = rejectedValue(before, withOnlyChange(rule, field, before, after), after);
  return value ?? (changeRules[rule].rejectedBy === 'api' ? acceptedValue(before) : undefined);
}

/** Returns the parameter before with only this change applied. */
function withOnlyChange(
  rule: ChangeRuleId,
  field: string,
  before: PlannedParameter,
  after: PlannedParameter,
): PlannedParameter {
  if (rule === 'allowed-values-lifted') return withoutList(before, after);
  switch (field) {
    case 'type':
      return after;
    case 'step':
      return withFields(before, after, ['step', 'min']);
    case 'inputs':
      return withFields(before, after, ['inputs', 'constraints']);
    default:
      return withFields(before, after, [field]);
  }
}
