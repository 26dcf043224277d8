import type { OverlayFact } from '../../model/fact.ts';
import type {
  ConditionalLimits,
  ConstraintTerms,
  ResolvedParameter,
} from '../../model/resolved-model.ts';
import { makeLimitedWhen } from '../constraint-reading.ts';
import { digitsOf } from '../parse-number.ts';
import { valuesBeyond, type Proposition } from './conditions.ts';
import { onlyWhen, type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, type ClauseScope, type NamedParameters } from './names.ts';
import { wordsOfClause, type Clause } from './tokens.ts';
import { letters } from './words.ts';

/** The sign of each bound. */
const signs = {
  most: letters.atMost,
  least: letters.atLeast,
  below: letters.below,
  above: letters.above,
} as const;

/** Returns the bound of a sign. */
export function boundOf(sign: string): Exclude<BoundDirection, 'exact'> | undefined {
  const bounds = ['most', 'least', 'below', 'above'] as const;
  return bounds.find((bound) => signs[bound] === sign);
}

/** The direction of a bound: at most, at least, exactly, less than, more than. */
export type BoundDirection = 'most' | 'least' | 'exact' | 'below' | 'above';

const amountPattern =
  /^(-?\d+(?:\.\d+)?)(?: ?(?:-|to|and) ?(-?\d+(?:\.\d+)?))?(?:[ -]((?:[a-z]+ ){0,3}[a-z]+))?$/;
const items =
  /^(?:[a-z]+ ){0,2}(?:images?|videos?|clips?|files?|pictures?|photos?|frames?|references?|items?|entries|elements?|prompts?|shots?|voices?|pieces?)$/;
const characters = /^(?:characters?|chars?)$/;

/** Returns limits of a parameter that an amount states: "4 images", "512 characters". */
function limitsOf(
  words: string,
  bound: BoundDirection,
  { name, type, label = '' }: ResolvedParameter,
  isAfterMost = false,
): ConditionalLimits | undefined {
  const match = amountPattern.exec(digitsOf(words).replaceAll(',', ''));
  if (!match) return undefined;
  const [, low = '', high, unit = ''] = match;
  const [least, most] = [Number(low), Number(high ?? low)];
  if (high !== undefined && least >= most) return undefined;
  const isLeast = high !== undefined || bound !== 'most';
  const isMost = high !== undefined || bound !== 'least';
  if (type.endsWith('_array')) {
    if (characters.test(unit) || (unit !== '' && !items.test(unit) && !isIn(unit, name, label))) {
      return undefined;
    }
    return { ...(isLeast && { minItems: least }), ...(isMost && { maxItems: most }) };
  }
  if (type === 'string') {
    // "Up to 2,500 characters, 512 when".
    const isCharacters = characters.test(unit) || (unit === '' && isAfterMost);
    return isCharacters && !isLeast ? { maxLength: most } : undefined;
  }
  if (type !== 'number' || (unit !== '' && !isIn(unit, name, label))) return undefined;
  return { ...(isLeast && { min: least }), ...(isMost && { max: most }) };
}

/** Whether a name has the counted word: "faces" of `faceLimit`, "seconds" of a duration. */
function isIn(unit: string, name: string, label: string): boolean {
  const words = `${name} ${label}`.toLowerCase();
  const stem = unit.replace(/s$/, '');
  return (
    words.includes(stem) ||
    (/^(?:s|sec|second)$/.test(stem) && /duration|seconds|length|time/.test(words))
  );
}

/** Reads an amount that limits a parameter under a condition: "at most 4 with a video". */
export function boundedIf(
  subject: NamedParameters,
  amount: Clause,
  bound: BoundDirection,
  when: Proposition,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const [parameter, another] = subject.parameters;
  const target = scope.all.find(({ name }) => name === parameter);
  const [atom, second] = when.atoms;
  if (!target || another || subject.values || !atom || second || atom.negated) return undefined;
  if (atom.when.parameter === target.name) return undefined;
  const words = wordsOfClause(amount);
  const limits = target.allowedValues
    ? valuesWithin(words, bound, target)
    : bound === 'below' || bound === 'above'
      ? undefined
      : limitsOf(words, bound, target, amount.isAfterMost);
  return (
    limits && {
      constraints: [makeLimitedWhen(target.name, limits, atom.when)],
      caveats: [...subject.caveats, ...when.caveats],
    }
  );
}

