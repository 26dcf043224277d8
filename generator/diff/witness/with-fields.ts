import { planParameter } from '../../model/plan-parameter.ts';
import type { PlannedParameter } from '../../model/value-type.ts';

/** Returns the parameter with these fields of `other`, or without those that `other` lacks. */
export function withFields(
  { parameter: base }: PlannedParameter,
  { parameter: other }: PlannedParameter,
  fields: readonly string[],
): PlannedParameter {
  const { name, type } = fields.includes('type') ? { ...other, name: base.name } : base;
  const isReplaced = new Set<string>(fields);
  const kept = Object.entries(base).filter(([field]) => !isReplaced.has(field));
  const replaced = Object.entries(other).filter(([field]) => isReplaced.has(field));
  return planParameter({ ...Object.fromEntries([...kept, ...replaced]), name, type });
}
