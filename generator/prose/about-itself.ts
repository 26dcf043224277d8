import type { ResolvedParameter } from '../model/resolved-model.ts';
import { separateWords } from '../text/split-words.ts';
import { withDigits } from './parse-number.ts';
import { findForms, phraseForm } from './phrase-form.ts';
import type { Sentence } from './sentences.ts';
import { inUsualWords } from './usual-words.ts';

/** Places where a description names its own parameter: "when a mask is set", "supports masks". */
const places = [
  phraseForm(
    'when |if ',
    String.raw`\b(?:when|if) ((?:an? |the )?[a-z0-9_ ]{1,40}?) (?:is|are) (?:also )?(?:set|used|provided|given|enabled|specified|supplied)\b`,
    'dg',
  ),
  phraseForm(
    'if you|when you',
    String.raw`\b(?:if|when) you (?:set|use|provide|give|upload) ((?:an? |the )?[a-z0-9_ ]{1,40}?)(?=, )`,
    'dg',
  ),
  phraseForm(
    'to use|using',
    String.raw`^(?:to use|using) ((?:an? |the )?[a-z0-9_ ]{1,40}?)(?=,| (?:requires?|is|must)\b)`,
    'dg',
  ),
  phraseForm(
    'support|takes|accept|allow & if|when|with|in|only|not',
    String.raw`\b(?:supports?|takes|accepts|allows?) ((?:an? |the )?[a-z0-9_ ]{1,40}?)(?= (?:if|when|with|in)\b|[.,;)]|$)`,
    'dg',
  ),
  phraseForm(
    ', & must be|is required|is mandatory',
    String.raw`, ((?:an? |the )?[a-z0-9_ ]{1,40}?) (?:must be|is required|is mandatory)\b`,
    'dg',
  ),
];

/** Replaces the name of a parameter in its own description by "this". */
export function aboutItself(sentence: Sentence, parameter: ResolvedParameter): Sentence {
  const { text: before } = sentence;
  const spans = places.flatMap((form) =>
    findForms(form, before).flatMap((match) => {
      const span = match.indices?.[1];
      return span && namesOf(parameter).has(plainName(match[1])) ? [span] : [];
    }),
  );
  if (spans.length === 0) return sentence;
  const named = spans
    .toSorted(([one], [other]) => other - one)
    .reduce((text, [start, end]) => `${text.slice(0, start)}this${text.slice(end)}`, before);
  const text = inUsualWords(named);
  return { ...sentence, text, figures: withDigits(text) };
}

function plainName(words = ''): string {
  return words.replace(/^(?:an?|the) /, '').replace(/s$/, '');
}

function namesOf({ name, label = '' }: ResolvedParameter): ReadonlySet<string> {
  const words = separateWords(name).toLowerCase().replaceAll('_', ' ');
  const short = words.replace(/ (?:image|video|audio|file|url|id)s?$/, '');
  return new Set([name.toLowerCase(), words, label.toLowerCase(), short].map(plainName));
}
