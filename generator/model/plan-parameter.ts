import { isParameterType, type Scalar } from './definition.ts';
import type { ResolvedParameter } from './resolved-model.ts';
import type { PlannedParameter, ValueType } from './value-type.ts';

export function planParameter(parameter: ResolvedParameter): PlannedParameter {
  const type = valueType(parameter);
  const builderSendsDefault = parameter.default !== undefined && accepts(type, parameter.default);
  return { parameter, type, optional: !parameter.required || builderSendsDefault };
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
      return {
        kind: 'array',
        item: {
          kind: 'object',
          ...(parameter.inputs && { parameters: parameter.inputs.map(planParameter) }),
        },
      };
  }
}

/** Whether a documented default is a value of the parameter's own type: a page may contradict itself. */
function accepts(type: ValueType, value: Scalar | readonly Scalar[]): boolean {
  if (type.kind === 'unknown') return true;
  if (typeof value === 'object') {
    return type.kind === 'array' && value.every((item) => accepts(type.item, item));
  }
  switch (type.kind) {
    case 'literals':
      return type.values.includes(value);
    case 'string':
    case 'model':
      return typeof value === 'string';
    case 'file':
      return typeof value === 'string' && value !== '';
    case 'number':
    case 'boolean':
      return typeof value === type.kind;
    case 'array':
    case 'object':
      return false;
  }
}
