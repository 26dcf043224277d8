import { spanUnder } from './bounds.ts';
import { readProposition } from './conditions.ts';
import {
  effectiveIf,
  ignoredIf,
  notWhen,
  onlyWhen,
  requiredIf,
  type Stated,
} from './constraints.ts';
import { clauseForm, matchForm, type ClauseForm } from './forms.ts';
import { type Scope } from './names.ts';
import { readOverriding, readRefusal } from './read-effects.ts';
import {
  isSpan,
  readAmountToGive,
  readBounded,
  readCompared,
  readEachValue,
  readLabeled,
  readLimited,
  readRefusedValue,
  readSpanUnder,
  readSupported,
  readWithAndWithout,
} from './read-limits.ts';
import { readEither, readExclusion, readNotBoth, readOneOnly } from './read-lists.ts';
import {
  readNeed,
  readNeededName,
  readOtherNeeded,
  readOtherValue,
  readSetting,
  readTogether,
  readValueOnly,
  requireOrNeed,
} from './read-needs.ts';
import {
  isJoint,
  isSelf,
  selfNamed,
  subjectOf,
  withCondition,
  type Parts,
} from './statement-parts.ts';
import { rotateClause, wordsOfClause, type Clause } from './tokens.ts';

interface StatementForm extends ClauseForm {
  readonly read: (parts: Parts, scope: Scope, clause: Clause) => Stated | undefined;
}

function forms(sources: readonly string[], read: StatementForm['read']): StatementForm[] {
  return sources.map((source) => ({ ...clauseForm(source), read }));
}

