import { plainText } from '../../markdown/markdown-text.ts';
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
  type CodeLayout,
} from '../../typescript/layout.ts';
import { stringLiteral } from '../../typescript/literal.ts';
import { modelConstantDoc } from './doc-comments.ts';
import { docComment } from './interface-text.ts';
import { parametersLayout } from './parameter-data.ts';
import { objectSchemaLayout } from './schema-layout.ts';

/** Prints the exported constant of a module with its comment. */
export function modelConstant(planned: PlannedModel, names: ModuleNames): string {
  return `${docComment(modelConstantDoc(planned))}
${printLayout(modelConstantLayout(planned, names))}`;
}

/** Lays out the exported constant of a module. */
export function modelConstantLayout(planned: PlannedModel, names: ModuleNames): CodeLayout {
  const { model, parameters, outputKinds } = planned;
  const { identifier, inputType } = planned.names;
  const required = parameters
    .filter(({ optional }) => !optional)
    .map(({ parameter }) => stringLiteral(parameter.name));
  const type = typeReferenceLayout('Model', [
    stringLiteral(model.id),
    inputType,
    ...(required.length > 0 ? [unionLayout(required)] : outputKinds.length > 0 ? ['never'] : []),
    ...(outputKinds.length > 0 ? [unionLayout(outputKinds.map(stringLiteral))] : []),
  ]);
  const spec = objectLayout([
    ['id', valueLayout(model.id)],
    ['name', valueLayout(model.name)],
    ['description', model.description ? valueLayout(plainText(model.description)) : undefined],
    ['deprecated', model.deprecated && 'true'],
    ['capabilities', valueLayout(model.capabilities)],
    ['outputKinds', valueLayout(outputKinds)],
    ['parameters', parametersLayout(parameters, model.constraints, names)],
    ['presets', model.presets && valueLayout(model.presets)],
    ['schema', functionLayout(objectSchemaLayout(parameters, model.constraints, names))],
  ]);
  const value = huggingCallLayout('/* @__PURE__ */ defineModel', spec);
  return constantLayout(identifier, type, value);
}
