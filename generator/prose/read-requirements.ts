import type { Scalar } from '../model/definition.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, inUse } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findForm, firstMatch, phraseForm, type PhraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { readCondition, type ReadCondition } from './read-condition.ts';
import { readEither, readRequiredWhen } from './read-required-when.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';
import {
  clauseEnd as end,
  give,
  given,
  itself,
  together,
  under,
  usable,
  whenUsed,
} from './vocabulary.ts';

const words = String.raw`([^.;()]+?)`;
const must = String.raw`(?:must|has to|have to|needs? to)`;
const start = String.raw`(?:^|(?<=[(,;:]) ?|(?<= - ))`;

/** Phrases after or before which the needed parameter is named. The first that matches counts. */
const needs: readonly PhraseForm[] = [
  // "Requires a first frame image."
  [
    'require|need',
    `${start}(?:(?:also|${itself}|and|but) ){0,3}(?:requires?|needs?) (?:that |setting |providing |using |both |the use of )?${words}${end}`,
  ],
  // "You must also use a first frame." "You must provide a first frame as well."
  ['also', `\\b${must} also ${give} ${words}${end}`],
  [
    'you ',
    `\\b(?:you )${must} ${give} ${words} (?:as well|too|alongside|along with (?:it|this))${end}`,
  ],
  // "Must be used together with a first frame."
  [
    'be & with|alongside|together|combination',
    `\\b${must} (?:also )?be (?:used|provided|given|sent|combined|paired|set|specified|supplied|uploaded)(?: only)? (?:${together}|together|in combination) (?:with )?${words}${end}`,
  ],
  ['accompanied by', `\\b${must} (?:also )?be accompanied by ${words}${end}`],
  // "A first frame must also be provided."
  [
    'also|as well|too|alongside',
    `^(?:${whenUsed},? )?${words} (?:${must} also be ${given}|${must} be ${given} (?:as well|too|alongside)|(?:is|are) also required)(?: as well| too)?${end}`,
  ],
  // "If set, a first frame is required." "If you use this, you must provide a first frame."
  [
    'if|when & you ',
    `${start}${whenUsed},? (?:you ${must} (?:also )?${give} )${words}(?: as well| too)?${end}`,
  ],
  [
    'if|when & require|mandatory|need|must|has to|have to',
    `${start}${whenUsed},? ${words} (?:(?:is|are)(?: also)? (?:required|mandatory|needed)|${must} (?:also )?be ${given})(?: as well| too)?${end}`,
  ],
  // "Only works with a first frame." "Available only with a first frame."
  [
    'only|just',
    `\\b(?:only|just) (?:be )?(?:${usable}|works?|working|functions?) ${under} ${words}${end}`,
  ],
  ['only', `\\b(?:${usable}|works?|working|functions?) only ${under} ${words}${end}`],
  // "Can only be used with a first frame."
  [
    'only',
    `\\b(?:can|may|should|must) only (?:be )?(?:${given}|combined|${usable}) ${under} ${words}${end}`,
  ],
  ['only', `\\b(?:can|may|should|must) (?:be )?(?:${given}|combined) only ${under} ${words}${end}`],
  // "Only with a first frame." "Exclusive to pro mode."
  ['only|exclusive', `${start}(?:only ${under}|exclusive to|exclusively ${under}) ${words}${end}`],
  // "Supported on the pro model only."
  [
    'only',
    `\\b(?:${usable}|works?) (?:on|with|for|in|at|when using) ([^.;(),]+?) only(?=[.;,)]|$)`,
  ],
].map(([hints = '', source = '']) => phraseForm(hints, source));

/** "Cannot be used without a first frame." */
const notWithout = phraseForm(
  "without|unless & not|n't|never",
  String.raw`\b(?:(?:can't|can ?not|must not|may not|should not|shouldn't|never) (?:be (?:used|set|provided|given|specified|enabled)|work)|not ${usable}) (?:without|unless) ${words}${end}`,
);
/** "Pro mode only." */
const valueOnly = phraseForm(
  'only',
  String.raw`(?:^|(?<=\() ?|(?<=[,;] )|(?<= - ))(?:(?:for|in|with) )?((?:(?! - )[^.;(),]){2,40}?) only(?=[.;,)]|$)`,
);
/** "Provide with at least one of left, back, right." */
const withOneOf = phraseForm(
  'at least one of',
  String.raw`\b(?:provide|use|combine|together)(?: it| this)? with at least one of ([^.;()]+)|\b(?:requires?|needs?) at least one of ([^.;()]+)`,
);

/** Words without which no need is stated. */
const statesNeed =
  /requir|need|must|only|exclusiv|without|unless|mandatory|either|one of|optional|\bhas to\b|\bhave to\b|\b(?:if|when) no\b/;

/** Reads which parameters require others, and of which at least one is required. */
export function readRequirements(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (!mayState(statesNeed, sentence.text)) return [];
  const others = parameters.filter(({ name }) => name !== self.name);
  return (
    readOneOf(sentence, self, others) ??
    readNeeds(sentence, self, others) ??
    readRequiredWhen(sentence, self, parameters) ??
    readEither(sentence, self, parameters) ??
    []
  );
}

function readOneOf(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(withOneOf, sentence.text);
  const phrase = match?.[1] ?? match?.[2];
  const mention = phrase === undefined ? undefined : findMentionedParameters(phrase, others);
  if (!match || !mention?.isComplete) return undefined;
  const constraint = { kind: 'requiresAnyOf', parameter: self.name, needs: mention.names } as const;
  return [constraintReading(sentence, match, constraint, mention.caveats)];
}

