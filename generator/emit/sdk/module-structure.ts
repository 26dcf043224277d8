import type { Constraint } from '../../model/resolved-model.ts';
import { literalsOf, nestedOf } from '../../model/value-type.ts';
import type { ModuleNames } from '../../plan/module-names.ts';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { jsDocCode } from '../../typescript/js-doc.ts';
import { printLayout, valueLayout, type CodeLayout } from '../../typescript/layout.ts';
import { namesFrom } from '../../typescript/names-in-code.ts';
import { modelDoc, parameterDoc } from './doc-comments.ts';
import { interfaceText } from './interface-text.ts';
import { runtimeImports } from './runtime-imports.ts';
import { propertyText } from './value-type-text.ts';

/** Prints the types that a module declares, and the long lists of values that they name. */
export function typeDeclarations(planned: PlannedModel, names: ModuleNames): readonly string[] {
  const { model, parameters } = planned;
  const input = { name: planned.names.inputType, doc: modelDoc(planned) };
  const lists = valueLists(names);
  return [
    ...(lists.length > 0 ? [lists.join('\n')] : []),
    ...itemInterfaces(parameters, names),
    objectInterface(input, parameters, model.constraints, names),
  ];
}

/** Returns the import statements of a model's module. */
export function importLines(
  { parameters, model }: PlannedModel,
  print: (layout: CodeLayout) => string = printLayout,
): readonly string[] {
  const { file, constraints, valueChecks } = runtimeImports(parameters, model.constraints);
  const from = (names: readonly string[], path: string, keyword = 'import') =>
    namesFrom(keyword, names, path, print);
  return [
    from(['defineModel', ...(file ? ['file'] : [])], '../runtime/define-model.js'),
    ...(constraints.length > 0 ? [from(constraints, '../runtime/constraints.js')] : []),
    ...(valueChecks.length > 0 ? [from(valueChecks, '../runtime/value-checks.js')] : []),
    "import * as z from '../runtime/schema.js';",
    from([...(file ? ['FileInput'] : []), 'Model'], '../runtime/model.js', 'import type'),
    '',
    "export { InvalidRequestError } from '../runtime/invalid-request-error.js';",
  ];
}

/** Prints the long lists of values that a module names. */
export function valueLists(
  names: ModuleNames,
  print: (layout: CodeLayout) => string = printLayout,
): string[] {
  return [...names.valueLists].map(([{ type }, name]) =>
    print([`const ${name} = `, valueLayout(literalsOf(type)), ' as const;']),
  );
}

function itemInterfaces(parameters: readonly PlannedParameter[], names: ModuleNames): string[] {
  return parameters.flatMap((planned) => {
    const { parameter, type } = planned;
    const nested = nestedOf(type);
    const name = names.items.get(planned);
    if (!nested || name === undefined) return [];
    const item = { name, doc: `An item of ${jsDocCode(parameter.name)}.` };
    return [
      ...itemInterfaces(nested, names),
      objectInterface(item, nested, parameter.constraints ?? [], names),
    ];
  });
}

function objectInterface(
  { name, doc }: { readonly name: string; readonly doc: string },
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  names: ModuleNames,
): string {
  const properties = parameters.map((planned) => ({
    text: propertyText(planned, names),
    doc: parameterDoc(planned, constraints),
  }));
  return interfaceText({ name, doc, properties });
}
