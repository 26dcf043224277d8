import { nameParts } from '../../emit/sdk/module-names.ts';
import { stringLiteral } from '../../emit/sdk/literal.ts';
import type { PlannedModel } from '../../plan/types.ts';
import type { Finding } from '../finding.ts';
import { formOfModel, type Body } from '../judge/accepts.ts';
import { acceptedValue } from '../judge/find.ts';
import { bodyAround, bodyOf, parameterAt, pathOf } from './forms.ts';
import { objectCode } from './value-code.ts';

/**
 * A line of TypeScript that compiled against the SDK of before and no longer does. `body` is the
 * request that the finding stands against.
 */
export function brokenCode(
  finding: Finding,
  old: PlannedModel,
  body: Body | undefined,
): string | undefined {
  const { identifier, fileName } = old.names;
  const path = pathOf(finding.oldParameter ?? finding.parameter);
  const planned = parameterAt(formOfModel(old), path);
  const isList = planned?.type.kind === 'array';
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
    case 'no-longer-file':
      return callWith(old, path, isList ? '[new Blob()]' : 'new Blob()');
    case 'allowed-values-set': {
      // Where each single value is in the list, but not every value of the type.
      const type = planned?.parameter.type.startsWith('number') ? 'Number' : 'String';
      const computed = isList ? `[${type}('1')]` : `${type}('1')`;
      return body ? call(old, body) : callWith(old, path, computed);
    }
    default:
      return body && call(old, body);
  }
}

function call(
  { names }: PlannedModel,
  body: Body,
  path?: readonly string[],
  code?: string,
): string {
  return `${names.identifier}.request(${objectCode(body, path, code)});`;
}

/** A call that gives an expression where a value is expected. */
function callWith(
  old: PlannedModel,
  path: readonly string[],
  expression: string,
): string | undefined {
  const form = formOfModel(old);
  const planned = parameterAt(form, path);
  const [name] = path.slice(-1);
  if (!planned || name === undefined) return undefined;
  const given = new Map([[name, acceptedValue(planned)]]);
  const body = bodyAround(form, path.slice(0, -1), (inner) => bodyOf(inner, { given }));
  return body && call(old, body, path, expression);
}
