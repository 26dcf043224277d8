import { plainText } from '../../markdown/markdown-text.ts';
import type { ModuleNames } from '../../plan/module-names.ts';
import type { PlannedModel } from '../../plan/types.ts';
import {
  constantLayout,
  functionLayout,
  huggingCallLayout,
  objectLayout,
  printLayout,
  printWithFields,
  separateObjectLayout,
  typeReferenceLayout,
  unionLayout,
  valueLayout,
  type CodeLayout,
} from '../../typescript/layout.ts';
import { stringLiteral } from '../../typescript/literal.ts';
import { modelConstantDoc } from './doc-comments.ts';
import { docComment } from './interface-text.ts';
import { parameterFields, parametersLayout } from './parameter-data.ts';
import { objectSchemaLayout, schemaFields } from './schema-layout.ts';

/** Prints the exported constant of a module with its comment. */
export function modelConstant(planned: PlannedModel, names: ModuleNames): string {
  const { parameters, model } = planned;
  const outer = modelConstantLayout(planned, names, separateObjectLayout, separateObjectLayout);
  const code =
    printWithFields(
      outer,
      (indentation) => parameterFields(parameters, model.constraints, names, indentation),
      (indentation) => schemaFields(parameters, names, indentation),
    ) ?? printLayout(modelConstantLayout(planned, names));
  return `${docComment(modelConstantDoc(planned))}\n${code}`;
}

/** Lays out the exported constant of a module. */
export function modelConstantLayout(
  planned: PlannedModel,
  names: ModuleNames,
  data = parametersLayout(planned.parameters, planned.model.constraints, names),
  shape?: CodeLayout,
): CodeLayout {
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
    ['parameters', data],
    ['presets', model.presets && valueLayout(model.presets)],
    ['schema', functionLayout(objectSchemaLayout(parameters, model.constraints, names, shape))],
  ]);
  const value = huggingCallLayout('/* @__PURE__ */ defineModel', spec);
  return constantLayout(identifier, type, value);
}
