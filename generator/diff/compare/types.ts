import type { ChangeRule } from '../../change-rules/change-rule.ts';
import { changeRules, type ChangeRuleId } from '../../change-rules/registry.ts';
import { isParameterType, type ParameterType } from '../../model/definition.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { isAssignable } from '../witness/assignable.ts';
import { rejectedValue } from '../witness/find-witness.ts';
import type { Judgment, UnplacedChange } from './change.ts';

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

/** The types whose values are strings in a request body. */
const texts: ReadonlySet<string> = new Set(['string', 'file', 'model']);

/** Compares the types in the reference, on which all other facts depend. */
export function compareTypes(
  before: PlannedParameter,
  after: PlannedParameter,
): UnplacedChange | undefined {
  const [from, to] = [before.parameter.type, after.parameter.type];
  if (from === to) return undefined;
  const rule = typeRule(from, to);
  return {
    rule,
    before: from,
    after: to,
    field: 'type',
    ...judge(changeRules[rule], before, after),
  };
}

/**
 * Judges a change of type. Some values may fit both types: an empty list, or any value of an
 * interface without fields.
 */
function judge(
  { wire, sdk, rejectedBy }: ChangeRule,
  before: PlannedParameter,
  after: PlannedParameter,
): { judgment?: Judgment } {
  const compiles = sdk === 'breaking' && isAssignable(before.type, after.type);
  const passes =
    wire === 'breaking' && rejectedBy !== 'api' && rejectedValue(before, after) === undefined;
  return compiles || passes
    ? { judgment: { ...(compiles && { sdk: 'warning' }), ...(passes && { wire: 'warning' }) } }
    : {};
}

/**
 * The changes between types that are strings, after which limits and allowed values still apply.
 */
export const textTypeRules: ReadonlySet<ChangeRuleId> = new Set([
  'text-type-changed',
  'became-file',
  'no-longer-file',
]);

function typeRule(before: string, after: string): ChangeRuleId {
  if (!isParameterType(after)) {
    return isParameterType(before) ? 'type-became-unknown' : 'unknown-type-changed';
  }
  if (!isParameterType(before)) return 'type-became-known';
  const [from, to] = [parts[before], parts[after]];
  if (from.item === to.item) return to.isList ? 'became-list' : 'became-single';
  const areTexts = texts.has(from.item) && texts.has(to.item);
  if (!areTexts || from.isList !== to.isList) return 'type-changed';
  if (from.item === 'file') return 'no-longer-file';
  return to.item === 'file' ? 'became-file' : 'text-type-changed';
}
