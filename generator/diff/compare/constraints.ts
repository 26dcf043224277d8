import type { Condition, Constraint } from '../../model/resolved-model.ts';
import { satisfies, type InputShape } from '../../model/accepts.ts';
import { findBody, mentioned } from '../witness/find-witness.ts';
import { harmless, type Change } from './change.ts';
import { describeConstraint } from './describe-constraint.ts';

type Found = Omit<Change, 'path'>;

/** The constraints between the parameters of a form; `renamed` has the names of now by those of before. */
export function compareConstraints(
  old: InputShape,
  now: InputShape,
  renamed: ReadonlyMap<string, string>,
): Found[] {
  const before = old.constraints.map((constraint) => withNames(constraint, renamed));
  const after = now.constraints;
  const namesBefore = old.parameters.map(({ parameter: { name } }) => renamed.get(name) ?? name);
  const namesNow = new Set(now.parameters.map(({ parameter }) => parameter.name));
  const shared = new Set(namesBefore.filter((name) => namesNow.has(name)));
  const back = new Map([...renamed].map(([oldName, name]) => [name, oldName]));

  const known = new Map(before.map((constraint) => [describeConstraint(constraint), constraint]));
  const stated = new Set(after.map(describeConstraint));
  const gone = before.filter((constraint) => !stated.has(describeConstraint(constraint)));
  const come = after.filter((constraint) => !known.has(describeConstraint(constraint)));
  const pairs = pairUp(gone, come);
  const paired = new Set([...pairs.keys(), ...pairs.values()]);

  return [
    ...after.flatMap((constraint) => {
      const same = known.get(describeConstraint(constraint));
      return same && same.reason !== constraint.reason
        ? [{ rule: 'constraint-reason-changed' as const, new: describeConstraint(constraint) }]
        : [];
    }),
    ...come.flatMap((constraint) => {
      const other = pairs.get(constraint);
      const isHit = hitsRequests(old, withNames(constraint, back));
      return other ? changed(other, constraint, isHit, shared) : [added(constraint, isHit)];
    }),
    ...gone
      .filter((constraint) => !paired.has(constraint) && saysMore(constraint, shared))
      .map(removed),
  ];
}

/** Whether there is a request that was accepted and that the constraint, in the names of before, refuses. */
function hitsRequests(old: InputShape, constraint: Constraint): boolean {
  if (isMild(constraint)) return false;
  return (
    findBody(old, { constraints: [constraint] }, (body) => !satisfies(constraint, body)) !== 'none'
  );
}

/** Told, but never a reason to refuse. */
function isMild({ kind }: Constraint): boolean {
  return kind === 'ignoredWhen' || kind === 'ignoredUnless';
}

function added(constraint: Constraint, isHit: boolean): Found {
  const now = { new: describeConstraint(constraint) };
  if (isMild(constraint)) return { rule: 'ignored-constraint-added', ...now };
  return isHit
    ? { rule: 'constraint-added', ...now }
    : {
        rule: 'constraint-added',
        ...now,
        judgement: harmless('no request of before is against it'),
      };
}

function removed(constraint: Constraint): Found {
  return {
    rule: isMild(constraint) ? 'ignored-constraint-removed' : 'constraint-removed',
    old: describeConstraint(constraint),
  };
}

function changed(
  before: Constraint,
  after: Constraint,
  isHit: boolean,
  shared: ReadonlySet<string>,
): Found[] {
  const facts = { old: describeConstraint(before), new: describeConstraint(after) };
  if (isMild(after)) return [{ rule: 'ignored-constraint-changed', ...facts }];
  if (isHit) return [{ rule: 'constraint-tightened', ...facts }];
  // That a parameter came or went is told with the parameter.
  const isTold =
    describeConstraint(among(after, shared)) === describeConstraint(among(before, shared));
  return isTold ? [] : [{ rule: 'constraint-loosened', ...facts }];
}

/** Whether a constraint still says something of the parameters that are left. */
function saysMore(constraint: Constraint, shared: ReadonlySet<string>): boolean {
  const left = mentioned(constraint).filter((name) => shared.has(name));
  return 'parameters' in constraint
    ? left.length > 1
    : left.length === mentioned(constraint).length;
}

/** Each constraint that came with the one that it most likely was, of the same kind and about the same. */
function pairUp(
  gone: readonly Constraint[],
  come: readonly Constraint[],
): ReadonlyMap<Constraint, Constraint> {
  const pairs = new Map<Constraint, Constraint>();
  const taken = new Set<Constraint>();
  for (const constraint of come) {
    const likely = gone
      .filter((other) => !taken.has(other) && areAlike(other, constraint))
      .toSorted((one, other) => inCommon(other, constraint) - inCommon(one, constraint))[0];
    if (!likely) continue;
    pairs.set(constraint, likely);
    taken.add(likely);
  }
  return pairs;
}

function areAlike(one: Constraint, other: Constraint): boolean {
  if (one.kind !== other.kind) return false;
  if ('parameters' in one) return inCommon(one, other) > 0;
  const [name, condition] = anchor(one);
  const [otherName, otherCondition] = anchor(other);
  return name === otherName && condition === otherCondition;
}

function anchor(constraint: Constraint): readonly [parameter?: string, condition?: string] {
  if ('parameters' in constraint) return [];
  return 'when' in constraint
    ? [constraint.parameter, constraint.when.parameter]
    : [constraint.parameter];
}

function inCommon(one: Constraint, other: Constraint): number {
  const names = new Set(mentioned(one));
  return mentioned(other).filter((name) => names.has(name)).length;
}

/** The constraint as far as it speaks of these parameters. */
function among(constraint: Constraint, names: ReadonlySet<string>): Constraint {
  const isKnown = (name: string) => names.has(name);
  if ('parameters' in constraint)
    return { ...constraint, parameters: constraint.parameters.filter(isKnown) };
  return 'needs' in constraint
    ? { ...constraint, needs: constraint.needs.filter(isKnown) }
    : constraint;
}

/** The constraint with other names for the parameters that it speaks of. */
export function withNames(
  constraint: Constraint,
  renamed: ReadonlyMap<string, string>,
): Constraint {
  const rename = (name: string) => renamed.get(name) ?? name;
  const inWhen = (when: Condition) => ({ ...when, parameter: rename(when.parameter) });
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return { ...constraint, parameters: constraint.parameters.map(rename) };
    case 'requires':
    case 'requiresAnyOf':
      return {
        ...constraint,
        parameter: rename(constraint.parameter),
        needs: constraint.needs.map(rename),
      };
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return {
        ...constraint,
        parameter: rename(constraint.parameter),
        when: inWhen(constraint.when),
      };
  }
}
