import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { code, type Words } from '../../markdown/blocks.ts';

/** The type of a parameter in words: `file (image)`, `list of strings`. */
export function typeInWords({ type, parameter }: PlannedParameter): Words {
  const isList = type.kind === 'array';
  const name = nameOf(isList ? type.item : type);
  if (name === undefined) return [code(parameter.type)];
  return [`${isList ? `list of ${name}s` : name}${detail(parameter)}`];
}

function nameOf(type: ValueType): string | undefined {
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'file':
    case 'object':
      return type.kind;
    case 'model':
      return 'model id';
    case 'literals':
      return typeof (type.values[0] ?? '');
    case 'array':
    case 'unknown':
      return undefined;
  }
}

function detail({ kind }: ResolvedParameter): string {
  return kind === undefined ? '' : ` (${kind})`;
}
