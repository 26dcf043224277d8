import type { ChangeRule } from './change-rule.ts';
import { constraintRules } from './constraints.ts';
import { fileRules } from './files.ts';
import { limitRules } from './limits.ts';
import { modelRules } from './models.ts';
import { parameterRules } from './parameters.ts';
import { returnedNameRules } from './returned-names.ts';
import { textRules } from './texts.ts';
import { typeRules } from './types.ts';
import { valueRules } from './values.ts';

const all = {
  ...modelRules,
  ...parameterRules,
  ...typeRules,
  ...valueRules,
  ...limitRules,
  ...fileRules,
  ...constraintRules,
  ...textRules,
  ...returnedNameRules,
};

/** The ID of a change rule: `parameter-removed`. */
export type ChangeRuleId = keyof typeof all;

/** All change rules by ID. */
export const changeRules: Readonly<Record<ChangeRuleId, ChangeRule<ChangeRuleId>>> = all;

/** Returns whether a text is the ID of a change rule. */
export function isChangeRuleId(id: string): id is ChangeRuleId {
  return Object.hasOwn(changeRules, id);
}

/** The IDs of all change rules, in the order of the docs. */
export const changeRuleIds: readonly ChangeRuleId[] =
  Object.keys(changeRules).filter(isChangeRuleId);