function readNeeds(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] | undefined {
  const { text } = sentence;
  const without = findForm(notWithout, text);
  const match = without ?? firstMatch(needs, text);
  if (!match) return readValueOnly(sentence, self, others);
  if (hasOtherSubject(text.slice(0, match.index), self)) return [];
  const phrase = match[1] ?? match[2] ?? '';
  const isNegated = without !== null && /\bunless\b/.test(without[0]) && /^no\b/.test(phrase);
  const condition = isNegated ? undefined : readCondition(needWords(phrase), others);
  if (!condition || condition.negated) return [];
  return needReadings(sentence, match, self, others, { ...condition, phrase });
}

/** "Pro mode only" names a value, or else it may mean anything. */
function readValueOnly(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(valueOnly, sentence.text);
  const phrase = match?.[1] ?? '';
  if (!match || /\b(?:is|are|be|must|can|not|only)\b/.test(phrase)) return undefined;
  const condition = readCondition(phrase, others);
  const isValue = condition?.when.every(({ values }) => values !== undefined) === true;
  return isValue && !condition.negated
    ? needReadings(sentence, match, self, others, { ...condition, phrase })
    : undefined;
}

function needReadings(
  sentence: Sentence,
  match: RegExpExecArray,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
  { when, caveats, phrase }: ReadCondition & { readonly phrase: string },
): Reading[] {
  const names = when.map(({ parameter }) => parameter);
  if (when.some(({ values }) => values !== undefined)) {
    return when.flatMap((each) => valueReadings(sentence, match, self, others, each, caveats));
  }
  const kind = /\bor\b|\//.test(phrase) && names.length > 1 ? 'requiresAnyOf' : 'requires';
  const needed = others.filter(({ name, required }) => required && names.includes(name));
  if (needed.length === names.length) return [];
  const [target, another] = others.filter(({ name }) => names.includes(name));
  const named = target && another === undefined ? valueNamed(phrase, target) : undefined;
  if (target && named !== undefined) {
    const each = { parameter: target.name, values: [named] };
    return valueReadings(sentence, match, self, others, each, caveats);
  }
  const all = [...caveats, ...doubts(phrase, names, others)];
  if (self.type === 'boolean' && kind === 'requires') {
    const state = inUse(self);
    return names.map((parameter) =>
      constraintReading(sentence, match, { kind: 'requiredWhen', parameter, when: state }, all),
    );
  }
  const constraint = { kind, parameter: self.name, needs: names } as const;
  return [constraintReading(sentence, match, constraint, all)];
}

/** A default or a value among the words may satisfy the need. */
function doubts(
  phrase: string,
  names: readonly string[],
  others: readonly ResolvedParameter[],
): string[] {
  const mentioned = new Set(phrase.split(/[^a-z0-9]+/));
  return others
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, default: value, allowedValues = [] }) => [
      ...(value === undefined ? [] : [`\`${name}\` has a default`]),
      ...(allowedValues.some((each) => mentioned.has(String(each).toLowerCase()))
        ? [`it may mean a value of \`${name}\``]
        : []),
    ]);
}

/** Finds the only allowed value among words that name its parameter: "custom canvas mode". */
function valueNamed(phrase: string, { allowedValues = [] }: ResolvedParameter): Scalar | undefined {
  const found = new Set(phrase.split(/[^a-z0-9]+/));
  const [one, another] = allowedValues.filter((value) => found.has(String(value).toLowerCase()));
  return another === undefined ? one : undefined;
}

/**
 * Reads "Requires texture to be on": another value is refused, and so is an omitted one if the
 * default differs.
 */
export function valueReadings(
  sentence: Sentence,
  match: RegExpExecArray,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
  { parameter, values = [] }: Condition,
  caveats: readonly string[],
): Reading[] {
  const when = inUse(self);
  const target = others.find(({ name }) => name === parameter);
  const isDefault = values.some((value) => value === target?.default);
  const needsValue = target?.required !== true && !isDefault;
  const limit: ConstraintTerms = { kind: 'limitedWhen', parameter, when, values };
  return [
    constraintReading(sentence, match, limit, caveats),
    ...(needsValue
      ? [constraintReading(sentence, match, { kind: 'requiredWhen', parameter, when }, caveats)]
      : []),
  ];
}

/**
 * Returns whether a verb before the phrase has another subject than the parameter: "10 seconds is".
 */
function hasOtherSubject(before: string, { name }: ResolvedParameter): boolean {
  const subject = /^(.*?)\b(?:is|are)?\s*$/.exec(before)?.[1]?.trim() ?? '';
  const isVerb = /\b(?:is|are)\s*$/.test(before);
  const isSelf = /^(?:(?:this|it|they|these)(?: \w+)?)?$/.test(subject);
  // "10s only works with 720p" begins with a figure.
  return isVerb
    ? !isSelf && !isNamed(subject, name)
    : /^(?:an? )?(?:duration of |resolution of )?\d[\w ]*$/.test(subject);
}

/** Whether all words of a subject begin like words of the name: "audio generation". */
function isNamed(subject: string, name: string): boolean {
  const words = subject.split(' ').filter((word) => !/^(?:the|an?)$/.test(word));
  return (
    words.length > 0 &&
    words.every((word) => word.length > 3 && name.toLowerCase().includes(word.slice(0, 5)))
  );
}

/**
 * "Texture to be turned on", "prompt or image to also be set", "the texture setting to be enabled".
 */
function needWords(phrase: string): string {
  return phrase
    .replace(/ to (?:also )?be (?:also )?/, ' is ')
    .replace(/^(.*?) (generation|toggle)$/, '$1 is enabled')
    .replace(/^(?:an? |the )?(.*?) (?:must|needs to|has to) be /, '$1 is ')
    .replace(/^(?:either|both|also) /, '')
    .replace(/ (?:as well|too)$/, '')
    .replace(/ \(.*$/, '');
}
