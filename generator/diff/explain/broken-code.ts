import { limitFields } from '../../change-rules/limits.ts';
import { shapeOfModel } from '../../model/accepts-value.ts';
import { planParameter } from '../../model/plan-parameter.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { nameDeclarations } from '../../plan/module-names.ts';
import { planModel } from '../../plan/plan-model.ts';
import { setterAccess } from '../../plan/setter-access.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { stringLiteral } from '../../typescript/literal.ts';
import type { Finding } from '../finding.ts';
import { acceptedValue } from '../witness/find-witness.ts';
import { brokenBody } from './broken-body.ts';
import { bodyAround, bodyOf, parameterAt, pathOf } from './shape-paths.ts';
import { literalCode, objectLiteralCode } from './value-code.ts';

const limitNames = ['integer', 'step', ...limitFields.map(({ field }) => field)];

/**
 * Returns a line of TypeScript that compiled against the previous SDK and no longer does. Its
 * values were accepted, unless the previous limits did not allow any.
 */
export function brokenCode(
  finding: Finding,
  modelBefore: PlannedModel,
  modelAfter: PlannedModel | undefined,
): string | undefined {
  const bare = ['constraints', ...limitNames];
  const after = modelAfter && asTyped(modelAfter, bare);
  return (
    lineFor(finding, asTyped(modelBefore, ['constraints']), after) ??
    lineFor(finding, asTyped(modelBefore, bare), after)
  );
}

function lineFor(
  finding: Finding,
  before: PlannedModel,
  after: PlannedModel | undefined,
): string | undefined {
  const { identifier, fileName } = before.names;
  const path = pathOf(finding.parameterBefore ?? finding.parameter);
  const planned = parameterAt(shapeOfModel(before), path);
  const isList = planned?.type.kind === 'array';
  const body = brokenBody(finding, before, after);
  const callGiven = body && `${identifier}.request(${objectLiteralCode(body)});`;
  switch (finding.rule) {
    case 'model-removed':
    case 'model-identifier-changed':
      return `import { ${identifier} } from 'scenario-models';`;
    case 'model-id-changed':
      return `type Input = InputOf<${stringLiteral(before.model.id)}>;`;
    case 'sub-inputs-removed': {
      const item = planned && nameDeclarations(before).items.get(planned);
      return item && `import type { ${item} } from 'scenario-models/models/${fileName}';`;
    }
    case 'parameter-removed':
    case 'parameter-renamed': {
      const [name = '', ...inner] = path;
      const value = planned && acceptedValue(planned);
      if (inner.length > 0 || value === undefined) return callGiven;
      return `${identifier}.builder()${setterAccess(name)}(${literalCode(value)});`;
    }
    case 'no-longer-file':
      return callWith(before, path, isList ? '[new Blob()]' : 'new Blob()');
    case 'allowed-values-set': {
      // Each accepted value is in the list, but not every value of the type.
      const type = planned?.parameter.type.startsWith('number') ? 'Number' : 'String';
      return callGiven ?? callWith(before, path, isList ? `[${type}('1')]` : `${type}('1')`);
    }
    default:
      return callGiven;
  }
}

/** Returns a call with an expression instead of a value. */
function callWith(
  before: PlannedModel,
  path: readonly string[],
  expression: string,
): string | undefined {
  const shape = shapeOfModel(before);
  const planned = parameterAt(shape, path);
  const [name] = path.slice(-1);
  if (!planned || name === undefined) return undefined;
  const given = new Map([[name, acceptedValue(planned)]]);
  const body = bodyAround(shape, path.slice(0, -1), (inner) => bodyOf(inner, { given }));
  return (
    body && `${before.names.identifier}.request(${objectLiteralCode(body, path, expression)});`
  );
}

/** Returns a model without the facts that types do not express: constraints and limits. */
function asTyped(planned: PlannedModel, without: readonly string[]): PlannedModel {
  const { model, page, names } = planned;
  const parameters = model.parameters.map((parameter) => strip(parameter, without));
  return planModel({ ...model, constraints: [], parameters }, page, names);
}

function strip(parameter: ResolvedParameter, without: readonly string[]): ResolvedParameter {
  const { name, type, inputs } = parameter;
  // A default that only the limits make unusable must not make the parameter optional.
  const dropped = planParameter(parameter).optional ? without : [...without, 'default'];
  const kept = Object.entries(parameter).filter(([field]) => !dropped.includes(field));
  return {
    ...Object.fromEntries(kept),
    name,
    type,
    ...(inputs && { inputs: inputs.map((input) => strip(input, without)) }),
  };
}
