import {
  boundedIf,
  boundOf,
  compareParameters,
  mostOf,
  spanUnder,
  type BoundDirection,
} from './bounds.ts';
import { oppositeOf, readCondition, type Proposition } from './conditions.ts';
import { limitedIf, notWhen, onlyWhen, type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, resolveValues, type ClauseScope, type NamedParameters } from './names.ts';
import {
  asksPresence,
  conditionOf,
  isJoint,
  isPlace,
  propositionOf,
  selfNamed,
  subjectOf,
  targetOf,
  userIn,
  type Parts,
} from './statement-parts.ts';
import { wordsOfClause, type Clause } from './tokens.ts';
import { letters } from './words.ts';

/** Reads values that a parameter has under a condition: "must be 8 with images". */
export function readLimited(
  parts: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const { subject, values, state } = parts;
  const when = conditionOf(parts, scope);
  if (when && isPlace(parts) && asksPresence(when)) return undefined;
  const read =
    when && (state ? stateOf(state, subject, scope) : allowedIn(values, subject, scope, when));
  if (!when || !read) return undefined;
  // "Limited to 150,000" of a number is at most that.
  const target = scope.all.find(({ name }) => name === read.parameters[0]);
  if (
    clause.letters.includes(letters.limited) &&
    target?.type === 'number' &&
    !target.allowedValues
  ) {
    return undefined;
  }
  const user = userIn(when, scope);
  return user && read.parameters[0] !== scope.self.name
    ? onlyWhen(user, propositionOf(read, scope), scope)
    : limitedIf(read, when, scope);
}

/** "Must be off" of a switch. */
function stateOf(
  state: Clause,
  subject: Clause | undefined,
  scope: ClauseScope,
): NamedParameters | undefined {
  const named = subjectOf(subject, scope);
  const target = targetOf(named, scope);
  return named && target?.type === 'boolean'
    ? { ...named, values: [matchesMeanings(state.letters, '[switchedOn on active]')] }
    : undefined;
}

/** Values of the parameter that is named, of this one, or else of another. */
function allowedIn(
  values: Clause | undefined,
  subject: Clause | undefined,
  scope: ClauseScope,
  when?: Proposition,
): NamedParameters | undefined {
  if (!values) return undefined;
  const words = wordsOfClause(values);
  const target = subject && targetOf(resolveName(wordsOfClause(subject), scope), scope);
  if (subject) return target && resolveValues(words, [target]);
  const asked = new Set(when?.atoms.map((atom) => atom.when.parameter));
  return (
    resolveValues(words, [scope.self]) ??
    resolveValues(
      words,
      scope.others.filter(({ name }) => !asked.has(name)),
    )
  );
}

const isAmount = /^\d[\d.,]*(?: ?[a-z]{1,10})?$/;

/** Reads "1080p supports only 5 seconds". */
export function readSupported(
  { subject, values }: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const named = subjectOf(subject, scope);
  // "Limited to 10 seconds" is about this parameter.
  if (!named || !values || (!subject && isAmount.test(wordsOfClause(values)))) return undefined;
  const targets = scope.all.filter(({ name }) => !named.parameters.includes(name));
  const words = wordsOfClause(values);
  const own = targets.includes(scope.self) ? resolveValues(words, [scope.self]) : undefined;
  const read = own ?? resolveValues(words, targets);
  return read && onlyWhen(named, propositionOf(read, scope), scope);
}

/** Returns whether an amount has two figures: "1-10". */
export function isSpan({ amount }: Parts): boolean {
  return amount !== undefined && /^[\d,.]+ ?(?:-|to|and) ?\d/.test(wordsOfClause(amount));
}

/** Reads an amount under a condition: "at most 4 with a video". */
export function readBounded(
  parts: Parts,
  scope: ClauseScope,
  bound: BoundDirection,
): StatedConstraints | undefined {
  const { subject, amount } = parts;
  const named = subjectOf(subject, scope);
  const { condition } = parts;
  // "At most 9 readTogether with keyframes" is a sum.
  if (condition && isJoint.test(wordsOfClause(condition).slice(0, 20))) return undefined;
  const when = named && amount && conditionOf(parts, scope);
  if (when && isPlace(parts) && asksPresence(when)) return undefined;
  return when && boundedIf(named, amount, bound, when, scope);
}

/** Reads "up to 7 without a video, up to 4 with a video". */
export function readWithAndWithout(
  parts: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const { subject, first, without, amount, with: joint } = parts;
  const named = subjectOf(subject, scope);
  const absent = without && readCondition(without, scope);
  const isOne = joint && /^with one$/.test(wordsOfClause(joint));
  const when = absent && joint && (isOne ? oppositeOf(absent) : readCondition(joint, scope));
  if (!named || !first || !amount || !when) return undefined;
  const isSame = when.atoms[0]?.when.parameter === absent.atoms[0]?.when.parameter;
  const fewer = isSame ? boundedIf(named, amount, 'most', when, scope) : undefined;
  const usual = fewer && mostOf(named, first, scope);
  return usual && { ...fewer, limits: [usual] };
}

/** Reads "less than the end time". */
export function readCompared(
  { subject, sign, name }: Parts,
  scope: ClauseScope,
  isNegated: boolean,
) {
  const named = subjectOf(subject, scope);
  return named && sign && name
    ? compareParameters(named, sign.letters, isNegated, wordsOfClause(name), scope)
    : undefined;
}

/** Reads "1080p allows at most 8 seconds". */
export function readSpanUnder(
  { subject, sign, amount }: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const named = subjectOf(subject, scope);
  return named && sign && amount ? spanUnder(named, sign.letters, amount, scope) : undefined;
}

/** Reads "cannot be 10 at 1080p". */
export function readRefusedValue(parts: Parts, scope: ClauseScope): StatedConstraints | undefined {
  const { subject, values } = parts;
  const when = conditionOf(parts, scope);
  const read = when && allowedIn(values, subject, scope, when);
  return read && notWhen(read, when, scope);
}

/** Reads "LowPoly: 3,000-500,000", "pro: max 10". */
export function readLabeled(parts: Parts, scope: ClauseScope): StatedConstraints | undefined {
  const { label, sign, amount } = parts;
  const named = label && resolveName(wordsOfClause(label), scope);
  if (!amount || !named?.values || named.parameters.includes(scope.self.name)) return undefined;
  const bound = sign ? boundOf(sign.letters) : undefined;
  if (!bound && !isSpan(parts)) return undefined;
  return boundedIf(selfNamed(scope), amount, bound ?? 'exact', propositionOf(named, scope), scope);
}

/** Reads "5 or 10 at 720p, 5 only at 1080p". */
export function readEachValue(parts: Parts, scope: ClauseScope): StatedConstraints | undefined {
  const { values, place, second, condition } = parts;
  const { self } = scope;
  const pairs = [
    [values, place],
    [second, condition],
  ] as const;
  const stated = pairs.map(([words, under]) => {
    const read = words && resolveValues(wordsOfClause(words), [self]);
    const when = read && under && readCondition(under, scope);
    return when && !asksPresence(when) ? limitedIf(read, when, scope) : undefined;
  });
  return stated.some((each) => each === undefined)
    ? undefined
    : {
        constraints: stated.flatMap((each) => each?.constraints ?? []),
        caveats: stated.flatMap((each) => each?.caveats ?? []),
      };
}

/** Reads "use two images with a mask" of a list. */
export function readAmountToGive(
  parts: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const isMost = clause.letters[1] === letters.only;
  return scope.self.type.endsWith('_array')
    ? readBounded(parts, scope, isMost ? 'most' : 'exact')
    : undefined;
}
