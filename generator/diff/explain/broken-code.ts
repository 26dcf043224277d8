import { setterAccess } from '../../plan/setter-access.ts';
import { stringLiteral } from '../../typescript/literal.ts';
import { nameParts } from '../../plan/module-names.ts';
import { planModel } from '../../plan/plan-model.ts';
import type { PlannedModel } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import type { Finding } from '../finding.ts';
import { shapeOfModel } from '../../model/accepts.ts';
import { acceptedValue } from '../witness/find-witness.ts';
import { brokenBody } from './broken-body.ts';
import { limitFields } from '../../change-rules/limits.ts';
import { bodyAround, bodyOf, parameterAt, pathOf } from './forms.ts';
import { objectCode, valueCode } from './value-code.ts';

const limitNames = ['integer', 'step', ...limitFields.map(({ field }) => field)];

/**
 * A line of TypeScript that compiled against the SDK of before and no longer does, with values
 * that were accepted, unless the limits of before left none.
 */
export function brokenCode(
  finding: Finding,
  before: PlannedModel,
  after: PlannedModel | undefined,
): string | undefined {
  const bare = ['rules', ...limitNames];
  const now = after && asTyped(after, bare);
  return (
    lineFor(finding, asTyped(before, ['rules']), now) ??
    lineFor(finding, asTyped(before, bare), now)
  );
}

function lineFor(
  finding: Finding,
  old: PlannedModel,
  now: PlannedModel | undefined,
): string | undefined {
  const { identifier, fileName } = old.names;
  const path = pathOf(finding.oldParameter ?? finding.parameter);
  const planned = parameterAt(shapeOfModel(old), path);
  const isList = planned?.type.kind === 'array';
  const body = brokenBody(finding, old, now);
  const callGiven = body && `${identifier}.request(${objectCode(body)});`;
  switch (finding.rule) {
    case 'model-removed':
    case 'model-identifier-changed':
      return `import { ${identifier} } from 'scenario-models';`;
    case 'model-id-changed':
      return `type Input = InputOf<${stringLiteral(old.model.id)}>;`;
    case 'sub-inputs-removed': {
      const item = planned && nameParts(old).items.get(planned);
      return item && `import type { ${item} } from 'scenario-models/models/${fileName}';`;
    }
    case 'parameter-removed':
    case 'parameter-renamed': {
      const [name = '', ...inner] = path;
      const value = planned && acceptedValue(planned);
      if (inner.length > 0 || value === undefined) return callGiven;
      return `${identifier}.builder()${setterAccess(name)}(${valueCode(value)});`;
    }
    case 'no-longer-file':
      return callWith(old, path, isList ? '[new Blob()]' : 'new Blob()');
    case 'allowed-values-set': {
      // Where each single value is in the list, but not every value of the type.
      const type = planned?.parameter.type.startsWith('number') ? 'Number' : 'String';
      return callGiven ?? callWith(old, path, isList ? `[${type}('1')]` : `${type}('1')`);
    }
    default:
      return callGiven;
  }
}

/** A call that gives an expression where a value is expected. */
function callWith(
  old: PlannedModel,
  path: readonly string[],
  expression: string,
): string | undefined {
  const form = shapeOfModel(old);
  const planned = parameterAt(form, path);
  const [name] = path.slice(-1);
  if (!planned || name === undefined) return undefined;
  const given = new Map([[name, acceptedValue(planned)]]);
  const body = bodyAround(form, path.slice(0, -1), (inner) => bodyOf(inner, { given }));
  return body && `${old.names.identifier}.request(${objectCode(body, path, expression)});`;
}

/** Types know nothing of the rules between parameters, nor of limits. */
function asTyped(planned: PlannedModel, without: readonly string[]): PlannedModel {
  const { model, page, names } = planned;
  const parameters = model.parameters.map((parameter) => strip(parameter, without));
  return planModel({ ...model, constraints: [], parameters }, page, names);
}

function strip(parameter: ResolvedParameter, without: readonly string[]): ResolvedParameter {
  const { name, type, inputs } = parameter;
  const kept = Object.entries(parameter).filter(([field]) => !without.includes(field));
  return {
    ...Object.fromEntries(kept),
    name,
    type,
    ...(inputs && { inputs: inputs.map((input) => strip(input, without)) }),
  };
}
