import type { Scalar } from '../model/definition.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { makeLimitedWhen } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findValues } from './named-values.ts';
import { digitsOf, numberPattern, parseNumber } from './parse-number.ts';

/** Finds the only parameter that a phrase names. */
export function onlyMentioned(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): Condition | undefined {
  const mention = findMentionedParameters(phrase, parameters);
  const [parameter, another] = mention?.names ?? [];
  const isClear = mention?.isComplete === true && mention.caveats.length === 0;
  return isClear && parameter !== undefined && another === undefined ? { parameter } : undefined;
}

/** Finds values of `self`, or else of another parameter; never of the parameter `except`. */
export function valuesIn(
  phrase: string,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
  except?: string,
) {
  const own = self.name === except ? undefined : findValues(phrase, [self]);
  return (
    own ??
    findValues(
      phrase,
      others.filter(({ name }) => name !== except),
    )
  );
}

/** Finds values that a phrase lists, the state of a switch, or a number of the only parameter. */
export function valuesOrNumber(phrase: string, parameters: readonly ResolvedParameter[]) {
  const found = findValues(phrase, parameters);
  const digits = digitsOf(phrase);
  const [one, another] = parameters;
  const isOff = /^(?:off|false|disabled|turned off)$/.test(phrase);
  if (one?.type === 'boolean' && (isOff || /^(?:on|true|enabled|turned on)$/.test(phrase))) {
    return { parameter: one.name, values: [!isOff] };
  }
  const isOpen = one?.type === 'number' && !one.allowedValues && another === undefined;
  return (
    found ??
    (isOpen && isNumber.test(digits)
      ? { parameter: one.name, values: [parseNumber(digits)] }
      : undefined)
  );
}

const isNumber = new RegExp(`^${numberPattern}$`);
const spanOfNumbers = new RegExp(`^(${numberPattern}) ?(?:-|to) ?(${numberPattern})$`);

/** Reads numbers of a parameter without a list: "vfx supports 24-96", "small only supports 32". */
export function numbersUnder(
  words: string,
  { name, type, allowedValues }: ResolvedParameter,
  when: Condition,
  isMost: boolean,
): ConstraintTerms[] | undefined {
  if (type !== 'number' || allowedValues) return undefined;
  const digits = digitsOf(words);
  const span = spanOfNumbers.exec(digits);
  if (span) {
    const [, min = '', max = ''] = span;
    return [makeLimitedWhen(name, { min: parseNumber(min), max: parseNumber(max) }, when)];
  }
  if (!isNumber.test(digits)) return undefined;
  const figure = parseNumber(digits);
  return [makeLimitedWhen(name, isMost ? { max: figure } : { values: [figure] }, when)];
}

/** Returns the constraint that a parameter has none of these values under a condition. */
export function limitedWithout(
  { parameter, values = [] }: Condition,
  when: Condition,
  parameters: readonly ResolvedParameter[],
): ConstraintTerms | undefined {
  const target = parameters.find(({ name }) => name === parameter);
  const known: readonly Scalar[] =
    target?.type === 'boolean' ? [true, false] : (target?.allowedValues ?? []);
  const rest = known.filter((value) => !values.includes(value));
  return rest.length === 0 ? undefined : makeLimitedWhen(parameter, { values: rest }, when);
}
