import type { Scalar } from '../model/definition.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { isAdvice } from './caveats.ts';
import { constraintReading, inUse, makeLimitedWhen } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findValues } from './named-values.ts';
import { digitsOf, numberPattern, parseNumber } from './parse-number.ts';
import { findForm, findForms, phraseForm, type PhraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { conditionIn, readCondition } from './read-condition.ts';
import { readBoundsUnderCondition } from './read-conditional-bounds.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';
import { itself, usable } from './vocabulary.ts';

const start = String.raw`(?:^|(?<=[;,(]) ?|(?<=[.:]) |(?<= - ))(?:note: |note that )?`;
const part = String.raw`([^.;,()]+?)`;
const list = String.raw`([^.;()]{1,300}?)`;
const end = String.raw`(?=[.;)]|,(?!\d)|$)`;
const at = String.raw`(?:when using|when|if|for|with|in|at|on)`;
const aux = String.raw`(?:(?:is|are) )?`;

/** "10 seconds is only available for 768p." "1080p requires pro mode." */
const valueOnlyFor = phraseForm(
  'only|limited to|require',
  String.raw`${start}${list} (?:${aux}only ${usable} ${at}|${aux}${usable} only ${at}|only works? ${at}|works? only ${at}|can only be (?:used|combined|set) ${at}|(?:is|are) limited to|requires?|only ${at}) ${part}${end}`,
);
/** "1080p supports only 6-second duration." "Reference images only support 8 seconds." */
const valueSupportsOnly = phraseForm(
  'only|limited to|require|support',
  String.raw`${start}${part} (?:only supports?|supports? only|only allows?|allows? only|only accepts?|is limited to|are limited to|requires?|supports?(?= \d+ ?- ?\d)) ${list}(?=[.;)]|$)`,
  'g',
);
/** "With reference images, only 8s duration is supported." */
const onlyUnder = phraseForm(
  'only ',
  String.raw`${start}${at} ${part},? only ${list} (?:is|are) ${usable}`,
);
/** "Only 8 seconds is supported with reference images." */
const onlyValueUnder = phraseForm(
  'only ',
  String.raw`${start}only ${part} (?:is|are) ${usable} ${at} ${part}${end}`,
);
/** "Must be 8 when reference images are provided." */
const mustBeUnder = phraseForm(
  'must be|fixed|limited to',
  String.raw`${start}(?:(${itself}|[a-z][a-z_ ]*?) )?(?:must be set to|must be|(?:is )?fixed (?:to|at)|(?:is )?limited to) ${part} ${at} ${part}${end}`,
);
/** "When reference images are used, duration must be 8 seconds." */
const underMustBe = phraseForm(
  'must be|fixed|limited to',
  String.raw`${start}${at} ${part},? (?:(${itself}|[a-z][a-z_ ]*?) )?(?:must be set to|must be|is fixed (?:to|at)|(?:is )?limited to) ${part}${end}`,
);
/** "8 seconds is required for 1080p." */
const valueRequiredFor = phraseForm(
  'required',
  String.raw`${start}${part} (?:is|are) required ${at} ${part}${end}`,
);
/** "4K mode does not support a reference video." "1080p is not available for 10 seconds." */
const valueRefuses = phraseForm(
  "not|n't|unavailable|unsupported|un|incompatible",
  String.raw`${start}${part} (?:(?:does not|doesn't|do not|don't|cannot|can't) (?:support|allow|accept|be (?:used|combined) (?:with|in|at))|${aux}(?:not|un)[ -]?${usable} ${at}|(?:is|are) (?:incompatible|not compatible) with) ${part}${end}`,
);
/** "Not supported with 4K." "Cannot be used in standard mode." */
const notWithValue = phraseForm(
  "not|n't",
  String.raw`${start}(?:${itself} (?:is )?)?(?:not ${usable}|(?:cannot|can't|must not) be (?:used|set|enabled|combined)) ${at} ${part}${end}`,
);

/** Reads limits that a parameter has under a condition only. */
export function readConditionalLimits(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (
    isAdvice(sentence) ||
    !mayState(statesCondition, sentence.text) ||
    /\bwhen \w+ing\b(?!.*,)/.test(sentence.text.replace('when using', ''))
  ) {
    return [];
  }
  const others = parameters.filter(({ name }) => name !== self.name);
  const bounds = readBoundsUnderCondition(sentence, self, others);
  if (!mayState(statesValues, sentence.text)) return bounds;
  const values = [
    ...readOnce(onlyUnder, ([, condition = '', phrase = '']) => valuesUnder(phrase, condition)),
    ...readOnce(onlyValueUnder, ([, phrase = '', condition = '']) =>
      valuesUnder(phrase, condition),
    ),
    ...readOnce(mustBeUnder, ([, subject = '', phrase = '', condition = '']) =>
      valuesUnder(phrase, condition, subject),
    ),
    ...readOnce(underMustBe, ([, condition = '', subject = '', phrase = '']) =>
      valuesUnder(phrase, condition, subject),
    ),
    ...readOnce(valueRequiredFor, ([, phrase = '', condition = '']) =>
      valuesUnder(phrase, condition),
    ),
    ...readOnce(valueOnlyFor, ([, value = '', condition = '']) => {
      const when = valuesIn(value, self, others);
      // "Reference images are only supported with 8 seconds."
      const user = when ? undefined : onlyMentioned(value, others);
      const own = user && valuesOrNumber(condition, [self]);
      if (user && own) return [makeLimitedWhen(self.name, { values: own.values }, user)];
      const needed = when && valuesIn(condition, self, parameters, when.parameter);
      return needed && [makeLimitedWhen(needed.parameter, { values: needed.values }, when)];
    }),
    ...readAll(valueSupportsOnly, ([, value = '', phrase = '']) => {
      const when = valuesIn(value, self, others) ?? onlyMentioned(value, others);
      const allowed = when && valuesIn(phrase, self, parameters, when.parameter);
      if (when && allowed)
        return [makeLimitedWhen(allowed.parameter, { values: allowed.values }, when)];
      return when?.values && when.parameter !== self.name
        ? numbersUnder(phrase, self, when)
        : undefined;
    }),
    ...readOnce(valueRefuses, ([, value = '', phrase = '']) => refused(value, phrase)),
    ...readOnce(notWithValue, ([, phrase = '']) => {
      const refusing = valuesIn(phrase, self, others) ?? flagIn(phrase);
      return refusing?.values && refusing.parameter !== self.name
        ? withoutValues(refusing, self)
        : undefined;
    }),
  ];
  const seen = new Set<string>();
  const once = values.filter(({ fact }) => {
    const key = JSON.stringify(fact);
    return seen.has(key) ? false : seen.add(key);
  });
  return [...once, ...bounds];

  function read(match: RegExpMatchArray, constraints: readonly ConstraintTerms[] = []): Reading[] {
    return constraints.map((constraint) =>
      constraintReading(sentence, match, constraint, [], 'limited when'),
    );
  }

  function readOnce(
    form: PhraseForm,
    make: (match: RegExpExecArray) => readonly ConstraintTerms[] | undefined,
  ): Reading[] {
    const match = findForm(form, sentence.text);
    return match ? read(match, make(match)) : [];
  }

  function readAll(
    form: PhraseForm,
    make: (match: RegExpMatchArray) => readonly ConstraintTerms[] | undefined,
  ): Reading[] {
    return findForms(form, sentence.text).flatMap((match) => read(match, make(match)));
  }

  /** "Only 8 seconds" of the parameter that is named, of this one, or else of another. */
  function valuesUnder(
    phrase: string,
    condition: string,
    subject = '',
  ): ConstraintTerms[] | undefined {
    const named = isItself.test(subject) ? [self] : subjects(subject);
    const allowed =
      named.length > 0
        ? valuesOrNumber(phrase, named)
        : (valuesIn(phrase, self, others) ??
          (subject === '' && self.type === 'boolean' ? valuesOrNumber(phrase, [self]) : undefined));
    const rest = parameters.filter(({ name }) => name !== allowed?.parameter);
    const when = conditionIn(condition, rest);
    return (
      allowed && when && [makeLimitedWhen(allowed.parameter, { values: allowed.values }, when)]
    );
  }

  function subjects(subject: string): ResolvedParameter[] {
    const names = subject === '' ? [] : (findMentionedParameters(subject, parameters)?.names ?? []);
    return parameters.filter(({ name }) => names.includes(name));
  }

  function flagIn(phrase: string): Condition | undefined {
    const condition = readCondition(phrase, others);
    const [when, another] = condition?.when ?? [];
    const isClear = condition?.negated === false && condition.caveats.length === 0;
    return isClear && another === undefined ? when : undefined;
  }

  function refused(value: string, phrase: string): ConstraintTerms[] | undefined {
    const refusing = valuesIn(value, self, others);
    if (!refusing) return undefined;
    const rest = parameters.filter(({ name }) => name !== refusing.parameter);
    const when = valuesIn(phrase, self, rest, refusing.parameter) ?? onlyMentioned(phrase, rest);
    const constraint = when && without(refusing, when, parameters);
    return constraint && [constraint];
  }

  /** Another value must be given if the default is the refused one. */
  function withoutValues(refusing: Condition, user: ResolvedParameter): ConstraintTerms[] {
    const when = inUse(user);
    const target = parameters.find(({ name }) => name === refusing.parameter);
    const constraint = without(refusing, when, parameters);
    const isDefault = refusing.values?.some((value) => value === target?.default) === true;
    return [
      ...(constraint ? [constraint] : []),
      ...(constraint && isDefault && target?.required !== true
        ? [{ kind: 'requiredWhen', parameter: refusing.parameter, when } as const]
        : []),
    ];
  }
}

const isItself = new RegExp(`^${itself}$`);

/** Words without which no limit is stated under a condition. */
const statesCondition =
  /\b(?:only|requires?|required|limited|supports?|allows?|accepts?|not|cannot|can't|doesn't|don't|must|fixed|incompatible|unsupported|unavailable|without|max\w*|min\w*|up to|at most|at least|no more|use|provide|upload|add|give|exceed|exactly)\b/;

/** Words without which no values are allowed or refused under a condition. */
const statesValues =
  /only|requir|limited|fixed|must be|supports? \d|(?:not|n't) (?:support|allow|accept|be )|not \w+ (?:with|in|for|at|when|if|on)\b|un(?:support|avail)|compatible/;

function onlyMentioned(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): Condition | undefined {
  const mention = findMentionedParameters(phrase, parameters);
  const [parameter, another] = mention?.names ?? [];
  const isClear = mention?.isComplete === true && mention.caveats.length === 0;
  return isClear && parameter !== undefined && another === undefined ? { parameter } : undefined;
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

function valuesOrNumber(phrase: string, parameters: readonly ResolvedParameter[]) {
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

/** "vfx supports 24-96", "small_sprites only supports 32": numbers of a parameter without a list. */
function numbersUnder(
  words: string,
  { name, type, allowedValues }: ResolvedParameter,
  when: Condition,
): ConstraintTerms[] | undefined {
  if (type !== 'number' || allowedValues) return undefined;
  const digits = digitsOf(words);
  const span = spanOfNumbers.exec(digits);
  if (span) {
    const [, min = '', max = ''] = span;
    return [makeLimitedWhen(name, { min: parseNumber(min), max: parseNumber(max) }, when)];
  }
  return isNumber.test(digits)
    ? [makeLimitedWhen(name, { values: [parseNumber(digits)] }, when)]
    : undefined;
}

/** Returns the constraint that a parameter has none of these values under a condition. */
function without(
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
