import { violatedLimits } from '../model/accepts-value.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { ValueType } from '../plan/types.ts';
import { exampleFile } from './example-file.ts';
import { exampleNumber } from './example-number.ts';
import { exampleText, translationAmong } from './example-text.ts';
import type { SampleContext } from './model-purpose.ts';
import { placeholderName } from './placeholder.ts';
import type { ExampleFile } from './types.ts';

type SingleType = Exclude<ValueType, { kind: 'array' | 'object' }>;

/**
 * Returns a value that is not a list or an object; undefined if the reference does not
 * suggest one. `index` distinguishes the items of a list.
 */
export function singleValue(
  type: SingleType,
  parameter: ResolvedParameter,
  context: SampleContext,
  index?: number,
): string | number | boolean | ExampleFile | undefined {
  switch (type.kind) {
    case 'literals': {
      const usable = type.values.filter(
        (value) => value !== '' && violatedLimits(value, parameter).length === 0,
      );
      const values = usable.length > 0 ? usable : type.values;
      return translationAmong(parameter, values) ?? values[(index ?? 0) % values.length];
    }
    case 'string':
      return exampleText(parameter, context.purpose);
    case 'number':
      return exampleNumber(parameter);
    case 'boolean':
      return true;
    case 'file':
      return exampleFile(parameter, context, index);
    case 'model':
      return `model_${placeholderName(parameter, index)}`;
    case 'unknown':
      return undefined;
  }
}
