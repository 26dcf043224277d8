import type { ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { needReadings } from './need-readings.ts';
import { findForm, firstMatch, phraseForm, type PhraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { readCondition } from './read-condition.ts';
import { readEither, readRequiredWhen } from './read-required-when.ts';
import type { Found, Sentence } from './sentences.ts';
import { hasOtherSubject } from './subject.ts';
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
  // "First frame image required."
  [
    'required',
    `(?:^|(?<=\\( ?))((?:(?!(?:is|are|not|or|and|either|of|one)\\b)[a-z_0-9]+ ){1,5}?)required(?=[.;)]|$)`,
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

/** "A first frame is required." "A first frame must be given, too." */
const otherRequired = phraseForm(
  'is required|are required|must be',
  String.raw`^((?:an? |the )[a-z_0-9 ]{2,40}?) (?:(?:is|are) required|must be ${given}(?:,? (?:too|as well))?)(?=[.;)]|$)`,
);
/** "Text requires a voice" in the description of the voice. */
const requiresThis = phraseForm(
  'require|need',
  String.raw`^((?:the )?[a-z][a-z_0-9 ]{1,40}?) (?:requires?|needs?) ([^.;(),]+?)(?=[.;)]|$)`,
);

function readOtherRequired(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] | undefined {
  const needed = findForm(otherRequired, sentence.text);
  if (needed) {
    const mention = findMentionedParameters(needed[1] ?? '', others);
    const bare = { ...self, description: '' };
    const isSelf = findMentionedParameters(needed[1] ?? '', [bare]) !== undefined;
    if (isSelf || !mention?.isComplete || mention.names.length !== 1) return undefined;
    return needReadings(sentence, needed, self, others, {
      when: mention.names.map((parameter) => ({ parameter })),
      negated: false,
      caveats: mention.caveats,
      phrase: needed[1] ?? '',
    });
  }
  const needing = findForm(requiresThis, sentence.text);
  if (!needing) return undefined;
  const user = findMentionedParameters(needing[1] ?? '', others);
  const [one, another] = others.filter(({ name }) => user?.names.includes(name) === true);
  const needsThis = findMentionedParameters(needing[2] ?? '', [self]);
  if (!user?.isComplete || !one || another || !needsThis?.isComplete) return undefined;
  if (one.type === 'boolean' || self.required) return undefined;
  const constraint = { kind: 'requires', parameter: one.name, needs: [self.name] } as const;
  const caveats = [...user.caveats, ...needsThis.caveats];
  return [constraintReading(sentence, needing, constraint, caveats)];
}

function readNeeds(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] | undefined {
  const other = readOtherRequired(sentence, self, others);
  if (other) return other;
  const { text } = sentence;
  const without = findForm(notWithout, text);
  const match = without ?? firstMatch(needs, text);
  if (!match) return readValueOnly(sentence, self, others);
  if (hasOtherSubject(text.slice(0, match.index), self)) return [];
  const phrase = match[1] ?? match[2] ?? '';
  const isNegated = without !== null && /\bunless\b/.test(without[0]) && /^no\b/.test(phrase);
  if (isNegated) return [];
  const condition = readCondition(needWords(phrase), others);
  if (!condition) {
    // "Requires a first frame, max 10 MB."
    const [head = ''] = phrase.split(', ');
    const first = head === phrase ? undefined : readCondition(needWords(head), others);
    if (!first || first.negated) return [];
    const shorter = shortened(match, phrase.length - head.length);
    return needReadings(sentence, shorter, self, others, { ...first, phrase: head });
  }
  return condition.negated
    ? []
    : needReadings(sentence, match, self, others, { ...condition, phrase });
}

/** Returns a match without its last characters. */
function shortened({ index, 0: words }: RegExpExecArray, length: number): Found {
  return { index, 0: words.slice(0, -length) };
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
    .replace(/ \(.*$/, '')
    .replace(/ (?:of|with) the same [a-z ]+$/, '');
}
