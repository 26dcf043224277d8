import type { Scalar } from '../model/definition.ts';
import type {
  Condition,
  ConditionalLimits,
  ConstraintTerms,
  ResolvedParameter,
} from '../model/resolved-model.ts';
import { isAdvice } from './caveats.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findValues } from './named-values.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { readCondition } from './read-condition.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const start = String.raw`(?:^|(?<=[;,(]) ?|(?<=[.:]) )(?:note: |note that )?`;
const part = String.raw`([^.;,()]+?)`;
const list = String.raw`([^.;()]+?)`;
const end = String.raw`(?=[.;,)]|$)`;
const supported = String.raw`(?:supported|available|allowed|possible|accepted|valid)`;

/** "10 seconds is only available for 768p." */
const valueOnlyFor = new RegExp(
  String.raw`${start}${list} (?:is|are) (?:only ${supported}|${supported} only) (?:for|with|in|at|when using|when|if|on) ${part}${end}`,
);
/** "1080p supports only 6-second duration." */
const valueSupportsOnly = new RegExp(
  String.raw`${start}${part} (?:only supports?|supports? only|only allows?|allows? only|only accepts?|is limited to|are limited to|supports?(?= \d+ ?- ?\d)) ${list}(?=[.;)]|$)`,
  'g',
);
/** "With reference images, only 8s duration is supported." */
const onlyUnder = new RegExp(
  String.raw`${start}(?:with|for|in|when using|when|if) ${part}, only ${list} (?:is|are) ${supported}`,
);
/** "4K mode does not support a reference video." */
const valueRefuses = new RegExp(
  String.raw`${start}${part} (?:does not|doesn't|do not|don't|cannot|can't) (?:support|allow|accept|be (?:used|combined) with) ${part}${end}`,
);
/** "Not supported with 4K." */
const notWithValue = new RegExp(
  String.raw`^not ${supported} (?:with|in|for|at|when using) ${part}${end}`,
);
/** "For start and end frames, use two images." */
const countUnder = new RegExp(
  String.raw`${start}(?:for|in|with|when using) ([^.;,()]+?), (?:use|provide|upload|add|give)(?: only| just)?( exactly| at most| up to| at least)? (${numberPattern}) (?:[a-z]+ ){0,2}?(images?|videos?|clips?|files?|pictures?|photos?|frames?|items?)\b`,
  'g',
);
const onlyOne = /\b(?:use|provide|upload|add|give) (?:only|just) /;
/** "Max 7 without a video, 4 with a video." */
const withAndWithout = new RegExp(
  String.raw`\b(?:max(?:imum)?|up to|at most):? (${numberPattern})(?: [a-z]+){0,2}? without ([^.;,()]+?),? (?:and |or )?(?:up to |max(?:imum)? )?(${numberPattern})(?: [a-z]+){0,2}? with ([^.;,()]+?)${end}`,
);

