import type { LimitField } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { rememberByText } from '../text/remember.ts';
import { alternatives, caveatsOf, isAdvice } from './caveats.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { findForms, phraseForm } from './phrase-form.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** Nouns for items of a list; a number before any other noun counts something else. */
const items = String.raw`(?:image|photo|picture|video|clip|audio|sample|track|recording|file|keyframe|frame|reference|element|colou?r|font|layer|item|entr(?:y|ie)|voice|view|prompt|model|lora|shot|section|segment|scene|line|name|tag|point|box|label|language|speaker|subject|person|people|object|texture|mask|url|link|mesh|string|example|character(?! ?s?\b.{0,12}\b(?:long|each|in length)))(?:s|es)?`;

/** The patterns of a list whose items have the names that `noun` matches. */
function formsFor(noun: string) {
  /** Up to three words between a number and what it counts: "4 reference images". */
  const counted = String.raw`(?: (?:(?!distinct|different|unique)[a-z]+[ -]){0,3}?${noun}\b)`;
  /** Words that may follow a number without a unit. */
  const bare = String.raw`(?=\s*(?:$|[.,;:)]|max\b|and (?:at most|up to|max)|items?\b|for\b|when\b|with(?:out)?\b|total\b|in total\b|each\b|\())`;
  return {
    ranges: phraseForm(
      '-|to|and',
      String.raw`(?:between |from )?(?<![\d.:])(${numberPattern}) ?(?:-|to|and) ?(${numberPattern})(?:${counted}|(?<=between \d{1,4} and \d{1,4})(?=[.,;)]|$)|(?=\)|(?<=, \d ?(?:-|to) ?\d+)[.;]|(?<=, \d ?(?:-|to) ?\d+)$))`,
      'g',
    ),
    most: phraseForm(
      'up to|at most|no more|max|limit|capped|not more|not exceed|not have|not contain|total',
      String.raw`\b(?:up to|at most|no more than|maximum(?: of|:)?|max\.?(?: of)?:?|limited to|limited to a maximum of|capped at|limit(?: of)?:?|not more than|(?:must|can|may) ?not (?:exceed|have more than|contain more than)|(?:max(?:imum)?|total) (?:number|amount|count) of [a-z]+(?: is|:)?|(?:max(?:imum)?) [a-z]+:) (${numberPattern})(?:${counted}|${bare})`,
      'g',
    ),
    mostBehind: phraseForm(
      'max|at most|or fewer|or less',
      String.raw`(?<![\d.-])(${numberPattern})(?:${counted}? (?:max(?:imum)?|at most|or (?:fewer|less))\b| or (?:fewer|less)${counted})`,
      'g',
    ),
    least: phraseForm(
      'at least|no fewer|min',
      String.raw`\b(?:at least|no fewer than|minimum(?: of)?:?|min\.?(?: of)?:?) (${numberPattern})(?:${counted}|${bare})`,
      'g',
    ),
    leastBehind: phraseForm(
      'or more',
      String.raw`(?<![\d.-])(${numberPattern})(?:${counted}? or more\b| or more${counted})`,
      'g',
    ),
    exactly: phraseForm('exactly', String.raw`\bexactly (${numberPattern})${counted}`, 'g'),
  };
}

const usualForms = formsFor(items);
const formsWith = rememberByText((noun) => formsFor(`(?:${noun}|${items})`));

/** The patterns for a list of things that its name says: "up to 100 keyterms". */
function formsOf({ name }: ResolvedParameter, text: string): ReturnType<typeof formsFor> {
  const noun = /([A-Z]?[a-z]{3,30}s)$/.exec(name)?.[1]?.toLowerCase();
  return noun === undefined || !text.includes(noun) || isUsual.test(noun)
    ? usualForms
    : formsWith(noun);
}

const isUsual = new RegExp(`^${items}$`);

