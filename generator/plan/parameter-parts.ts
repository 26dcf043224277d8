import type { PlannedParameter, ValueType } from './types.ts';

type Literals = Extract<ValueType, { kind: 'literals' }>['values'];

/** The allowed values of a value, or of the items of a list. */
export function literalsOf(type: ValueType): Literals | undefined {
  const bare = type.kind === 'array' ? type.item : type;
  return bare.kind === 'literals' ? bare.values : undefined;
}

/** The parameters of each item of an `inputs_array`, where they are known. */
export function nestedOf(type: ValueType): readonly PlannedParameter[] | undefined {
  return type.kind === 'array' && type.item.kind === 'object' ? type.item.parameters : undefined;
}

/** Whether a file stands somewhere in the value. */
export function holdsFile(type: ValueType): boolean {
  if (type.kind === 'array') return holdsFile(type.item);
  if (type.kind === 'object') {
    return (type.parameters ?? []).some((parameter) => holdsFile(parameter.type));
  }
  return type.kind === 'file';
}

/** Whether every object has a member of the parameter's name. */
export function isInherited({ parameter: { name } }: PlannedParameter): boolean {
  return name in {} && name !== '__proto__';
}
