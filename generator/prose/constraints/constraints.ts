import type { Scalar } from '../../model/definition.ts';
import type { OverlayFact } from '../../model/fact.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../../model/resolved-model.ts';
import { inUse, makeLimitedWhen } from '../constraint-reading.ts';
import { oppositeOf, type Atom, type Proposition } from './conditions.ts';
import type { ClauseScope, NamedParameters } from './names.ts';

/** Constraints with reasons to doubt them. */
export interface StatedConstraints {
  readonly constraints: readonly ConstraintTerms[];
  readonly limits?: readonly OverlayFact[];
  readonly caveats: readonly string[];
}

/** Undefined: the constraint can't be stated. */
type Terms = readonly ConstraintTerms[] | undefined;

function find(name: string, { all }: ClauseScope): ResolvedParameter | undefined {
  return all.find((each) => each.name === name);
}

/** Returns the other values of a parameter. */
function otherValues(
  { parameter, values = [] }: Condition,
  scope: ClauseScope,
): readonly Scalar[] | undefined {
  const target = find(parameter, scope);
  const known: readonly Scalar[] =
    target?.type === 'boolean' ? [true, false] : (target?.allowedValues ?? []);
  const rest = known.filter((value) => !values.includes(value));
  return rest.length === 0 ? undefined : rest;
}

/** A state that is not negated, if there is one: "not standard" is "pro". */
function positive({ when, negated }: Atom, scope: ClauseScope): Condition | undefined {
  if (!negated) return when;
  const values = when.values && otherValues(when, scope);
  return values && { parameter: when.parameter, values };
}

/** Joins states of the same parameter: "pro or 4k". */
export function mergeAtoms(atoms: readonly Atom[]): readonly Atom[] {
  const [first] = atoms;
  const isSame = atoms.every(
    ({ when, negated }) =>
      when.parameter === first?.when.parameter && when.values !== undefined && !negated,
  );
  if (!first || !isSame || atoms.length < 2) return atoms;
  const values = [...new Set(atoms.flatMap(({ when }) => when.values ?? []))];
  return [{ when: { parameter: first.when.parameter, values }, negated: false }];
}

/** Returns the constraints that `subject` may be used only if the proposition is true. */
export function onlyWhen(
  subject: NamedParameters,
  needed: Proposition,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const caveats = [...subject.caveats, ...needed.caveats, ...doubtsOf(subject, needed, scope)];
  const atoms = needed.isAny ? mergeAtoms(needed.atoms) : needed.atoms;
  if (needed.isAny && atoms.length > 1) {
    const isPresence = atoms.every(({ when, negated }) => !negated && when.values === undefined);
    const [parameter, another] = subject.parameters;
    if (!isPresence || subject.values || parameter === undefined || another) return undefined;
    if (atoms.some(({ when }) => find(when.parameter, scope)?.required)) {
      return { constraints: [], caveats };
    }
    const needs = atoms.map(({ when }) => when.parameter);
    return { constraints: [{ kind: 'requiresAnyOf', parameter, needs }], caveats };
  }
  const stated = subject.parameters.map((parameter) => needs(parameter, subject, atoms, scope));
  if (stated.some((each) => each === undefined)) return undefined;
  return { constraints: stated.flatMap((each) => each ?? []), caveats };
}

function doubtsOf(subject: NamedParameters, { atoms }: Proposition, scope: ClauseScope): string[] {
  return atoms.flatMap(({ when, negated }) => {
    const target = find(when.parameter, scope);
    const isPresence = when.values === undefined;
    if (!negated) {
      return isPresence && target?.default !== undefined && !target.required
        ? [`\`${when.parameter}\` has a default`]
        : [];
    }
    const always = [when.parameter, ...(subject.values ? [] : subject.parameters)]
      .map((name) => find(name, scope))
      .filter((each) => each?.required === true && each.type !== 'boolean');
    return isPresence ? always.map((each) => `\`${each?.name}\` is required`) : [];
  });
}

function needs(
  parameter: string,
  { values }: NamedParameters,
  atoms: readonly Atom[],
  scope: ClauseScope,
): Terms {
  const target = find(parameter, scope);
  if (!target) return undefined;
  const state: Condition = values ? { parameter, values } : inUse(target);
  const plain = atoms.filter(({ when, negated }) => !negated && when.values === undefined);
  const present = plain
    .map(({ when }) => when.parameter)
    .filter((name) => name !== parameter && find(name, scope)?.required !== true);
  const presence: readonly ConstraintTerms[] =
    present.length === 0
      ? []
      : state.values
        ? present.map((name) => ({ kind: 'requiredWhen', parameter: name, when: state }) as const)
        : [{ kind: 'requires', parameter, needs: present }];
  const others = atoms
    .filter((atom) => !plain.includes(atom))
    .map((atom) => needOf(state, values !== undefined, target, atom, scope));
  if (others.some((each) => each === undefined)) return undefined;
  return [...presence, ...others.flatMap((each) => each ?? [])];
}

function needOf(
  state: Condition,
  isValue: boolean,
  target: ResolvedParameter,
  atom: Atom,
  scope: ClauseScope,
): Terms {
  const { when, negated } = atom;
  if (when.parameter === target.name) return undefined;
  const other = find(when.parameter, scope);
  if (!other) return undefined;
  if (negated && isPresence(atom)) {
    return isValue ? excludedValues(state, when, scope) : exclusive(target, other);
  }
  const wanted = positive(atom, scope);
  if (!wanted?.values) return undefined;
  const isDefault = wanted.values.some((value) => value === other.default);
  // A description of the values that others need does not ask for one.
  const isRefused = !negated || other.default !== undefined;
  const isNeeded = !other.required && !isDefault && !isValue && isRefused && other !== scope.self;
  return [
    makeLimitedWhen(other.name, { values: wanted.values }, state),
    ...(isNeeded ? [{ kind: 'requiredWhen', parameter: other.name, when: state } as const] : []),
  ];
}

