import { satisfiesConstraint, type InputShape } from '../../model/accepts-value.ts';
import { constraintParameters } from '../../model/constraint.ts';
import type { Condition, Constraint } from '../../model/resolved-model.ts';
import { findBody } from '../witness/find-witness.ts';
import { harmlessChange, type UnplacedChange } from './change.ts';
import { describeConstraint } from './describe-constraint.ts';

/** Compares constraints. `renamed` maps previous parameter names to the current ones. */
export function compareConstraints(
  before: InputShape,
  after: InputShape,
  renamed: ReadonlyMap<string, string>,
): UnplacedChange[] {
  const constraintsBefore = before.constraints.map((constraint) => withNames(constraint, renamed));
  const constraintsAfter = after.constraints;
  const namesBefore = before.parameters.map(({ parameter: { name } }) => renamed.get(name) ?? name);
  const namesAfter = new Set(after.parameters.map(({ parameter }) => parameter.name));
  const shared = new Set(namesBefore.filter((name) => namesAfter.has(name)));
  const previousNames = new Map([...renamed].map(([nameBefore, name]) => [name, nameBefore]));

  const byTextBefore = new Map(
    constraintsBefore.map((constraint) => [describeConstraint(constraint), constraint]),
  );
  const textsAfter = new Set(constraintsAfter.map(describeConstraint));
  const onlyBefore = constraintsBefore.filter(
    (constraint) => !textsAfter.has(describeConstraint(constraint)),
  );
  const onlyAfter = constraintsAfter.filter(
    (constraint) => !byTextBefore.has(describeConstraint(constraint)),
  );
  const pairs = pairUp(onlyBefore, onlyAfter);
  const paired = new Set([...pairs.keys(), ...pairs.values()]);

  return [
    ...constraintsAfter.flatMap((constraint) => {
      const same = byTextBefore.get(describeConstraint(constraint));
      return same && same.reason !== constraint.reason
        ? [{ rule: 'constraint-reason-changed' as const, after: describeConstraint(constraint) }]
        : [];
    }),
    ...onlyAfter.flatMap((constraint) => {
      const other = pairs.get(constraint);
      const isBreaking = breaksRequests(before, withNames(constraint, previousNames));
      return other
        ? changed(other, constraint, isBreaking, shared)
        : [added(constraint, isBreaking)];
    }),
    ...onlyBefore
      .filter((constraint) => !paired.has(constraint) && stillRestricts(constraint, shared))
      .map(removed),
  ];
}

/** Returns whether the constraint, with the previous names, rejects a request that was accepted. */
function breaksRequests(before: InputShape, constraint: Constraint): boolean {
  if (isAdvisory(constraint)) return false;
  return (
    findBody(
      before,
      { constraints: [constraint] },
      (body) => !satisfiesConstraint(constraint, body),
    ) !== 'none'
  );
}

/** Returns whether the constraint never rejects a request. */
function isAdvisory({ kind }: Constraint): boolean {
  return kind === 'ignoredWhen' || kind === 'ignoredUnless';
}

function added(constraint: Constraint, isBreaking: boolean): UnplacedChange {
  const facts = { after: describeConstraint(constraint) };
  if (isAdvisory(constraint)) return { rule: 'ignored-constraint-added', ...facts };
  return isBreaking
    ? { rule: 'constraint-added', ...facts }
    : {
        rule: 'constraint-added',
        ...facts,
        judgment: harmlessChange('no accepted request violates it'),
      };
}

function removed(constraint: Constraint): UnplacedChange {
  return {
    rule: isAdvisory(constraint) ? 'ignored-constraint-removed' : 'constraint-removed',
    before: describeConstraint(constraint),
  };
}

function changed(
  before: Constraint,
  after: Constraint,
  isBreaking: boolean,
  shared: ReadonlySet<string>,
): UnplacedChange[] {
  const facts = { before: describeConstraint(before), after: describeConstraint(after) };
  if (isAdvisory(after)) return [{ rule: 'ignored-constraint-changed', ...facts }];
  if (isBreaking) return [{ rule: 'constraint-tightened', ...facts }];
  // An added or removed parameter is reported separately.
  const isReported =
    describeConstraint(restrictTo(after, shared)) ===
    describeConstraint(restrictTo(before, shared));
  return isReported ? [] : [{ rule: 'constraint-loosened', ...facts }];
}

/** Returns whether a constraint still restricts the parameters that both sides have. */
function stillRestricts(constraint: Constraint, shared: ReadonlySet<string>): boolean {
  const left = constraintParameters(constraint).filter((name) => shared.has(name));
  return 'parameters' in constraint
    ? left.length > 1
    : left.length === constraintParameters(constraint).length;
}

/** Pairs each added constraint with the most similar removed one of the same kind. */
function pairUp(
  onlyBefore: readonly Constraint[],
  onlyAfter: readonly Constraint[],
): ReadonlyMap<Constraint, Constraint> {
  const pairs = new Map<Constraint, Constraint>();
  const paired = new Set<Constraint>();
  for (const constraint of onlyAfter) {
    const match = onlyBefore
      .filter((other) => !paired.has(other) && areAlike(other, constraint))
      .toSorted((a, b) => countShared(b, constraint) - countShared(a, constraint))[0];
    if (!match) continue;
    pairs.set(constraint, match);
    paired.add(match);
  }
  return pairs;
}

function areAlike(a: Constraint, b: Constraint): boolean {
  if (a.kind !== b.kind) return false;
  if ('parameters' in a) return countShared(a, b) > 0;
  const [nameA, conditionA] = anchor(a);
  const [nameB, conditionB] = anchor(b);
  return nameA === nameB && conditionA === conditionB;
}

function anchor(constraint: Constraint): readonly [parameter?: string, condition?: string] {
  if ('parameters' in constraint) return [];
  return 'when' in constraint
    ? [constraint.parameter, constraint.when.parameter]
    : [constraint.parameter];
}

function countShared(a: Constraint, b: Constraint): number {
  const names = new Set(constraintParameters(a));
  return constraintParameters(b).filter((name) => names.has(name)).length;
}

/** Returns the constraint limited to these parameters. */
function restrictTo(constraint: Constraint, names: ReadonlySet<string>): Constraint {
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
