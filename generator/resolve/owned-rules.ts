import { isDeepStrictEqual } from 'node:util';
import type { Rule } from './types.ts';

/** A rule with the parameter whose `required` it was read from. */
export interface OwnedRule {
  readonly owner: string;
  readonly rule: Rule;
}

/** The rules, each once: two inputs may each ask for one of both. */
export function rulesOf(owned: readonly OwnedRule[]): readonly Rule[] {
  return owned
    .map(({ rule }) => rule)
    .filter((rule, index, all) => index === all.findIndex((other) => isSame(rule, other)));
}

function isSame(one: Rule, other: Rule): boolean {
  return isDeepStrictEqual(statement(one), statement(other));
}

function statement(rule: Rule): unknown {
  const unordered = rule.kind === 'oneOf' || rule.kind === 'exclusive';
  return unordered
    ? [rule.kind, rule.parameters.toSorted()]
    : { ...rule, reason: undefined, origin: undefined };
}
