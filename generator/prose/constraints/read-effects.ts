import { readCondition, readProposition, type Atom, type Proposition } from './conditions.ts';
import { isPresenceList, mergeAtoms, notWhen, type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, type ClauseScope, type NamedParameters } from './names.ts';
import { isSelf, propositionOf, subjectOf, userIn, type Parts } from './statement-parts.ts';
import { wordsOfClause } from './tokens.ts';

/** Reads "overrides the prompt": the other parameter has no effect. */
export function readOverriding(
  { subject, name, condition }: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const named = subjectOf(subject, scope);
  const overridden = name && resolveName(wordsOfClause(name), scope);
  if (!named || !overridden || overridden.values) return undefined;
  if (condition) {
    // "If both are set" only restates it.
    const restated = readCondition(condition, scope);
    const isRestated = matchesMeanings(condition.letters, '^if both? be* [given set used] $');
    // "If an image is set, it overrides this."
    if (restated && isSelf(overridden, scope) && isSelf(named, scope)) {
      return ignoredIf(overridden, restated);
    }
    if (!isRestated && (!restated || !userIn(restated, scope))) return undefined;
  }
  if (isSelf(overridden, scope) && isSelf(named, scope)) return undefined;
  const when = isSelf(named, scope)
    ? {
        atoms: [{ when: { parameter: scope.self.name }, negated: false }],
        isAny: false,
        caveats: [],
      }
    : { ...propositionOf(named, scope), isAny: true };
  return ignoredIf(overridden, when);
}

/** Reads "4K does not support a reference video". */
export function readRefusal(
  { subject, object }: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const named = subjectOf(subject, scope);
  const refused = named && object && readProposition(object, scope);
  if (!refused) return undefined;
  const [atom, another] = refused.atoms;
  // "Standard mode does not support this."
  if (
    atom &&
    !another &&
    atom.when.parameter === scope.self.name &&
    userIn(refused, scope)?.values === undefined
  ) {
    const user = userIn(refused, scope);
    return user && notWhen(user, propositionOf(named, scope), scope);
  }
  return notWhen(named, { ...refused, isAny: true }, scope);
}

/** Returns the constraints that `subject` has no effect if the proposition is true. */
export function ignoredIf(
  subject: NamedParameters,
  when: Proposition,
): StatedConstraints | undefined {
  const atoms = when.isAny ? mergeAtoms(when.atoms) : when.atoms;
  if (subject.values || (!when.isAny && atoms.length > 1 && !isPresenceList(atoms))) {
    return undefined;
  }
  return effects(subject, atoms, when.caveats, false);
}

/** Returns the constraints that `subject` has an effect only if the proposition is true. */
export function effectiveIf(
  subject: NamedParameters,
  when: Proposition,
): StatedConstraints | undefined {
  const atoms = when.isAny ? mergeAtoms(when.atoms) : when.atoms;
  if (subject.values || (when.isAny && atoms.length > 1)) return undefined;
  return effects(subject, atoms, when.caveats, true);
}

function effects(
  { parameters, caveats }: NamedParameters,
  atoms: readonly Atom[],
  more: readonly string[],
  unless: boolean,
): StatedConstraints | undefined {
  if (atoms.some(({ when }) => parameters.includes(when.parameter))) return undefined;
  const constraints = parameters.flatMap((parameter) =>
    atoms.map(({ when, negated }) => {
      const kind = unless === negated ? 'ignoredWhen' : 'ignoredUnless';
      return { kind, parameter, when } as const;
    }),
  );
  return { constraints, caveats: [...caveats, ...more] };
}
