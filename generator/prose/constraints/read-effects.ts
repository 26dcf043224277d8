import { readCondition, readProposition } from './conditions.ts';
import { ignoredIf, notWhen, type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, type ClauseScope } from './names.ts';
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
