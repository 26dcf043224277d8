import type { Scalar } from '../../model/definition.ts';
import { code, joined, type Inline, type Words } from '../../markdown/blocks.ts';

/** A value as the reference writes it, in quotation marks where one could not see its ends. */
export function valueCode(value: Scalar): Inline {
  const text = String(value);
  return code(text === '' || text !== text.trim() ? `"${text}"` : text);
}

/** One value, or the items of a list. */
export function defaultWords(value: Scalar | readonly Scalar[] | undefined): Words {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [valueCode(value)];
  return value.length === 0 ? [code('[]')] : joined(value.map(valueCode));
}