/** The forms of a statement in the letters of its meanings, by what they state. */
const statements: readonly StatementForm[] = [
  // "Only used when", "has an effect only with".
  ...forms(
    [
      '{subject}?b*yb*h*[EUP]t?{condition}',
      '{subject}?b*h*[EUP]yt?{condition}',
      '{subject}?b*h*[EUP]t?{condition}[y1]',
      '{subject}?b*h*[EUP]{condition},?&?(?:YS?b{0,2}I|S?b{0,2}IY)',
    ],
    (parts, scope) => withCondition(parts, scope, effectiveIf),
  ),
  ...forms(['{subject}?r{object}E'], ({ subject, object }, scope) => {
    const needed = object && readProposition(object, scope);
    const named = subjectOf(subject, scope);
    return needed && named && effectiveIf(named, needed);
  }),
  // "Ignored when", "has no effect without", "not used with".
  ...forms(
    [
      '{subject}?b*h*[IFJ]t?{condition}',
      '{subject}?b*xb*[UEP]t?{condition}',
      '{subject}?Dxh*E{condition}',
    ],
    (parts, scope) => withCondition(parts, scope, ignoredIf),
  ),
  ...forms(['{subject}?V{name}{condition}?'], readOverriding),
  ...forms(['{name}I{subject}'], ({ name, subject }, scope) => {
    const named = subjectOf(subject, scope);
    const when = name && readProposition(name, scope);
    return named && when && isSelf(named, scope) ? ignoredIf(named, when) : undefined;
  }),
  ...forms(['{name}j'], ({ name }, scope) => {
    const when = name && readProposition(name, scope);
    return when && ignoredIf(selfNamed(scope), when);
  }),
  // "Only available when", "can only be used with", "in pro mode only".
  ...forms(
    [
      '{subject}?b*y(?:b*[AKT])?(?:iSU)?t?{condition}',
      '{subject}?[cm]b*y(?:b*[AKgsUkT])?t?{condition}',
      '{subject}?[M7]b*yb*[gsUkT]t?{condition}',
      '{subject}?b*y{condition}A',
      '{subject}?b*[AK]yt?{condition}',
      '{subject}?[cm]b*[AKgsUkT]yt?{condition}',
      '{subject}?b*[AK]t?{condition}[y1]',
      '{subject}?[cm]b*[AKgsUkT]t?{condition}[y1]',
      '{subject}?b*{condition}[y1]',
      '{subject}?mb*[gsUk]t?{with}',
      '{subject}?mb*[Uk]{value}',
      '{subject}?mK{with}',
      '{subject}?b*[AK]{exception}',
      'y[vs]S?t?{condition}',
      '[vs]S?yt?{condition}',
      'v{subject}yt?{condition}',
      'a?[vs]S?t?{condition}[y1]',
    ],
    (parts, scope) => withCondition(parts, scope, onlyWhen),
  ),
  ...forms(['y[pv]{subject}{condition}'], (parts, scope) => {
    const { subject } = parts;
    const named = subjectOf(subject, scope);
    return named && isSelf(named, scope) ? withCondition(parts, scope, onlyWhen) : undefined;
  }),
  ...forms(['vS?t{with}', 'vS?{with}'], (parts, scope, clause) =>
    /[tG]/.test(clause.letters) || isJoint.test(wordsOfClause(clause))
      ? withCondition(parts, scope, onlyWhen)
      : undefined,
  ),
  ...forms(['(?:W|vf?)?{subject}?(?:iS?b*[gsU])?r{object}', '{subject}?b*e{object}'], readNeed),
  ...forms(['{name}[ye]', 'a{name}y', '{subject}[:b]{name}y'], readValueOnly),
  ...forms(['y{name}p{subject}'], ({ name, subject }, scope) => {
    const named = subjectOf(subject, scope);
    const needed = name && readProposition(name, scope);
    const isOwn = named?.parameters.includes(scope.self.name) === true;
    return isOwn && needed ? onlyWhen(named, needed, scope) : undefined;
  }),
  ...forms(['(?:2?m)?[vs]{name}{condition}'], readNeededName),
  ...forms(['{subject}?[cm]x(?:b*[gsU])?1'], () => ({ constraints: [], caveats: [] })),
  ...forms(['[sv]{name}a{values}{self}', '{name}(?:m|b)+=?{values}{self}'], readSetting),
  // "Not available when", "cannot be combined with".
  ...forms(
    [
      '{subject}?b*xb*[AK]t?{condition}',
      '{subject}?b*4{condition}',
      'vS?z{when}',
      '{subject}?[cm]xb*[AKgsUkTo]t?{condition}',
      '{subject}?Mxb*[gsUkT]t?{condition}',
      '{subject}?DxK{condition}',
      '2?(?:D?x|[cmM]x)[vs]S?t?{condition}',
      'xt?{condition}',
      '0{subject}{condition}',
      '{subject}?mb*z{condition}',
    ],
    (parts, scope) => withCondition(parts, scope, notWhen),
  ),
  ...forms(['{subject}?(?:b*|[cm]x)q{object}', '{subject}Dxp{object}'], readRefusal),
  // "A and b are mutually exclusive", "not both".
  ...forms(
    [
      '{list}b*X',
      'N{list}',
      '[vs]{list}b*(?:4|xA)',
      '{list}[cmM]x(?:Bb+|b+B|b+)[gsUk]t?',
      '2?[cmM]?D?x[vs]{list}',
    ],
    readExclusion,
  ),
  ...forms(['[vs]?L{list}(?:[cmM]b*[gsU])?', 'L{list}b*[A]'], readOneOnly),
  ...forms(['(?:2?m)?[vs]?{list}(?:[cmM]b*[gsU]|b*R)?,?&?N'], readNotBoth),
  // "Either a or b is required".
  ...forms(
    ['(?:2?m)?[vs]{list}', '9?{list}(?:mb*[gsUk]|b*R)', '(?:2?m)?[vs]{list},?[|]B', '{list}'],
    readEither,
  ),
  // "Required when", "must be set if".
  ...forms(
    [
      '{subject}?b*Rt?{condition}',
      '{subject}?b*(?:yb*R|Ry)t?{condition}',
      '{subject}?mb*[gs]{clause}',
      '2mv{subject}{condition}',
    ],
    (parts, scope) => withCondition(parts, scope, requireOrNeed),
  ),
  ...forms(
    [
      '{subject}?(?:b*Q|cb*z){condition},?&?(?:YS?b{0,2}R|S?b{0,2}RY)',
      '{subject}?[cM]yb*z{condition}',
      '{subject}?[cM]b*zy{condition}',
    ],
    (parts, scope) =>
      withCondition(parts, scope, (named, when) =>
        requiredIf(
          named,
          {
            ...when,
            atoms: when.atoms.map((atom) => ({ ...atom, negated: !atom.negated })),
            isAny: !when.isAny,
          },
          scope,
        ),
      ),
  ),
  ...forms(['{name}b*R', '{name}mb*[gsUk]t?', '(?:2?m)?[vs]{name}'], readOtherNeeded),
  ...forms(['{list}mB?b*[gsU]t'], readTogether),
  ...forms(['{name}mb*=?{values}'], readOtherValue),
  ...forms(['{name}mb*=?{state}'], ({ name, state }, scope) => {
    const needed = name && state ? readProposition(joined(name, state), scope) : undefined;
    const isOther = needed?.atoms.every(({ when }) => when.parameter !== scope.self.name) === true;
    return isOther ? onlyWhen(selfNamed(scope), needed, scope) : undefined;
  }),
  // "Only 8 is supported when", "must be 8 with".
  ...forms(
    [
      'y{values}(?:b*[AKgsU])?{condition}',
      '{subject}?m(?:b*=?|=){values}{condition}',
      '{subject}?mb*=?{state}{condition}',
      '{subject}?b*Z{values}{condition}',
      '{values}b*R{condition}',
      '{values}bdyw?{condition}',
    ],
    readLimited,
  ),
  ...forms(['{subject}?[cm]xb*=?{values}{condition}'], readRefusedValue),
  ...forms(['{subject}(?:yp|py){amount}'], ({ subject, amount }, scope) => {
    const named = subjectOf(subject, scope);
    const isOther = named?.parameters.includes(scope.self.name) === false;
    const isList = scope.self.type.endsWith('_array');
    return isOther && isList && amount ? spanUnder(named, '6', amount, scope) : undefined;
  }),
  ...forms(['{subject}(?:b*y?[AK]|y?p)[ao]?[dw]{0,3}{sign}{amount}'], readSpanUnder),
  ...forms(
    [
      '{subject}(?:yp|py){values}',
      '{subject}p{values}y',
      '{subject}:{values}y',
      '{subject}?b*Z{values}',
      '(?:yp|py){values}',
    ],
    readSupported,
  ),
  ...forms(['{name}R'], readOtherNeeded),
  // "At most 4 with a video", "up to 720p for 10 seconds".
  ...forms(
    [
      '{subject}?(?:(?:[cmM]x|x)?[bmcv2p]*)d?(?:6b*|Z){amount}(?:b*[AgsUR]|[cM]b*[gsU])?{condition}',
      '{subject}?[cmM]x(?:b*)>{amount}{condition}',
      '{amount}b*6{condition}',
      'd?6w?{rule}b{amount}',
      'y{amount}{condition}',
    ],
    (parts, scope) => readBounded(parts, scope, 'most'),
  ),
  ...forms(
    [
      '{subject}?[bmcv2p]*d?9b*{amount}(?:b*[AgsUR]|[cM]b*[gsU])?{condition}',
      '{subject}?[cmM]x(?:b*)<{amount}{condition}',
    ],
    (parts, scope) => readBounded(parts, scope, 'least'),
  ),
  ...forms(['{subject}?mb*<{amount}{condition}'], (parts, scope) =>
    readBounded(parts, scope, 'below'),
  ),
  ...forms(['{subject}?mb*>{amount}{condition}'], (parts, scope) =>
    readBounded(parts, scope, 'above'),
  ),
  ...forms(['{subject}?[bmp2vc]*{amount}(?:b*[AgsUR])?{condition}'], (parts, scope, clause) =>
    isSpan(parts)
      ? readBounded(parts, scope, 'exact')
      : clause.isAfterMost
        ? readBounded(parts, scope, 'most')
        : undefined,
  ),
  ...forms(['{label}:{sign}?{amount}', '{label}p{amount}'], readLabeled),
  ...forms(['v{amount}{condition}', 'vy{amount}{condition}'], readAmountToGive),
  ...forms(['y?{values}y?{place},&?y?{second}y?{condition}'], readEachValue),
  ...forms(['{subject}?[bmcv2p]*6{first}{without},?[&|]?6?{amount}{with}'], readWithAndWithout),
  // "Less than the end time."
  ...forms(['{subject}?[mb]*{sign}{name}', '{subject}?[mb]*{sign}{name}ib*[gsU]'], (parts, scope) =>
    readCompared(parts, scope, false),
  ),
  ...forms(['{subject}?[cmM]xb*{sign}{name}'], (parts, scope) => readCompared(parts, scope, true)),
];

