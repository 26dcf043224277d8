import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { literal } from './literal.ts';
import type { ModuleNames } from './module-names.ts';

/** The type of a parameter's value as TypeScript. */
export function valueTypeText(parameter: PlannedParameter, names: ModuleNames): string {
  const text = (type: ValueType): string => {
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
      case 'literals': {
        const list = names.valueLists.get(parameter);
        return list ? `(typeof ${list})[number]` : type.values.map(literal).join(' | ');
      }
      case 'object':
        return names.items.get(parameter) ?? 'Readonly<Record<string, unknown>>';
      case 'array': {
        const item = text(type.item);
        return type.item.kind === 'literals' ? `readonly (${item})[]` : `readonly ${item}[]`;
      }
    }
  };
  return text(parameter.type);
}
