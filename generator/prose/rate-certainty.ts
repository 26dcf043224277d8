import type { Certainty, Fact, LimitField } from '../model/fact.ts';
import {
  adjustsValues,
  isAdvice,
  mentionsAdjustment,
  qualifiersOf,
  withoutTotalDuration,
} from './caveats.ts';
import { formatMark, markFormats } from './format-names.ts';
import { phraseForm, replaceForm, type PhraseForm } from './phrase-form.ts';
import type { Sentence } from './sentences.ts';
import type { RatedReading, Reading } from './types.ts';
import { whenUsed } from './vocabulary.ts';

/** Rates what was read from one sentence of a description. */
export function rateReadings(
  readings: readonly Reading<Fact | undefined>[],
  sentence: Sentence,
  /** The sentence without the figures that hold only under a condition. */
  rest: Sentence,
  /** All sentences of the description, without such figures. */
  rests: readonly Sentence[],
  /** Readings of clauses that the sentence does not have any more. */
  clauses: readonly Reading[] = [],
  isUnderstood: boolean = isWhollyUnderstood(sentence, readings),
): RatedReading[] {
  return [...readings, ...clauses].map((reading) => {
    const { fact } = reading;
    const isBound = fact?.kind === 'limit' || fact?.kind === 'integer';
    const caveats = [
      ...reading.caveats,
      ...(isBound && mentionsAdjustment(sentence.text)
        ? ['the API may adjust a value instead of rejecting it']
        : []),
    ];
    if (fact?.kind === 'constraint') {
      caveats.push(...qualifiersOf(sentence, fact.constraint.kind));
    }
    const isHead =
      reading.form === countForm ||
      (fact?.kind === 'textFormat' && headsSentence(reading, sentence));
    const field = fact?.kind === 'limit' ? fact.field : undefined;
    const isWeakened = isBound && rests.some((other) => weakensLimits(other, rest, field));
    return {
      ...reading,
      caveats,
      certainty: rate(caveats, isHead || (isUnderstood && !isWeakened)),
    };
  });
}

/** "JSON array that mixes voices": whatever follows, the text has the format. */
function headsSentence({ start, end }: Reading<Fact | undefined>, { text }: Sentence): boolean {
  return (
    start === 0 &&
    /^,? ?(?:$|[.;:(]|of |with |that |for |in |containing |e\.g)/.test(text.slice(end))
  );
}

/** The form of "number of images": the noun alone makes it a whole number, whatever follows. */
export const countForm = 'number of …';

function rate(caveats: readonly string[], isUnderstood: boolean): Certainty {
  if (caveats.length > 0) return 'unsure';
  return isUnderstood ? 'certain' : 'likely';
}

/** Returns whether another sentence adjusts values or gives further figures of the same kind. */
function weakensLimits(
  other: Sentence,
  sentence: Sentence,
  field: LimitField | undefined,
): boolean {
  if (other === sentence) return false;
  if (adjustsValues(other.text, field)) return true;
  // Ratios, resolutions and versions are not figures of the limit: "2:1", "4K", "360°".
  const figures = other.text.replace(/(?<!\d)\d+(?:\.\d+)?(?::\d+|k\b|°|%)|\bfirst \d+/g, '');
  if (!(field === undefined ? /\d/ : unitOf(field)).test(figures)) return false;
  return (
    isAdvice(other) || /\b(?:if|when|unless|with(?:out)?|for|otherwise|except)\b/.test(other.text)
  );
}

/** Matches a figure with the unit of a limit. */
function unitOf(field: LimitField): RegExp {
  switch (field) {
    case 'minLength':
    case 'maxLength':
      return /\d[ -]?(?:characters?|chars?)|\d(?=[.,;)]|$)/;
    case 'maxSize':
      return /\d ?[kmg]i?b?\b/;
    case 'minDuration':
    case 'maxDuration':
      return /\d[ -]?(?:s|secs?|seconds?|min|minutes?)\b/;
    case 'minWidth':
    case 'maxWidth':
    case 'minHeight':
    case 'maxHeight':
    case 'minAspectRatio':
    case 'maxAspectRatio':
      return /\d ?(?:px|pixels?|x ?\d)/;
    default:
      return /(?<![\w.@])\d/;
  }
}

