import { betweenRules } from './between-parameters.ts';
import { fileRules } from './files.ts';
import { limitRules } from './limits.ts';
import { modelRules } from './models.ts';
import { parameterRules } from './parameters.ts';
import { returnedNameRules } from './returned-names.ts';
import type { ChangeRule } from './change-rule.ts';
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
  ...betweenRules,
  ...textRules,
  ...returnedNameRules,
};

export type ChangeRuleId = keyof typeof all;

/** Every kind of change that a diff can tell, by its id. */
export const changeRules: Readonly<Record<ChangeRuleId, ChangeRule<ChangeRuleId>>> = all;

export function isChangeRuleId(id: string): id is ChangeRuleId {
  return Object.hasOwn(changeRules, id);
}

/** All ids, in the order of the rule reference. */
export const changeRuleIds: readonly ChangeRuleId[] =
  Object.keys(changeRules).filter(isChangeRuleId);