function excludedValues(state: Condition, when: Condition, scope: ClauseScope): Terms {
  const values = otherValues(state, scope);
  return values && [makeLimitedWhen(state.parameter, { values }, when)];
}

/** Two parameters that exclude each other; a switch that is off is not in use. */
function exclusive(one: ResolvedParameter, other: ResolvedParameter): ConstraintTerms[] {
  if (one.type !== 'boolean' && other.type !== 'boolean') {
    return [{ kind: 'mutuallyExclusive', parameters: [one.name, other.name] }];
  }
  const [off, user] = one.type === 'boolean' ? [one, other] : [other, one];
  return [makeLimitedWhen(off.name, { values: [false] }, inUse(user))];
}

/** Returns the constraints that `subject` may not be used if the proposition is true. */
export function notWhen(
  subject: NamedParameters,
  refused: Proposition,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const { atoms } = refused;
  const isEach = refused.isAny || isPresenceList(atoms);
  const [first, another] = atoms;
  const [parameter = ''] = subject.parameters;
  // "1080p is not available for 10 seconds."
  if (subject.values && first?.when.values && another === undefined && !first.negated) {
    const state = { parameter, values: subject.values };
    if (first.when.parameter === parameter) return undefined;
    const terms = excludedValues(state, first.when, scope);
    return terms && { constraints: terms, caveats: [...subject.caveats, ...refused.caveats] };
  }
  return onlyWhen(subject, oppositeOf({ ...refused, isAny: isEach }), scope);
}

/** Returns whether parameters are only given: "with a and b" after "not" usually means each of them. */
export function isPresenceList(atoms: readonly Atom[]): boolean {
  return atoms.every(({ when, negated }) => !negated && (when.values?.[0] ?? true) === true);
}

/** Returns the constraints that `subject` must be given if the proposition is true. */
export function requiredIf(
  subject: NamedParameters,
  when: Proposition,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const [parameter, another] = subject.parameters;
  const target = parameter === undefined ? undefined : find(parameter, scope);
  if (!target || another !== undefined || subject.values) return undefined;
  const caveats = [...subject.caveats, ...when.caveats];
  const atoms = mergeAtoms(when.atoms);
  if (atoms.some((atom) => atom.when.parameter === target.name)) return undefined;
  if (target.required) return { constraints: [], caveats };
  const absent = atoms.filter((atom) => atom.negated && isPresence(atom));
  if (absent.length > 0) {
    if (absent.length < atoms.length || (when.isAny && atoms.length > 1)) return undefined;
    const names = [target.name, ...absent.map((atom) => atom.when.parameter)];
    return { constraints: [{ kind: 'anyOf', parameters: names }], caveats };
  }
  if (atoms.length > 1 && !when.isAny) return undefined;
  const constraints = atoms.flatMap((atom): ConstraintTerms[] => {
    const state = positive(atom, scope);
    if (!state) return [];
    return state.values
      ? [{ kind: 'requiredWhen', parameter: target.name, when: state }]
      : [{ kind: 'requires', parameter: state.parameter, needs: [target.name] }];
  });
  return constraints.length < atoms.length ? undefined : { constraints, caveats };
}

function isPresence({ when }: Atom): boolean {
  return when.values === undefined || (when.values.length === 1 && when.values[0] === true);
}

/** Returns the constraints that a parameter has only these values if the proposition is true. */
export function limitedIf(
  values: NamedParameters,
  when: Proposition,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const [parameter = ''] = values.parameters;
  const atoms = mergeAtoms(when.atoms);
  const allowed = values.values;
  if (!allowed || (atoms.length > 1 && !when.isAny)) return undefined;
  const caveats = [...values.caveats, ...when.caveats];
  const constraints = atoms.flatMap((atom) => {
    const state = positive(atom, scope);
    return state && state.parameter !== parameter
      ? [makeLimitedWhen(parameter, { values: allowed }, state)]
      : [];
  });
  return constraints.length < atoms.length || constraints.length === 0
    ? undefined
    : { constraints, caveats };
}

/** Returns the constraints that at most one of several parameters may be given. */
export function exclusiveOf(
  list: NamedParameters,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const targets = scope.all.filter(({ name }) => list.parameters.includes(name));
  const [one, other, third] = targets;
  if (list.values || !one || !other) return undefined;
  const caveats = [
    ...list.caveats,
    ...targets
      .filter(({ required, type }) => required && type !== 'boolean')
      .map(({ name }) => `\`${name}\` is required`),
  ];
  if (!third) return { constraints: exclusive(one, other), caveats };
  const isSwitch = targets.some(({ type }) => type === 'boolean');
  const doubts = isSwitch ? ['a switch may be set to false'] : [];
  return {
    constraints: [{ kind: 'mutuallyExclusive', parameters: list.parameters }],
    caveats: [...caveats, ...doubts],
  };
}

/** Returns the constraint that at least one of several parameters must be given. */
export function anyOfList(list: NamedParameters): StatedConstraints | undefined {
  return list.values || list.parameters.length < 2
    ? undefined
    : { constraints: [{ kind: 'anyOf', parameters: list.parameters }], caveats: list.caveats };
}
