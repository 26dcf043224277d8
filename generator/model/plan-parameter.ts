import { rememberByObject } from '../text/remember.ts';
import { acceptsValue } from './accepts-value.ts';
import { isParameterType } from './definition.ts';
import type { ResolvedParameter } from './resolved-model.ts';
import type { PlannedParameter, ValueType } from './value-type.ts';

/** Returns a parameter with the type of its value and whether an input may omit it. */
export const planParameter = rememberByObject((parameter: ResolvedParameter): PlannedParameter => {
  const type = valueType(parameter);
  const optional = !parameter.required || sendsDefault(type, parameter);
  return { parameter, type, optional };
});

/**
 * Returns whether the SDK sends the default of a required parameter that is not set. It does not
 * send one that contradicts the type or limits of the parameter, nor an empty list, which means "none"
 * on pages and in records.
 */
function sendsDefault(type: ValueType, parameter: ResolvedParameter): boolean {
  const { default: value } = parameter;
  const isNone = typeof value === 'object' && value.length === 0;
  return value !== undefined && !isNone && acceptsValue({ type, parameter }, value);
}

function valueType(parameter: ResolvedParameter): ValueType {
  if (!isParameterType(parameter.type)) return { kind: 'unknown' };
  const literals: ValueType | undefined = parameter.allowedValues && {
    kind: 'literals',
    values: parameter.allowedValues,
  };
  switch (parameter.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'model':
    case 'file':
      return literals ?? { kind: parameter.type };
    case 'string_array':
      return { kind: 'array', item: literals ?? { kind: 'string' } };
    case 'number_array':
      return { kind: 'array', item: literals ?? { kind: 'number' } };
    case 'model_array':
      return { kind: 'array', item: literals ?? { kind: 'model' } };
    case 'file_array':
      return { kind: 'array', item: literals ?? { kind: 'file' } };
    case 'inputs_array':
      return { kind: 'array', item: itemObject(parameter.inputs ?? []) };
  }
}

/** Returns the type of the items of an `inputs_array`. Without `inputs`, their parameters are unknown. */
function itemObject(inputs: readonly ResolvedParameter[]): ValueType {
  return inputs.length === 0
    ? { kind: 'object' }
    : { kind: 'object', parameters: inputs.map(planParameter) };
}
