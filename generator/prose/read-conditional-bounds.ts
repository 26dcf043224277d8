import type { ConditionalLimits, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, makeLimitedWhen } from './constraint-reading.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { conditionIn } from './read-condition.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const most = String.raw`(?:(?:the |a )?max(?:imum)?\.?(?: of| is| value is| value)?:?|up to|at most|no more than|not more than|limited to(?: a max(?:imum)? of)?|(?:must|can|may) ?not exceed|must be (?:at most|less than or equal to)|<=|≤)`;
const least = String.raw`(?:(?:the |a )?min(?:imum)?\.?(?: of| is)?:?|at least|must be (?:at least|greater than or equal to)|>=|≥)`;
const exactly = String.raw`(?:exactly)`;
const items = String.raw`(?:(?: (?:[a-z]+ ){0,2}?(?:images?|videos?|clips?|files?|pictures?|photos?|frames?|references?|items?|entries|elements?|prompts?))?)`;
const characters = String.raw`(?:[ -]?(?:characters?|chars?))`;
const verbs = String.raw`(?: (?:is|are|can be|may be|must be) (?:allowed|supported|accepted|used|provided|given|required|possible|uploaded))?`;
/** "For", "in" and "at" are followed by a value: "for your video" does not state a condition. */
const condition = String.raw`(?:(?:when using|when|if|with) |(for|in|at) )([^.;,()]+?)`;
const end = String.raw`(?=[.;:,)]|$)`;
const start = String.raw`(?:^|(?<=[;,(:]) ?|(?<= - ))`;
const ask = String.raw`(?:(?:you can |you may |you must )?(?:use|provide|upload|add|give)(?: only| just)? )?`;

type Bound = 'least' | 'most' | 'both';

interface Forms {
  /** "Up to 4 images with a video." */
  readonly behind: RegExp;
  /** "With a video, up to 4 images." */
  readonly before: RegExp;
  /** "Up to 7 images, or 4 with a video." */
  readonly otherwise: RegExp;
  /** "Max 7 without a video, 4 with a video." */
  readonly without: RegExp;
}

function formsFor(unit: string): Forms {
  const bound = String.raw`(?:(${most})|(${least})|(${exactly})) (${numberPattern})${unit}`;
  return {
    behind: new RegExp(`${start}${ask}${bound}${verbs} ${condition}${end}`, 'g'),
    before: new RegExp(
      String.raw`${start}${condition},? (?:you can (?:use|provide) |(?:the )?[a-z_]+ |it |this )?${ask}(?:${bound}|(only |just )?(?<=(?:use|provide|upload|add|give) (?:only |just )?)(${numberPattern})${unit})${verbs}${end}`,
      'g',
    ),
    otherwise: new RegExp(
      String.raw`(${most}) (${numberPattern})${unit}(?:,? (?:or|but|and) | \(|, |; )(?:only )?(?:${most} )?(${numberPattern})${unit} ${condition}${end}`,
    ),
    without: new RegExp(
      String.raw`${most} (${numberPattern})${unit} without ([^.;,()]+?),? (?:and |or )?(?:${most} )?(${numberPattern})${unit} with ([^.;,()]+?)${end}`,
    ),
  };
}

const itemForms = formsFor(items);
const characterForms = formsFor(characters);
const numberForms = formsFor('');

const hasFigure = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/;
const hasCondition = /\b(?:when|if|with|without|for|in|at)\b/;

/** Reads numbers that limit a list, a text or a number under a condition: "up to 4 with a video". */
export function readBoundsUnderCondition(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] {
  const { type } = self;
  const isList = type.endsWith('_array');
  const forms = isList
    ? itemForms
    : type === 'string'
      ? characterForms
      : type === 'number' && !self.allowedValues
        ? numberForms
        : undefined;
  if (!forms || !hasFigure.test(sentence.text) || !hasCondition.test(sentence.text)) return [];
  const { text } = sentence;
  const limits = (bound: Bound, value: number): ConditionalLimits => {
    const isLeast = bound !== 'most';
    const isMost = bound !== 'least';
    if (isList) {
      return { ...(isLeast && { minItems: value }), ...(isMost && { maxItems: value }) };
    }
    if (type === 'string') return isMost ? { maxLength: value } : {};
    return { ...(isLeast && { min: value }), ...(isMost && { max: value }) };
  };
  const read = (
    match: RegExpMatchArray,
    bound: Bound,
    figure: string,
    words: string,
    isValue = false,
  ) => {
    const when = isValue ? valueCondition(words, others) : conditionIn(words, others);
    const found = limits(bound, parseNumber(figure));
    return when && Object.keys(found).length > 0
      ? [
          constraintReading(
            sentence,
            match,
            makeLimitedWhen(self.name, found, when),
            [],
            'limited when',
          ),
        ]
      : [];
  };
  const without = forms.without.exec(text);
  if (without) return readBoth(without, without[1], without[3], without[4]);
  const otherwise = forms.otherwise.exec(text);
  if (otherwise) return readBoth(otherwise, otherwise[2], otherwise[3], otherwise[5]);
  return [
    ...[...text.matchAll(forms.behind)].flatMap((match) => {
      const [, upper, lower, , figure = '', isIn, words = ''] = match;
      return read(match, boundOf(upper, lower), figure, words, isIn !== undefined);
    }),
    ...[...text.matchAll(forms.before)].flatMap((match) => {
      const [, isIn, words = '', upper, lower, exact, figure, only, bare = ''] = match;
      const isValue = isIn !== undefined;
      if (figure !== undefined) return read(match, boundOf(upper, lower), figure, words, isValue);
      return exact === undefined && isList
        ? read(match, only ? 'most' : 'both', bare, words, isValue)
        : [];
    }),
  ];

  function readBoth(match: RegExpExecArray, usual = '', fewer = '', words = ''): Reading[] {
    // "4 with one" names what the words before it name.
    const named = /^(?:one|it)$/.test(words) ? (without?.[2] ?? words) : words;
    const [first] = read(match, 'most', fewer, named);
    if (!first || parseNumber(fewer) >= parseNumber(usual)) return [];
    const field = isList ? 'maxItems' : type === 'string' ? 'maxLength' : 'max';
    const fact = { kind: 'limit', field, value: parseNumber(usual) } as const;
    return [readingOf(sentence, match, fact, 'with and without', []), first];
  }
}

/** A condition on the value of a parameter: "pro mode". */
function valueCondition(words: string, others: readonly ResolvedParameter[]) {
  const when = conditionIn(words, others);
  return when?.values ? when : undefined;
}

function boundOf(upper: string | undefined, lower: string | undefined): Bound {
  return upper === undefined ? (lower === undefined ? 'both' : 'least') : 'most';
}