/** Reads limits that a parameter has under a condition only. */
export function readConditionalLimits(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (
    isAdvice(sentence) ||
    /\bwhen \w+ing\b(?!.*,)/.test(sentence.text.replace('when using', ''))
  ) {
    return [];
  }
  const others = parameters.filter(({ name }) => name !== self.name);
  const read = (match: RegExpMatchArray, constraint: ConstraintTerms | undefined) =>
    constraint ? [constraintReading(sentence, match, constraint, [], 'limited when')] : [];
  const found = [
    ...readOnce(valueOnlyFor, ([, value = '', condition = '']) => {
      const when = valuesIn(value, self, others);
      const needed = when && valuesIn(condition, self, parameters, when.parameter);
      return needed && limited(needed.parameter, { values: needed.values }, when);
    }),
    ...readOnce(onlyUnder, ([, condition = '', values = '']) => {
      const allowed = valuesIn(values, self, others);
      const rest = parameters.filter(({ name }) => name !== allowed?.parameter);
      const when = conditionIn(condition, rest);
      return allowed && when && limited(allowed.parameter, { values: allowed.values }, when);
    }),
    ...readOnce(valueRefuses, ([, value = '', phrase = '']) => refused(value, phrase)),
    ...readOnce(notWithValue, ([, value = '']) => {
      const refusing = valuesIn(value, self, others);
      return refusing && refusing.parameter !== self.name
        ? without(refusing, { parameter: self.name }, parameters)
        : undefined;
    }),
    ...readAll(valueSupportsOnly, ([, value = '', values = '']) => {
      const when = valuesIn(value, self, others);
      const allowed = when && valuesIn(values, self, parameters, when.parameter);
      if (when && allowed) return limited(allowed.parameter, { values: allowed.values }, when);
      return when && when.parameter !== self.name ? numbersUnder(values, self, when) : undefined;
    }),
    ...readAll(countUnder, (match) => {
      const [, condition = '', bound = '', figure = ''] = match;
      const when = self.type.endsWith('_array') ? conditionIn(condition, others) : undefined;
      const count = parseNumber(figure);
      const isMost = bound !== '' ? /most|up to/.test(bound) : onlyOne.test(match[0]);
      const isLeast = bound.includes('least');
      return (
        when &&
        limited(
          self.name,
          { ...(!isMost && { minItems: count }), ...(!isLeast && { maxItems: count }) },
          when,
        )
      );
    }),
  ];
  return [...found, ...readWithAndWithout(sentence, self, others)];

  function readOnce(
    pattern: RegExp,
    make: (match: RegExpExecArray) => ConstraintTerms | undefined,
  ): Reading[] {
    const match = pattern.exec(sentence.text);
    return match ? read(match, make(match)) : [];
  }

  function readAll(
    pattern: RegExp,
    make: (match: RegExpMatchArray) => ConstraintTerms | undefined,
  ): Reading[] {
    return [...sentence.text.matchAll(pattern)].flatMap((match) => read(match, make(match)));
  }

  function refused(value: string, phrase: string): ConstraintTerms | undefined {
    const refusing = valuesIn(value, self, others);
    const mention = findMentionedParameters(
      phrase,
      parameters.filter(({ name }) => name !== refusing?.parameter),
    );
    const [name, another] = mention?.names ?? [];
    if (!refusing || !mention?.isComplete || name === undefined || another !== undefined) {
      return undefined;
    }
    return mention.caveats.length === 0
      ? without(refusing, { parameter: name }, parameters)
      : undefined;
  }
}

function readWithAndWithout(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] {
  const match = withAndWithout.exec(sentence.text);
  if (!match || !self.type.endsWith('_array')) return [];
  const [, most = '', , fewer = '', condition = ''] = match;
  const when = conditionIn(condition, others);
  if (!when || parseNumber(fewer) >= parseNumber(most)) return [];
  const constraint = limited(self.name, { maxItems: parseNumber(fewer) }, when);
  const fact = { kind: 'limit', field: 'maxItems', value: parseNumber(most) } as const;
  return [
    readingOf(sentence, match, fact, 'with and without', []),
    constraintReading(sentence, match, constraint, [], 'limited when'),
  ];
}

/** Finds values of `self`, or else of another parameter; never of the parameter `except`. */
function valuesIn(
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

/** "vfx supports 24-96", "small_sprites only supports 32": numbers of a parameter without a list. */
function numbersUnder(
  words: string,
  { name, type, allowedValues }: ResolvedParameter,
  when: Condition,
): ConstraintTerms | undefined {
  if (type !== 'number' || allowedValues) return undefined;
  const span = new RegExp(`^(${numberPattern}) ?(?:-|to) ?(${numberPattern})$`).exec(words);
  if (span) {
    return limited(
      name,
      { min: parseNumber(span[1] ?? ''), max: parseNumber(span[2] ?? '') },
      when,
    );
  }
  return new RegExp(`^${numberPattern}$`).test(words)
    ? limited(name, { values: [parseNumber(words)] }, when)
    : undefined;
}

function conditionIn(
  words: string,
  parameters: readonly ResolvedParameter[],
): Condition | undefined {
  const value = findValues(words, parameters);
  if (value) return value;
  const condition = readCondition(words, parameters);
  const [when, another] = condition?.when ?? [];
  const isClear = condition?.negated === false && condition.caveats.length === 0;
  return isClear && another === undefined ? when : undefined;
}

function limited(parameter: string, limits: ConditionalLimits, when: Condition): ConstraintTerms {
  return { kind: 'limitedWhen', parameter, when, ...limits };
}

/** Returns the constraint that a parameter has none of these values under a condition. */
function without(
  { parameter, values = [] }: Condition,
  when: Condition,
  parameters: readonly ResolvedParameter[],
): ConstraintTerms | undefined {
  const known: readonly Scalar[] =
    parameters.find(({ name }) => name === parameter)?.allowedValues ?? [];
  const rest = known.filter((value) => !values.includes(value));
  return rest.length === 0 ? undefined : limited(parameter, { values: rest }, when);
}