/** Reads a span that a value or another parameter allows: "1080p allows at most 8 seconds". */
export function spanUnder(
  user: NamedParameters,
  sign: string,
  amount: Clause,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const words = wordsOfClause(amount);
  const { self } = scope;
  const when = {
    atoms: user.parameters.map((parameter) => ({
      when: { parameter, ...(user.values && { values: user.values }) },
      negated: false,
    })),
    isAny: false,
    caveats: user.caveats,
  };
  const bound = boundOf(sign);
  if (!bound) return undefined;
  if (!user.parameters.includes(self.name)) {
    return boundedIf(
      { parameters: [self.name], isAny: false, caveats: [] },
      amount,
      bound,
      when,
      scope,
    );
  }
  const found = scope.others.flatMap((other) => {
    const values = isUnitOf(words, other) ? valuesBeyond(other, sign, words) : undefined;
    return values ? [{ parameter: other.name, values }] : [];
  });
  const [one, another] = found;
  const needed = { atoms: one ? [{ when: one, negated: false }] : [], isAny: false, caveats: [] };
  return one && !another ? onlyWhen(user, needed, scope) : undefined;
}

/** Whether a parameter has amounts of this unit: seconds of a duration, 720p of a resolution. */
function isUnitOf(words: string, { name, allowedValues = [] }: ResolvedParameter): boolean {
  if (/(?:s|seconds?)$/.test(words)) return /duration|seconds|length/i.test(name);
  const unit = /\d(p|k|fps|x)$/.exec(words)?.[1];
  return (
    unit !== undefined && allowedValues.every((value) => String(value).toLowerCase().endsWith(unit))
  );
}

/** Returns the usual limit of a parameter that has another one under a condition. */
export function mostOf(
  subject: NamedParameters,
  amount: Clause,
  { all }: ClauseScope,
): OverlayFact | undefined {
  const target = all.find(({ name }) => name === subject.parameters[0]);
  const limits = target && limitsOf(wordsOfClause(amount), 'most', target);
  const { maxItems, maxLength, max } = limits ?? {};
  if (maxItems !== undefined) return { kind: 'limit', field: 'maxItems', value: maxItems };
  if (maxLength !== undefined) return { kind: 'limit', field: 'maxLength', value: maxLength };
  return max === undefined ? undefined : { kind: 'limit', field: 'max', value: max };
}

function valuesWithin(
  words: string,
  bound: BoundDirection,
  target: ResolvedParameter,
): ConditionalLimits | undefined {
  const sign = bound === 'exact' ? '' : signs[bound];
  const values = sign === '' ? undefined : valuesBeyond(target, sign, words);
  return values && { values };
}

/** Reads "less than the end time". */
export function compareParameters(
  subject: NamedParameters,
  sign: string,
  isNegated: boolean,
  words: string,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const numbers = {
    ...scope,
    others: scope.others.filter(isNumber),
    all: scope.all.filter(isNumber),
  };
  const other = resolveName(words.replace(/^that of /, ''), numbers);
  const [parameter, more] = subject.parameters;
  const [than, another] = other?.parameters ?? [];
  if (!other || parameter === undefined || than === undefined || more || another) return undefined;
  const targets = scope.all.filter(({ name }) => name === parameter || name === than);
  if (subject.values || other.values || targets.length !== 2 || !targets.every(isNumber)) {
    return undefined;
  }
  const isLess = matchesMeanings(sign, '[below atMost]') !== isNegated;
  const orEqual = matchesMeanings(sign, '[atMost atLeast]') !== isNegated;
  const constraint: ConstraintTerms = {
    kind: 'lessThan',
    ...(isLess ? { parameter, than } : { parameter: than, than: parameter }),
    ...(orEqual && { orEqual: true }),
  };
  return { constraints: [constraint], caveats: [...subject.caveats, ...other.caveats] };
}

function isNumber({ type }: ResolvedParameter): boolean {
  return type === 'number';
}