/** Marks a recognized part in the rest of a sentence. */
const mark = ' | ';

/**
 * Returns whether recognized phrases and known neutral phrases make up the sentence, apart from
 * plain noun phrases such as "Reference images for style guidance".
 */
function isWhollyUnderstood(
  { text }: Sentence,
  readings: readonly Reading<Fact | undefined>[],
): boolean {
  let rest = withoutTotalDuration(text);
  for (const { start, end } of readings) {
    rest = rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end);
  }
  rest = rest.replace(/\|+/g, mark);
  rest = markFormats(rest).replace(formats, mark).replaceAll('§', 'x');
  for (const phrase of neutralPhrases) rest = replaceForm(phrase, rest, mark);
  // A limit's own words next to its figure: "must be | long".
  for (let round = 0; round < 3; round++) {
    rest = rest
      .replace(wordsBefore, mark)
      .replace(wordsAfter, mark)
      .replace(/(?:\|\s*)+/g, '| ');
  }
  if (/\|[\s,]*or\b|\bor\s*\|/.test(rest)) return false;
  if (/\b(?:with|contain(?:s|ing)?|showing|featuring|includes?|including)\s*\|/.test(rest))
    return false;
  return !/[^a-z|\s.,;:()'"/-]/.test(rest) && !operativeWords.test(rest);
}

/** "Supported formats: JPG, PNG." */
const formats = new RegExp(
  String.raw`(?<![\w§])(?:only |supported |accepted |allowed |(?:file )?formats?(?: are| is)?:? ){0,4}${formatMark}(?:(?:, (?:or |and )?|/| or | and )${formatMark}){0,20}(?: formats?| files?)?(?: (?:is|are))?(?: supported| accepted| only){0,3}(?!\w)`,
  'g',
);

/** Phrases without an effect on the limits next to them. */
const neutralPhrases: readonly PhraseForm[] = [
  [
    'aspect ratio',
    String.raw`\baspect ratios?(?: of| must be| between)* ?[\d.]+:[\d.]+ ?(?:to|and|-) ?[\d.]+:[\d.]+`,
  ],
  [
    '0|1|2|3|4|5|6|7|8|9',
    String.raw`\b(?:min(?:imum)?|max(?:imum)?|dimensions?|resolution|at least|up to)?:? ?\d+ ?(?:px|p)?(?: ?(?:-|to) ?\d+ ?(?:px|p)| ?px)(?: per side| resolution| dimensions?| on each side)?`,
  ],
  [
    'e.g.|for example|such as|like|r2v',
    String.raw`\((?:e\.g\.|for example|such as|like|or r2v)[^()]*\)`,
  ],
  [
    'e.g.|for example|such as',
    String.raw`(?:,|:| -)? ?\b(?:e\.g\.,?|for example,?|such as) [^()|]*?(?=[.;]?$)`,
  ],
  ['{|[', String.raw`: ?[[{][^()]*[\]}](?=[.;]?$)`],
  ['fps|frames per second', String.raw`\b(?:at )?\d+ ?(?:-|to) ?\d+ ?(?:fps|frames per second)\b`],
  [
    'faces|polygons|triangles|vertices|colors',
    String.raw`\b(?:up to|max(?:imum)?|at most) [\d,]+k? (?:faces|polygons|triangles|vertices|colors)\b`,
  ],
  [
    'h.26|hevc|aac|vp9|codec',
    String.raw`\(?\b(?:h\.?26[45]|hevc|vp9|prores)(?:(?:,|/| or) ?(?:h\.?26[45]|hevc|vp9|prores))*(?: codec| encoded)?\b\)?`,
  ],
  ['utf-8', String.raw`\butf-8\b`],
  [
    'must|should',
    String.raw`\b(?:must|should) (?:clearly |ideally )?(?:show|contain|include|feature|depict) (?:an? |one |the |only )?(?:(?!(?:two|three|four|five|six|seven|eight|nine|ten|up|at|images?|files?|items?|entries|characters?|max\w*|min\w*)\b)[a-z]+(?: |(?=[,;.]|$))){1,6}(?=[,;.]|$)`,
  ],
  [
    'aspect ratio',
    String.raw`(?<![\d.:])\d[\d.]{0,8}:\d[\d.]{0,8} ?(?:to|and|-) ?\d[\d.]{0,8}:\d[\d.]{0,8} aspect ratios?`,
  ],
  ['or r2v|or i2v|or t2v', String.raw`\([^()]*\bor (?:r2v|i2v|t2v)\)`],
  [
    '3d|2d|image-to-|reference-to-',
    String.raw`\b(?:1 to |one to )?3d\b|\b2d\b|\bimage-to-\w+\b|\breference-to-video\b`,
  ],
  ['supports all', String.raw`\b\w+ supports all \w+\b`],
  [
    'or ',
    String.raw`^(?:upload|provide|add|use) (?:one|a single|an?) (?:image|photo|picture)(?: to [a-z0-9 ]+?)?,? or (?:provide )?(?=\|| \|)`,
  ],
  ['note|optional|required', String.raw`^(?:note|optional|required)[:,]? `],
  ['if|when', String.raw`\b${whenUsed}\b`],
  ['toggle', String.raw`\(toggle (?:on|off)\)`],
  ['each', String.raw`\beach(?: with)?\b`],
  [
    'both|either',
    String.raw`\b(?:on |for )?(?:both|either) (?:sides?|width and height|dimensions?|edges?)\b`,
  ],
  ['optional|additional|custom', String.raw`^(?:optional|optionally|additional|custom) `],
  ['not both', String.raw`- use [a-z ]+ or [a-z ]+, not both`],
  ['in ', String.raw`\bin (?:pixels|px|seconds|bytes|characters|degrees|percent)\b`],
].map(([words = '', source = '']) => phraseForm(words, source, 'g'));

