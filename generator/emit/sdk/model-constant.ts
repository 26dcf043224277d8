import type { ModuleNames } from '../../plan/module-names.ts';
import type { PlannedModel } from '../../plan/types.ts';
import {
  constantLayout,
  functionLayout,
  huggingCallLayout,
  objectLayout,
  printLayout,
  typeReferenceLayout,
  unionLayout,
  valueLayout,
} from '../../typescript/layout.ts';
import { stringLiteral } from '../../typescript/literal.ts';
import { parametersLayout } from './parameter-data.ts';
import { objectSchemaLayout } from './schema-layout.ts';

/** The exported constant of a module with its comment. */
export function modelConstant(planned: PlannedModel, names: ModuleNames): string {
  const { model, parameters } = planned;
  const { identifier, inputType } = planned.names;
  const required = parameters
    .filter(({ optional }) => !optional)
    .map(({ parameter }) => stringLiteral(parameter.name));
  const type = typeReferenceLayout('Model', [
    stringLiteral(model.id),
    inputType,
    ...(required.length > 0 ? [unionLayout(required)] : []),
  ]);
  const spec = objectLayout([
    ['id', valueLayout(model.id)],
    ['name', valueLayout(model.name)],
    ['capabilities', valueLayout(model.capabilities)],
    ['parameters', parametersLayout(parameters, names)],
    ['schema', functionLayout(objectSchemaLayout(parameters, model.constraints, names))],
  ]);
  const value = huggingCallLayout('/* @__PURE__ */ defineModel', spec);
  return `/** {@link ${inputType}} as a request builder, a validator and data. */
${printLayout(constantLayout(identifier, type, value))}`;
}
