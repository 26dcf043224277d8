import type { PlannedParameter, ValueType } from '../../generator/plan/types.ts';

/** The way in which the values of a body are wrong; `valid` ones break only constraints. */
const ways = ['wrong type', 'too much', 'too little', 'valid'] as const;

type Way = (typeof ways)[number];

/** Returns bodies with as many kinds of problems as the parameters of a model allow. */
export function invalidBodies(
  parameters: readonly PlannedParameter[],
): readonly Readonly<Record<string, unknown>>[] {
  return [{}, ...ways.map((way) => bodyOf(parameters, way))];
}

function bodyOf(parameters: readonly PlannedParameter[], way: Way): Record<string, unknown> {
  return Object.fromEntries(
    parameters.map((planned) => [planned.parameter.name, valueOf(planned.type, planned, way)]),
  );
}

function valueOf(type: ValueType, { parameter }: PlannedParameter, way: Way): unknown {
  switch (type.kind) {
    case 'array': {
      const { minItems = 0, maxItems = 2 } = parameter;
      const item = valueOf(type.item, { parameter, type: type.item, optional: true }, way);
      const count = way === 'too much' ? maxItems + 1 : way === 'too little' ? minItems - 1 : 1;
      return Array.from({ length: Math.max(0, Math.min(count, 6)) }, () => item);
    }
    case 'object':
      return type.parameters === undefined
        ? way === 'valid'
          ? { key: 'value' }
          : 'not JSON'
        : way === 'too little'
          ? {}
          : bodyOf(type.parameters, way);
    case 'boolean':
      return true;
    case 'literals':
      return way === 'valid' ? type.values[0] : 'no such value';
    case 'number': {
      const { min = 0, max = 1e12 } = parameter;
      if (way === 'wrong type') return '1.x';
      return way === 'too much' ? max + 1.5 : way === 'too little' ? min - 1 : min;
    }
    case 'file':
      return way === 'valid' ? 'asset_file' : way === 'too much' ? 'http://x y' : 'file.png';
    case 'model':
      return way === 'valid' ? 'model_other' : 'no model';
    case 'string': {
      const { maxLength = 20 } = parameter;
      return way === 'too much'
        ? 'a'.repeat(Math.min(maxLength + 1, 1500))
        : way === 'too little'
          ? ''
          : 'text';
    }
    case 'unknown':
      return way === 'valid' ? 'text' : '{';
  }
}
