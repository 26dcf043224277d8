import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { ValueType } from '../plan/types.ts';
import { exampleFile } from './file.ts';
import { exampleNumber } from './number.ts';
import { placeholder } from './placeholder.ts';
import { exampleText, type Subject } from './text.ts';
import type { ExampleFile } from './types.ts';

type SingleType = Exclude<ValueType, { kind: 'array' | 'object' }>;

/** A value that is no list and no object; `index` tells the items of a list apart. */
export function singleValue(
  type: SingleType,
  parameter: ResolvedParameter,
  subject: Subject,
  index?: number,
): string | number | boolean | ExampleFile {
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
      return exampleFile(parameter, subject, index);
    case 'model':
      return `model_${placeholder(parameter, index)}`;
  }
}
