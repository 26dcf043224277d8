import {
  StructureKind,
  type InterfaceDeclarationStructure,
  type StatementStructures,
} from 'ts-morph';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import type { Rule } from '../../resolve/types.ts';
import { modelDoc, parameterDoc } from './doc-comments.ts';
import { jsDocCode } from './js-doc.ts';
import { printLayout, valueLayout } from './layout.ts';
import { propertyName } from './literal.ts';
import { namesFrom } from './names-from.ts';
import type { ModuleNames } from './module-names.ts';
import { literalsOf, nestedOf } from './parameter-parts.ts';
import { keepLines } from './print-module.ts';
import { runtimeImports } from './runtime-imports.ts';
import { valueTypeText } from './value-type-text.ts';

/** The types that a module declares, and the long lists of values that they name. */
export function declarations(
  planned: PlannedModel,
  names: ModuleNames,
): readonly (string | StatementStructures)[] {
  const { model, parameters } = planned;
  const input = { name: planned.names.inputType, doc: modelDoc(planned) };
  return [
    ...valueLists(names),
    ...itemInterfaces(parameters, names),
    interfaceStructure(input, parameters, model.rules, names),
  ];
}

export function importLines({ parameters, model }: PlannedModel): readonly string[] {
  const { file, ownParameters, rules } = runtimeImports(parameters, model.rules);
  return [
    "import * as z from 'zod/mini';",
    namesFrom('import', ['defineModel', ...(file ? ['file'] : [])], '../runtime/define-model.js'),
    ...(ownParameters.length > 0
      ? [namesFrom('import', ownParameters, '../runtime/own-parameters.js')]
      : []),
    ...(rules.length > 0 ? [namesFrom('import', rules, '../runtime/rules.js')] : []),
    namesFrom('import type', [...(file ? ['FileInput'] : []), 'Model'], '../runtime/model.js'),
  ];
}

function valueLists(names: ModuleNames): string[] {
  return [...names.valueLists].map(([{ type }, name]) =>
    printLayout([`const ${name} = `, valueLayout(literalsOf(type)), ' as const;']),
  );
}

function itemInterfaces(
  parameters: readonly PlannedParameter[],
  names: ModuleNames,
): InterfaceDeclarationStructure[] {
  return parameters.flatMap((planned) => {
    const { parameter, type } = planned;
    const nested = nestedOf(type);
    const name = names.items.get(planned);
    if (!nested || name === undefined) return [];
    const item = { name, doc: `An item of ${jsDocCode(parameter.name)}.` };
    return [
      ...itemInterfaces(nested, names),
      interfaceStructure(item, nested, parameter.rules ?? [], names),
    ];
  });
}

function interfaceStructure(
  { name, doc }: { readonly name: string; readonly doc: string },
  parameters: readonly PlannedParameter[],
  rules: readonly Rule[],
  names: ModuleNames,
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    docs: [doc],
    properties: parameters.map((planned) => {
      const key = propertyName(planned.parameter.name);
      const comment = parameterDoc(planned, rules);
      return {
        name: key,
        hasQuestionToken: planned.optional,
        type: keepLines(valueTypeText(planned, names, `${key}${planned.optional ? '?' : ''}:`)),
        docs: comment === '' ? [] : [comment],
      };
    }),
  };
}
