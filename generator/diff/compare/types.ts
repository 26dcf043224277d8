import { isParameterType, type ParameterType } from '../../model/definition.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { isAssignable } from '../witness/assignable.ts';
import { refusedValue } from '../witness/find-witness.ts';
import { changeRules, type ChangeRuleId } from '../../change-rules/registry.ts';
import type { ChangeRule } from '../../change-rules/change-rule.ts';
import type { Change, Judgement } from './change.ts';

const parts: Readonly<Record<ParameterType, { readonly item: string; readonly isList: boolean }>> =
  {
    string: { item: 'string', isList: false },
    number: { item: 'number', isList: false },
    boolean: { item: 'boolean', isList: false },
    file: { item: 'file', isList: false },
    model: { item: 'model', isList: false },
    string_array: { item: 'string', isList: true },
    number_array: { item: 'number', isList: true },
    file_array: { item: 'file', isList: true },
    model_array: { item: 'model', isList: true },
    inputs_array: { item: 'inputs', isList: true },
  };

/** All three are strings in a body. */
const texts: ReadonlySet<string> = new Set(['string', 'file', 'model']);

/** The reference's own word for the type; every other fact of a value depends on it. */
export function compareTypes(
  old: PlannedParameter,
  now: PlannedParameter,
): Omit<Change, 'path'> | undefined {
  const [before, after] = [old.parameter.type, now.parameter.type];
  if (before === after) return undefined;
  const rule = typeRule(before, after);
  return { rule, old: before, new: after, field: 'type', ...judge(changeRules[rule], old, now) };
}

/** Some values may fit both types: an empty list, or anything where an interface has no fields. */
function judge(
  { wire, sdk, refusedBy }: ChangeRule,
  old: PlannedParameter,
  now: PlannedParameter,
): { judgement?: Judgement } {
  const compiles = sdk === 'breaking' && isAssignable(old.type, now.type);
  const passes = wire === 'breaking' && refusedBy !== 'api' && refusedValue(old, now) === undefined;
  return compiles || passes
    ? { judgement: { ...(compiles && { sdk: 'warning' }), ...(passes && { wire: 'warning' }) } }
    : {};
}

/** Changes from one kind of text to another, after which limits and allowed values still mean the same. */
export const textRules: ReadonlySet<ChangeRuleId> = new Set([
  'text-type-changed',
  'became-file',
  'no-longer-file',
]);

function typeRule(old: string, now: string): ChangeRuleId {
  if (!isParameterType(now)) {
    return isParameterType(old) ? 'type-became-unknown' : 'unknown-type-changed';
  }
  if (!isParameterType(old)) return 'type-became-known';
  const [before, after] = [parts[old], parts[now]];
  if (before.item === after.item) return after.isList ? 'became-list' : 'became-single';
  const areTexts = texts.has(before.item) && texts.has(after.item);
  if (!areTexts || before.isList !== after.isList) return 'type-changed';
  if (before.item === 'file') return 'no-longer-file';
  return after.item === 'file' ? 'became-file' : 'text-type-changed';
}