/** Reads how many items a list accepts: "up to 4 images", "(1–5)", "at least 2 references". */
export function readItemCounts(sentence: Sentence, self: ResolvedParameter): Reading[] {
  // "Each name may hold up to 30 characters" counts something in an item.
  if (!/\d/.test(sentence.figures) || isAdvice(sentence)) return [];
  if (/^(?:each|every) /.test(sentence.text)) return [];
  const { text, figures } = sentence;
  const isNumbers = self.type.startsWith('number');
  const { ranges, most, mostBehind, exactly, least, leastBehind } = formsOf(self, figures);
  const spans = findForms(ranges, figures).filter(
    // "Weights between 0 and 1" are values of a list of numbers.
    ([words, low, high]) =>
      isRange(low, high) && (/[a-z]$/.test(words) || (!isNumbers && parseNumber(high ?? '') > 1)),
  );
  const readBoth = (match: RegExpExecArray, form: string, high = match[2]) => [
    ...readLimit(sentence, match, 'minItems', match[1], form),
    ...readLimit(sentence, match, 'maxItems', high, form),
  ];
  // "Requires at least one image" may mean another parameter.
  const isMinimum = !/\b(?:requires?|needs?) at least (?:one|1)\b/.test(text);
  const readings = [
    ...spans.flatMap((match) => readBoth(match, 'N to N items')),
    ...findForms(most, figures).flatMap((match) =>
      readLimit(sentence, match, 'maxItems', match[1], 'up to N items'),
    ),
    ...findForms(mostBehind, figures).flatMap((match) =>
      readLimit(sentence, match, 'maxItems', match[1], 'N items max'),
    ),
    ...findForms(exactly, figures).flatMap((match) => readBoth(match, 'exactly N items', match[1])),
    ...(isMinimum ? findForms(least, figures) : []).flatMap((match) =>
      readLimit(sentence, match, 'minItems', match[1], 'at least N items'),
    ),
    ...findForms(leastBehind, figures).flatMap((match) =>
      readLimit(sentence, match, 'minItems', match[1], orMore),
    ),
  ];
  return readings.filter(({ start, end }) => !isOtherKind(sentence.text.slice(start, end), self));
}

function isRange(low = '', high = ''): boolean {
  return parseNumber(low) < parseNumber(high);
}

const orMore = 'N or more items';

const oneOrMore =
  /^[a-z]+ (?:one|a single|an?) [\w ]+, or (?:provide )?(?:up to )?[\w-]+ [\w ]+$|^[a-z]+ (?:one|a single|an?) [\w ]+, or (?:provide )?up to [\w .]+$/;

/** Returns whether a count is about something else than the items, or files of another kind: "4 pictures" next to a list of videos. */
function isOtherKind(words: string, { type, kind }: ResolvedParameter): boolean {
  // Characters of a text are letters.
  if (type.startsWith('string') && words.endsWith('characters')) return true;
  const noun = /\b(image|photo|picture|video|clip|audio)s?\b/.exec(words)?.[1];
  if (!type.startsWith('file') || kind === undefined || noun === undefined) return false;
  const counted = /image|photo|picture/.test(noun) ? 'image' : noun === 'audio' ? noun : 'video';
  return (
    kind !== counted && !(kind === 'audio' && noun === 'clip') && /image|video|audio/.test(kind)
  );
}

function readLimit(
  sentence: Sentence,
  match: RegExpExecArray,
  field: LimitField,
  figure = '',
  form: string,
): Reading[] {
  const value = parseNumber(figure);
  // "One or more" says nothing else than that it is a list.
  if (!Number.isInteger(value) || value < 1 || (value === 1 && form === orMore)) return [];
  const fact = { kind: 'limit', field, value } as const;
  // "One image, or up to 4" allows at most 4 in any case.
  const isMostOfAll = field === 'maxItems' && oneOrMore.test(sentence.text);
  const caveats = caveatsOf(sentence).filter((caveat) => !(isMostOfAll && caveat === alternatives));
  return [readingOf(sentence, match, fact, form, caveats)];
}
