import type { ModuleNames } from '../../plan/module-names.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import {
  printLayout,
  unionArrayLayout,
  unionLayout,
  type Layout,
} from '../../typescript/layout.ts';
import { literal } from '../../typescript/literal.ts';

/** A property of an interface, `numOutputs?: number;`; `key` is what it begins with. */
export function propertyText(parameter: PlannedParameter, names: ModuleNames, key: string): string {
  const indentation = 2;
  return printLayout([key, ' ', valueTypeLayout(parameter, names), ';'], indentation);
}

function valueTypeLayout(parameter: PlannedParameter, names: ModuleNames): Layout {
  const list = names.valueLists.get(parameter);
  const layout = (type: ValueType): Layout => {
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
          ? unionLayout(type.values.map(literal))
          : `(typeof ${list})[number]`;
      case 'object':
        return names.items.get(parameter) ?? 'Readonly<Record<string, unknown>>';
      case 'array':
        return type.item.kind === 'literals' && list === undefined
          ? ['readonly ', unionArrayLayout(type.item.values.map(literal))]
          : ['readonly ', layout(type.item), '[]'];
    }
  };
  return layout(parameter.type);
}
