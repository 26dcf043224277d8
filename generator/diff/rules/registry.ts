import { betweenRules } from './between-parameters.ts';
import { fileRules } from './files.ts';
import { limitRules } from './limits.ts';
import { modelRules } from './models.ts';
import { parameterRules } from './parameters.ts';
import { returnedNameRules } from './returned-names.ts';
import type { Rule } from './rule.ts';
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

export type RuleId = keyof typeof all;

/** Every kind of change that a diff can tell, by its id. */
export const rules: Readonly<Record<RuleId, Rule<RuleId>>> = all;

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}

/** All ids, in the order of the rule reference. */
export const ruleIds: readonly RuleId[] = Object.keys(rules).filter(isRuleId);
