import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { withNames } from '../compare/between-parameters.ts';
import { describeRule } from '../compare/describe-rule.ts';
import { matchParameters } from '../compare/match-parameters.ts';
import { withoutList } from '../compare/values.ts';
import type { Finding } from '../finding.ts';
import { formOfModel, itemForm, obeys, type Body, type Form } from '../judge/accepts.ts';
import { acceptedValue, findBody, refusedValue } from '../judge/find.ts';
import { withFields } from '../judge/with-fields.ts';
import { rules, type RuleId } from '../rules/registry.ts';
import { bodyAround, bodyOf, parameterAt, pathOf } from './forms.ts';

/** A body that the model took and that the finding stands against; undefined where there is none. */
export function brokenBody(
  finding: Finding,
  old: PlannedModel,
  now: PlannedModel | undefined,
): Body | undefined {
  const before = formOfModel(old);
  const after = now && formOfModel(now);
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
    case 'rule-added':
    case 'rule-tightened':
      return after && bodyAgainstRule(finding, before, after);
    default:
      return bodyWithValue(finding, before, after);
  }
}

function bodyWithout({ parameter, oldParameter = parameter }: Finding, before: Form) {
  const path = pathOf(oldParameter);
  const absent = new Set(path.slice(-1));
  return bodyAround(before, path.slice(0, -1), (form) => bodyOf(form, { absent }));
}

function bodyAgainstRule(finding: Finding, before: Form, after: Form): Body | undefined {
  const { parameter, oldParameter = parameter, new: words } = finding;
  const stated = formAt(after, pathOf(parameter));
  const rule = stated?.rules.find((each) => describeRule(each) === words);
  if (!stated || !rule) return undefined;
  return bodyAround(before, pathOf(oldParameter), (form) => {
    const { pairs } = matchParameters(form.parameters, stated.parameters);
    const oldNames = new Map(pairs.map(([was, is]) => [is.parameter.name, was.parameter.name]));
    const meant = withNames(rule, oldNames);
    const body = findBody(form, { rules: [meant] }, (candidate) => !obeys(meant, candidate));
    return typeof body === 'string' ? undefined : body;
  });
}

function formAt(form: Form, path: readonly string[]): Form | undefined {
  if (path.length === 0) return form;
  const planned = parameterAt(form, path);
  return planned && itemForm(planned);
}

function bodyWithValue(finding: Finding, before: Form, after: Form | undefined): Body | undefined {
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
  return value ?? (rules[rule].refusedBy === 'api' ? acceptedValue(old) : undefined);
}

/** The parameter of before with this one change. */
function changedAlone(
  rule: RuleId,
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
