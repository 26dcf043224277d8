import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { withNames } from '../compare/constraints.ts';
import { describeConstraint } from '../compare/describe-constraint.ts';
import { matchParameters } from '../compare/match-parameters.ts';
import { withoutList } from '../compare/values.ts';
import type { Finding } from '../finding.ts';
import {
  shapeOfModel,
  itemShape,
  satisfies,
  type Body,
  type InputShape,
} from '../../model/accepts.ts';
import { acceptedValue, findBody, refusedValue } from '../witness/find-witness.ts';
import { withFields } from '../witness/with-fields.ts';
import { changeRules, type ChangeRuleId } from '../../change-rules/registry.ts';
import { bodyAround, bodyOf, parameterAt, pathOf } from './forms.ts';

/** A body that the model took and that the finding stands against; undefined where there is none. */
export function brokenBody(
  finding: Finding,
  old: PlannedModel,
  now: PlannedModel | undefined,
): Body | undefined {
  const before = shapeOfModel(old);
  const after = now && shapeOfModel(now);
  switch (finding.rule) {
    case 'model-removed':
    case 'model-id-changed':
      return bodyOf(before);
    case 'required-parameter-added':
    case 'required-parameter-with-default-added':
    case 'parameter-name-reused':
    case 'parameter-became-required':
    case 'parameter-became-required-with-default':
    case 'required-default-removed':
      return bodyWithout(finding, before);
    case 'constraint-added':
    case 'constraint-tightened':
      return after && bodyAgainstRule(finding, before, after);
    default:
      return bodyWithValue(finding, before, after);
  }
}

function bodyWithout({ parameter, oldParameter = parameter }: Finding, before: InputShape) {
  const path = pathOf(oldParameter);
  const absent = new Set(path.slice(-1));
  return bodyAround(before, path.slice(0, -1), (form) => bodyOf(form, { absent }));
}

function bodyAgainstRule(
  finding: Finding,
  before: InputShape,
  after: InputShape,
): Body | undefined {
  const { parameter, oldParameter = parameter, new: words } = finding;
  const stated = formAt(after, pathOf(parameter));
  const rule = stated?.constraints.find((each) => describeConstraint(each) === words);
  if (!stated || !rule) return undefined;
  return bodyAround(before, pathOf(oldParameter), (form) => {
    const { pairs } = matchParameters(form.parameters, stated.parameters);
    const oldNames = new Map(pairs.map(([was, is]) => [is.parameter.name, was.parameter.name]));
    const meant = withNames(rule, oldNames);
    const body = findBody(
      form,
      { constraints: [meant] },
      (candidate) => !satisfies(meant, candidate),
    );
    return typeof body === 'string' ? undefined : body;
  });
}

function formAt(form: InputShape, path: readonly string[]): InputShape | undefined {
  if (path.length === 0) return form;
  const planned = parameterAt(form, path);
  return planned && itemShape(planned);
}

function bodyWithValue(
  finding: Finding,
  before: InputShape,
  after: InputShape | undefined,
): Body | undefined {
  const { parameter, oldParameter = parameter } = finding;
  const path = pathOf(oldParameter);
  const was = parameterAt(before, path);
  const is = after && parameterAt(after, pathOf(parameter));
  const value = was && valueAgainst(finding, was, is);
  const [name] = path.slice(-1);
  if (value === undefined || name === undefined) return undefined;
  const given = new Map([[name, value]]);
  return bodyAround(before, path.slice(0, -1), (form) => bodyOf(form, { given }));
}

/** A value that was taken and that this one change stands against: any, where the name or the API decides. */
function valueAgainst(
  { rule, field }: Finding,
  old: PlannedParameter,
  now: PlannedParameter | undefined,
): unknown {
  if (rule === 'parameter-removed' || rule === 'parameter-renamed') return acceptedValue(old);
  if (!now || field === undefined) return undefined;
  const value = refusedValue(old, changedAlone(rule, field, old, now), now);
  return value ?? (changeRules[rule].refusedBy === 'api' ? acceptedValue(old) : undefined);
}

/** The parameter of before with this one change. */
function changedAlone(
  rule: ChangeRuleId,
  field: string,
  old: PlannedParameter,
  now: PlannedParameter,
): PlannedParameter {
  if (rule === 'allowed-values-lifted') return withoutList(old, now);
  switch (field) {
    case 'type':
      return now;
    case 'step':
      return withFields(old, now, ['step', 'min']);
    case 'inputs':
      return withFields(old, now, ['inputs', 'rules']);
    default:
      return withFields(old, now, [field]);
  }
}
