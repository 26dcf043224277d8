import { count } from '../text/count.ts';
import type { Condition, ResolvedParameter, ConstraintTerms } from '../model/resolved-model.ts';
import type { Fact } from './types.ts';

/** A fact in words, about a parameter that has been named: "takes at most 4 items". */
export function factWords(fact: Fact, { name }: ResolvedParameter): string {
  if (fact.kind === 'integer') return 'takes whole numbers only';
  if (fact.kind === 'rule') return ruleWords(fact.rule, name);
  const { field, value } = fact;
  switch (field) {
    case 'min':
      return `is at least ${value}`;
    case 'max':
      return `is at most ${value}`;
    case 'step':
      return `goes in steps of ${value}`;
    case 'minLength':
      return `has at least ${count(value, 'character')}`;
    case 'maxLength':
      return `has at most ${count(value, 'character')}`;
    case 'minItems':
      return `takes at least ${count(value, 'item')}`;
    case 'maxItems':
      return `takes at most ${count(value, 'item')}`;
    case 'maxSize':
      return `takes files of at most ${sizeWords(value)}`;
    case 'maxDuration':
      return `takes files of at most ${count(value, 'second')}`;
  }
}

/** In the unit in which people say it. */
function sizeWords(bytes: number): string {
  const units = [
    ['GB', 1024 ** 3],
    ['MB', 1024 ** 2],
    ['KB', 1024],
  ] as const;
  const [unit, size] = units.find(([, each]) => bytes % each === 0) ?? ['bytes', 1];
  return `${bytes / size} ${unit}`;
}

function ruleWords(rule: ConstraintTerms, name: string): string {
  switch (rule.kind) {
    case 'mutuallyExclusive':
      return `can't be given together with ${list(others(rule.parameters, name))}`;
    case 'anyOf':
      return `or ${list(others(rule.parameters, name), 'or')} must be given`;
    case 'requires':
      return `${subject(rule.parameter, name)}needs ${list(rule.needs)}`;
    case 'requiresAnyOf':
      return `${subject(rule.parameter, name)}needs ${list(rule.needs, 'or')}`;
    case 'requiredWhen':
      return `${subject(rule.parameter, name)}is required when ${conditionWords(rule.when)}`;
    case 'ignoredWhen':
      return `${subject(rule.parameter, name)}is ignored when ${conditionWords(rule.when)}`;
    case 'ignoredUnless':
      return `${subject(rule.parameter, name)}is ignored unless ${conditionWords(rule.when)}`;
  }
}

function conditionWords({ parameter, values }: Condition): string {
  return values ? `\`${parameter}\` is ${list(values, 'or')}` : `\`${parameter}\` is given`;
}

/** Nothing where the sentence is about that parameter already. */
function subject(parameter: string, name: string): string {
  return parameter === name ? '' : `says that \`${parameter}\` `;
}

function others(names: readonly string[], name: string): string[] {
  return names.filter((other) => other !== name);
}

function list(items: readonly (string | number | boolean)[], word = 'and'): string {
  const shown = items.map((item) => `\`${String(item)}\``);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}