/** Reads a clause whose words are all known. */
export function readStatement(clause: Clause, scope: Scope): Stated | undefined {
  const read = readInOrder(clause, scope);
  if (read) return read;
  if (!/^[iuWOao]/.test(clause.letters)) return undefined;
  const { letters } = clause;
  // "When an image is given, this is ignored."
  const commas = [...letters.matchAll(/,/g)].map(({ index }) => index);
  for (const comma of commas) {
    const turned = readInOrder(rotateClause(clause, comma, comma + 1), scope);
    if (turned) return turned;
  }
  if (commas.length > 0) return undefined;
  for (let at = 2; at < letters.length - 1; at++) {
    if (!/[yS02dwxmsv]/.test(letters[at] ?? '')) continue;
    const turned = readInOrder(rotateClause(clause, at, at), scope);
    if (turned) return turned;
  }
  return undefined;
}

/** The forms of earlier clauses: many models share the words of their parameters. */
const known = new Map<string, readonly StatementForm[]>();
const mostKnown = 20_000;

function formsFor(letters: string): readonly StatementForm[] {
  const found = known.get(letters);
  if (found) return found;
  const matching = statements.filter(({ pattern }) => pattern.test(letters));
  if (known.size >= mostKnown) known.clear();
  known.set(letters, matching);
  return matching;
}

function readInOrder(clause: Clause, scope: Scope): Stated | undefined {
  for (const each of formsFor(clause.letters)) {
    const parts = matchForm(each, clause);
    const stated = parts && each.read(parts, scope, clause);
    if (stated) return stated;
  }
  return undefined;
}

function joined(one: Clause, other: Clause): Clause {
  return {
    ...one,
    letters: one.letters + other.letters,
    starts: [...one.starts, ...other.starts],
    ends: [...one.ends, ...other.ends],
  };
}
