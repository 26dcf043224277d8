import { satisfiesConstraint, type InputShape } from '../../model/accepts-value.ts';
import type { Condition, Constraint } from '../../model/resolved-model.ts';
import { findBody, mentionedParameters } from '../witness/find-witness.ts';
import { harmlessChange, type Change } from './change.ts';
import { describeConstraint } from './describe-constraint.ts';

type Found = Omit<Change, 'path'>;

/** Compares constraints. `renamed` maps previous parameter names to the current ones. */
export function compareConstraints(
  before: InputShape,
  after: InputShape,
  renamed: ReadonlyMap<string, string>,
): Found[] {
  const constraintsBefore = before.constraints.map((constraint) => withNames(constraint, renamed));
  const constraintsAfter = after.constraints;
  const namesBefore = before.parameters.map(({ parameter: { name } }) => renamed.get(name) ?? name);
  const namesAfter = new Set(after.parameters.map(({ parameter }) => parameter.name));
  const shared = new Set(namesBefore.filter((name) => namesAfter.has(name)));
  const back = new Map([...renamed].map(([nameBefore, name]) => [name, nameBefore]));

  const known = new Map(
    constraintsBefore.map((constraint) => [describeConstraint(constraint), constraint]),
  );
  const stated = new Set(constraintsAfter.map(describeConstraint));
  const onlyBefore = constraintsBefore.filter(
    (constraint) => !stated.has(describeConstraint(constraint)),
  );
  const onlyAfter = constraintsAfter.filter(
    (constraint) => !known.has(describeConstraint(constraint)),
  );
  const pairs = pairUp(onlyBefore, onlyAfter);
  const paired = new Set([...pairs.keys(), ...pairs.values()]);

  return [
    ...constraintsAfter.flatMap((constraint) => {
      const same = known.get(describeConstraint(constraint));
      return same && same.reason !== constraint.reason
        ? [{ rule: 'constraint-reason-changed' as const, after: describeConstraint(constraint) }]
        : [];
    }),
    ...onlyAfter.flatMap((constraint) => {
      const other = pairs.get(constraint);
      const isHit = hitsRequests(before, withNames(constraint, back));
      return other ? changed(other, constraint, isHit, shared) : [added(constraint, isHit)];
    }),
    ...onlyBefore
      .filter((constraint) => !paired.has(constraint) && stillRestricts(constraint, shared))
      .map(removed),
  ];
}

/** Returns whether the constraint, in the previous names, refuses a request that was accepted. */
function hitsRequests(before: InputShape, constraint: Constraint): boolean {
  if (isAdvisory(constraint)) return false;
  return (
    findBody(
      before,
      { constraints: [constraint] },
      (body) => !satisfiesConstraint(constraint, body),
    ) !== 'none'
  );
}

/** Returns whether the constraint never refuses a request. */
function isAdvisory({ kind }: Constraint): boolean {
  return kind === 'ignoredWhen' || kind === 'ignoredUnless';
}

function added(constraint: Constraint, isHit: boolean): Found {
  const facts = { after: describeConstraint(constraint) };
  if (isAdvisory(constraint)) return { rule: 'ignored-constraint-added', ...facts };
  return isHit
    ? { rule: 'constraint-added', ...facts }
    : {
        rule: 'constraint-added',
        ...facts,
        judgment: harmlessChange('no accepted request violates it'),
      };
}

function removed(constraint: Constraint): Found {
  return {
    rule: isAdvisory(constraint) ? 'ignored-constraint-removed' : 'constraint-removed',
    before: describeConstraint(constraint),
  };
}

function changed(
  before: Constraint,
  after: Constraint,
  isHit: boolean,
  shared: ReadonlySet<string>,
): Found[] {
  const facts = { before: describeConstraint(before), after: describeConstraint(after) };
  if (isAdvisory(after)) return [{ rule: 'ignored-constraint-changed', ...facts }];
  if (isHit) return [{ rule: 'constraint-tightened', ...facts }];
  // An added or removed parameter is reported separately.
  const isReported =
    describeConstraint(among(after, shared)) === describeConstraint(among(before, shared));
  return isReported ? [] : [{ rule: 'constraint-loosened', ...facts }];
}

/** Returns whether a constraint still restricts the parameters that are left. */
function stillRestricts(constraint: Constraint, shared: ReadonlySet<string>): boolean {
  const left = mentionedParameters(constraint).filter((name) => shared.has(name));
  return 'parameters' in constraint
    ? left.length > 1
    : left.length === mentionedParameters(constraint).length;
}

/** Pairs each added constraint with the most similar removed one of the same kind. */
function pairUp(
  onlyBefore: readonly Constraint[],
  onlyAfter: readonly Constraint[],
): ReadonlyMap<Constraint, Constraint> {
  const pairs = new Map<Constraint, Constraint>();
  const taken = new Set<Constraint>();
  for (const constraint of onlyAfter) {
    const likely = onlyBefore
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
  const names = new Set(mentionedParameters(one));
  return mentionedParameters(other).filter((name) => names.has(name)).length;
}

/** Returns the constraint limited to these parameters. */
function among(constraint: Constraint, names: ReadonlySet<string>): Constraint {
  const isKnown = (name: string) => names.has(name);
  if ('parameters' in constraint)
    return { ...constraint, parameters: constraint.parameters.filter(isKnown) };
  return 'needs' in constraint
    ? { ...constraint, needs: constraint.needs.filter(isKnown) }
    : constraint;
}

/** Returns the constraint with its parameters renamed. */
export function withNames(
  constraint: Constraint,
  renamed: ReadonlyMap<string, string>,
): Constraint {
  const rename = (name: string) => renamed.get(name) ?? name;
  const inWhen = (when: Condition) => ({ ...when, parameter: rename(when.parameter) });
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
    case 'maxSum':
    case 'maxProduct':
      return { ...constraint, parameters: constraint.parameters.map(rename) };
    case 'lessThan':
      return {
        ...constraint,
        parameter: rename(constraint.parameter),
        than: rename(constraint.than),
      };
    case 'sameCount':
      return { ...constraint, parameter: rename(constraint.parameter), as: rename(constraint.as) };
    case 'requires':
    case 'requiresAnyOf':
      return {
        ...constraint,
        parameter: rename(constraint.parameter),
        needs: constraint.needs.map(rename),
      };
    case 'requiredWhen':
    case 'limitedWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return {
        ...constraint,
        parameter: rename(constraint.parameter),
        when: inWhen(constraint.when),
      };
  }
}
