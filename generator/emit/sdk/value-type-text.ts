import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { literal } from './literal.ts';
import { printLayout, unionArrayLayout, unionLayout, type Layout } from './layout.ts';
import type { ModuleNames } from './module-names.ts';

/** The type of a property of an interface as TypeScript; `before` is what its line begins with. */
export function valueTypeText(
  parameter: PlannedParameter,
  names: ModuleNames,
  before: string,
): string {
  const indentation = 2;
  const text = printLayout([before, ' ', valueTypeLayout(parameter, names), ';'], indentation);
  return text.slice(before.length, -1).replace(/^ /, '');
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
