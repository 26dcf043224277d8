import type { Condition, Rule } from '../../resolve/types.ts';
import { obeys, type Form } from '../judge/accepts.ts';
import { findBody, mentioned } from '../judge/find.ts';
import { harmless, type Change } from './change.ts';
import { describeRule } from './describe-rule.ts';

type Found = Omit<Change, 'path'>;

/** The rules between the parameters of a form; `renamed` has the names of now by those of before. */
export function compareRules(old: Form, now: Form, renamed: ReadonlyMap<string, string>): Found[] {
  const before = old.rules.map((rule) => withNames(rule, renamed));
  const after = now.rules;
  const namesBefore = old.parameters.map(({ parameter: { name } }) => renamed.get(name) ?? name);
  const namesNow = new Set(now.parameters.map(({ parameter }) => parameter.name));
  const shared = new Set(namesBefore.filter((name) => namesNow.has(name)));
  const back = new Map([...renamed].map(([oldName, name]) => [name, oldName]));

  const known = new Map(before.map((rule) => [describeRule(rule), rule]));
  const stated = new Set(after.map(describeRule));
  const gone = before.filter((rule) => !stated.has(describeRule(rule)));
  const come = after.filter((rule) => !known.has(describeRule(rule)));
  const pairs = pairUp(gone, come);
  const paired = new Set([...pairs.keys(), ...pairs.values()]);

  return [
    ...after.flatMap((rule) => {
      const same = known.get(describeRule(rule));
      return same && same.reason !== rule.reason
        ? [{ rule: 'rule-reason-changed' as const, new: describeRule(rule) }]
        : [];
    }),
    ...come.flatMap((rule) => {
      const other = pairs.get(rule);
      const isHit = hitsRequests(old, withNames(rule, back));
      return other ? changed(other, rule, isHit, shared) : [added(rule, isHit)];
    }),
    ...gone.filter((rule) => !paired.has(rule) && saysMore(rule, shared)).map(removed),
  ];
}

/** Whether there is a request that was accepted and that the rule, in the names of before, refuses. */
function hitsRequests(old: Form, rule: Rule): boolean {
  if (isMild(rule)) return false;
  return findBody(old, { rules: [rule] }, (body) => !obeys(rule, body)) !== 'none';
}

/** Told, but never a reason to refuse. */
function isMild({ kind }: Rule): boolean {
  return kind === 'ignoredWhen' || kind === 'ignoredUnless';
}

function added(rule: Rule, isHit: boolean): Found {
  const now = { new: describeRule(rule) };
  if (isMild(rule)) return { rule: 'ignore-rule-added', ...now };
  return isHit
    ? { rule: 'rule-added', ...now }
    : { rule: 'rule-added', ...now, judgement: harmless('no request of before is against it') };
}

function removed(rule: Rule): Found {
  return { rule: isMild(rule) ? 'ignore-rule-removed' : 'rule-removed', old: describeRule(rule) };
}

function changed(before: Rule, after: Rule, isHit: boolean, shared: ReadonlySet<string>): Found[] {
  const facts = { old: describeRule(before), new: describeRule(after) };
  if (isMild(after)) return [{ rule: 'ignore-rule-changed', ...facts }];
  if (isHit) return [{ rule: 'rule-tightened', ...facts }];
  // That a parameter came or went is told with the parameter.
  const isTold = describeRule(among(after, shared)) === describeRule(among(before, shared));
  return isTold ? [] : [{ rule: 'rule-loosened', ...facts }];
}

/** Whether a rule still says something of the parameters that are left. */
function saysMore(rule: Rule, shared: ReadonlySet<string>): boolean {
  const left = mentioned(rule).filter((name) => shared.has(name));
  return 'parameters' in rule ? left.length > 1 : left.length === mentioned(rule).length;
}

/** Each rule that came with the one that it most likely was, of the same kind and about the same. */
function pairUp(gone: readonly Rule[], come: readonly Rule[]): ReadonlyMap<Rule, Rule> {
  const pairs = new Map<Rule, Rule>();
  const taken = new Set<Rule>();
  for (const rule of come) {
    const likely = gone
      .filter((other) => !taken.has(other) && areAlike(other, rule))
      .toSorted((one, other) => inCommon(other, rule) - inCommon(one, rule))[0];
    if (!likely) continue;
    pairs.set(rule, likely);
    taken.add(likely);
  }
  return pairs;
}

function areAlike(one: Rule, other: Rule): boolean {
  if (one.kind !== other.kind) return false;
  if ('parameters' in one) return inCommon(one, other) > 0;
  const [name, condition] = anchor(one);
  const [otherName, otherCondition] = anchor(other);
  return name === otherName && condition === otherCondition;
}

function anchor(rule: Rule): readonly [parameter?: string, condition?: string] {
  if ('parameters' in rule) return [];
  return 'when' in rule ? [rule.parameter, rule.when.parameter] : [rule.parameter];
}

function inCommon(one: Rule, other: Rule): number {
  const names = new Set(mentioned(one));
  return mentioned(other).filter((name) => names.has(name)).length;
}

/** The rule as far as it speaks of these parameters. */
function among(rule: Rule, names: ReadonlySet<string>): Rule {
  const isKnown = (name: string) => names.has(name);
  if ('parameters' in rule) return { ...rule, parameters: rule.parameters.filter(isKnown) };
  return 'needs' in rule ? { ...rule, needs: rule.needs.filter(isKnown) } : rule;
}

/** The rule with other names for the parameters that it speaks of. */
export function withNames(rule: Rule, renamed: ReadonlyMap<string, string>): Rule {
  const rename = (name: string) => renamed.get(name) ?? name;
  const inWhen = (when: Condition) => ({ ...when, parameter: rename(when.parameter) });
  switch (rule.kind) {
    case 'exclusive':
    case 'oneOf':
      return { ...rule, parameters: rule.parameters.map(rename) };
    case 'requires':
    case 'requiresOneOf':
      return { ...rule, parameter: rename(rule.parameter), needs: rule.needs.map(rename) };
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return { ...rule, parameter: rename(rule.parameter), when: inWhen(rule.when) };
  }
}
