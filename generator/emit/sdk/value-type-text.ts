import { rememberUnnamed, type ModuleNames } from '../../plan/module-names.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import {
  printLayout,
  unionArrayLayout,
  unionLayout,
  type CodeLayout,
} from '../../typescript/layout.ts';
import { printLiteral, propertyName } from '../../typescript/literal.ts';

/** Prints a property of an interface, `numOutputs?: number;`. */
export const propertyText = rememberUnnamed((planned, names): string => {
  const { parameter, type, optional } = planned;
  const indentation = 2;
  const layouts = valueTypeLayouts(planned, names);
  // Under `exactOptionalPropertyTypes`, `{ seed: isFixed ? 1 : undefined }` requires `undefined`.
  const isAny = type.kind === 'unknown';
  const types = optional && !isAny ? [...layouts, 'undefined'] : layouts;
  const key = `${propertyName(parameter.name)}${optional ? '?' : ''}: `;
  return printLayout([key, unionLayout(types), ';'], indentation);
});

/** Returns the types of a union, or the only type. */
function valueTypeLayouts(parameter: PlannedParameter, names: ModuleNames): readonly CodeLayout[] {
  const list = names.valueLists.get(parameter);
  const layout = (type: ValueType): CodeLayout => {
    switch (type.kind) {
      case 'string':
      case 'number':
      case 'boolean':
      case 'unknown':
        return type.kind;
      case 'model':
        return 'string';
      case 'file':
        return 'FileInput';
      case 'literals':
        return list === undefined
          ? unionLayout(type.values.map(printLiteral))
          : `(typeof ${list})[number]`;
      case 'object':
        return names.items.get(parameter) ?? 'Readonly<Record<string, unknown>>';
      case 'array':
        return type.item.kind === 'literals' && list === undefined
          ? ['readonly ', unionArrayLayout(type.item.values.map(printLiteral))]
          : ['readonly ', layout(type.item), '[]'];
    }
  };
  const { type } = parameter;
  return type.kind === 'literals' && list === undefined
    ? type.values.map(printLiteral)
    : [layout(type)];
}