const limitWords = String.raw`(?:(?:each|every)(?: [a-z]+)? |it |they |value |values |the |both |all |clips? |audio |sides? |file |sizes? |duration |length |videos? |images? |prompt |width and height )*(?:(?:cannot|can't|must not|may not|should not) (?:exceed|be (?:longer|larger|bigger|more|greater|shorter|smaller|less) than|have more than|contain more than)|[<>]=|[≤≥]|(?:must|should|can|may)(?: not)?(?: be| have| hold| exceed| contain| last)?|max(?:imum|\.)?|(?:max(?:imum)? )?(?:file )?(?:size|duration|length)(?: is| of)?|up to|at most|(?:less|smaller|shorter|no more|no larger|no longer|no bigger) than|under|below|within|limited to|limit(?: of| is)?|add|upload|use|give|attach|select|choose|pick|provide|needs?|requires?|supports?|accepts?|is|are|of|and|between|from)(?: an?)?`;
const wordsBefore = new RegExp(String.raw`(?<!\w)${limitWords},?:?\s*\|`, 'g');
const wordsAfter =
  /\|\s*(?:(?:(?:is|are|can be|may be|must be) )?(?:supported|accepted|allowed|provided|given|used|required|uploaded)|items?|entries|each|long|in length|in total length|duration|size|file size|max size|max duration|per side|on each side|resolution|dimensions?|max(?:imum)?|only|limit|and)\b/g;

/** Words that can change what a sentence means; a plain noun phrase has none of them. */
const operativeWords =
  /\b(?:must|should|can|could|may|might|will|would|shall|cannot|can't|won't|not|never|no|don't|doesn't|except|unless|without|if|when|while|whenever|depending|depends|otherwise|else|but|however|only|defaults?|automatic(?:ally)?|auto|recommended|recommend|ideal(?:ly)?|best|suggested|typical(?:ly)?|usually|often|normally|generally|about|around|approximately|roughly|total|combined|sum|altogether|more|fewer|less|least|most|than|per|ignored|required|requires?|needs?|both|either|neither|instead|replaces?|overrides?|exclusive|available|supports?|works?|e\.g|example|such as|gives?|produces?|yields?|makes?|increases?|(?:higher|lower|larger|smaller|low|high|small|large|common|good|normal|other) (?:values?|numbers?|settings?|ones)|up to|max(?:imum)?|min(?:imum)?|limit(?:ed)?|one|two|three|four|five|six|seven|eight|nine|ten)\b/;
