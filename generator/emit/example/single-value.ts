import type { ValueType } from '../../plan/types.ts';
import { slugOf } from '../../reference/definition-path.ts';
import type { ResolvedParameter } from '../../resolve/types.ts';
import { exampleNumber } from './number.ts';
import { exampleText, type Subject } from './text.ts';

type SingleType = Exclude<ValueType, { kind: 'array' | 'object' }>;

/** A value that is no list and no object; `index` tells the items of a list apart. */
export function singleValue(
  type: SingleType,
  parameter: ResolvedParameter,
  subject: Subject,
  index?: number,
): string | number | boolean {
  switch (type.kind) {
    case 'literals': {
      const telling = type.values.filter((value) => value !== '');
      const values = telling.length > 0 ? telling : type.values;
      return values[(index ?? 0) % values.length] ?? '';
    }
    case 'string':
    case 'unknown':
      return exampleText(parameter, subject);
    case 'number':
      return exampleNumber(parameter);
    case 'boolean':
      return true;
    case 'file':
      return placeholderId('asset', parameter, index);
    case 'model':
      return placeholderId('model', parameter, index);
  }
}

/** `asset_your-reference-image-2` for the second of `referenceImages`: plain to see what belongs there. */
function placeholderId(
  prefix: 'asset' | 'model',
  { name, kind = 'own' }: ResolvedParameter,
  index?: number,
): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/(?<=^|-)(?:ur[il]|id)(s?)$/, '$1')
    .replace(/^-+|-+$/g, '');
  const single = words.replace(/([^s])s$/, '$1');
  return `${prefix}_your-${single || slugOf(kind)}${index === undefined ? '' : `-${index + 1}`}`;
}
