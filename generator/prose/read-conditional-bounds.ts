import type { ConditionalLimits, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, makeLimitedWhen } from './constraint-reading.ts';
import { numberPattern, parseNumber, withWords } from './parse-number.ts';
import { findForm, findForms, phraseForm } from './phrase-form.ts';
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
const clauseStart = String.raw`(?:^|(?<=[;,(:]) ?|(?<= - )|(?<=\b(?:be|is|are) ))`;
const ask = String.raw`(?:(?:you can |you may |you must )?(?:use|provide|upload|add|give)(?: only| just)? )?`;

type Bound = 'least' | 'most' | 'both';

/** The things that a figure counts: items, characters, or nothing. */
const unit = `(${items}|${characters}| [a-z]+s)`;
const bound = String.raw`(?:(${most})|(${least})|(${exactly})) (${numberPattern})${unit}`;
const bounds =
  'max|up to|at most|no more than|not more than|limited to|not exceed|must be|<=|≤|min|at least|>=|≥|exactly';

/** "Up to 4 images with a video." */
const behind = phraseForm(
  `${bounds} & when|if|with|for|in|at`,
  `${start}${ask}${bound}${verbs} ${condition}${end}`,
  'g',
);
/** "With a video, up to 4 images." */
const before = phraseForm(
  `${bounds}|use|provide|upload|add|give & when|if|with|for|in|at`,
  String.raw`${start}${condition},? (?:you can (?:use|provide) |(?:the )?[a-z_]+ |it |this )?${ask}(?:${bound}|(only |just )?(?<=(?:use|provide|upload|add|give) (?:only |just )?)(${numberPattern})${unit})${verbs}${end}`,
  'g',
);
/** "Up to 7 images, or 4 with a video." */
const otherwise = phraseForm(
  `${bounds} & when|if|with|for|in|at & or |but |and |(|, |; `,
  String.raw`(${most}) (${numberPattern})${unit}(?:,? (?:or|but|and) | \(|, |; )(?:only )?(?:${most} )?(${numberPattern})${unit} ${condition}${end}`,
);
/** "Max 7 without a video, 4 with a video." */
const without = phraseForm(
  'without',
  String.raw`${most} (${numberPattern})${unit} without ([^.;,()]+?),? (?:and |or )?(?:${most} )?(${numberPattern})${unit} with ([^.;,()]+?)${end}`,
);

const span = String.raw`(?:between |from )?(${numberPattern}) ?(?:-|to|and) ?(${numberPattern})${unit}`;
/** "1-10 for pro mode." */
const spanBehind = phraseForm(
  'when|if|with|for|in|at',
  `${clauseStart}${span}${verbs} ${condition}${end}`,
  'g',
);
/** "With a video, 1-4 images." */
const spanBefore = phraseForm(
  'when|if|with|for|in|at',
  `${start}${condition},? ${span}${verbs}${end}`,
  'g',
);
/** "When an image prompt is given, 2 is the highest value allowed." */
const highest = phraseForm(
  'highest|largest|maximum|lowest|smallest|minimum & when|if|with|for|in|at',
  String.raw`${start}${condition},? (${numberPattern}) is the (?:(highest|largest|max(?:imum)?)|(?:lowest|smallest|min(?:imum)?))(?: value| number)?(?: allowed| supported| accepted)?${end}`,
  'g',
);
/** "Pro: 1-10", "pro: max 10". */
const labeled = phraseForm(
  ': ',
  String.raw`(?:^|(?<=[;,(] ?))([a-z0-9][\w '".-]{0,40}): (?:${span}|(?:(${most})|(${least})) (${numberPattern})${unit})${end}`,
  'g',
);

/** Reads numbers that limit a list, a text or a number under a condition: "up to 4 with a video". */
export function readBoundsUnderCondition(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] {
  const { type } = self;
  const isList = type.endsWith('_array');
  const isOpen = type === 'string' || (type === 'number' && !self.allowedValues);
  if ((!isList && !isOpen) || !/\d/.test(sentence.figures)) return [];
  /** Whether the words behind a figure are those of the type. */
  const fits = (counted = '') =>
    isList
      ? !isCharacters.test(counted)
      : type === 'string'
        ? isCharacters.test(counted)
        : counted === '' || self.name.toLowerCase().includes(counted.trim().slice(0, -1));
  const { figures } = sentence;
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
    const when = isValue
      ? valueCondition(withWords(words), others)
      : conditionIn(withWords(words), others);
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
  const unlike = findForm(without, figures);
  if (unlike && fits(unlike[2]) && fits(unlike[5])) {
    return readBoth(unlike, unlike[1], unlike[4], unlike[6], unlike[3]);
  }
  const other = findForm(otherwise, figures);
  if (other && fits(other[3]) && (other[5] === '' || fits(other[5]))) {
    return readBoth(other, other[2], other[4], other[7]);
  }
  const readSpan = (
    match: RegExpMatchArray,
    low: string,
    high: string,
    words: string,
    isValue: boolean,
  ) => {
    const when = isValue
      ? valueCondition(withWords(words), others)
      : conditionIn(withWords(words), others);
    const [least, most] = [parseNumber(low), parseNumber(high)];
    // "(500-10,000 if quad is also enabled)" needs two conditions.
    if (!when || least >= most || /\balso\b/.test(words)) return [];
    const found = { ...limits('least', least), ...limits('most', most) };
    return [
      constraintReading(
        sentence,
        match,
        makeLimitedWhen(self.name, found, when),
        [],
        'limited when',
      ),
    ];
  };
  return [
    ...findForms(spanBehind, figures).flatMap((match) => {
      const [, low = '', high = '', counted, isIn, words = ''] = match;
      return fits(counted) ? readSpan(match, low, high, words, isIn !== undefined) : [];
    }),
    ...findForms(spanBefore, figures).flatMap((match) => {
      const [, isIn, words = '', low = '', high = '', counted] = match;
      return fits(counted) ? readSpan(match, low, high, words, isIn !== undefined) : [];
    }),
    ...findForms(highest, figures).flatMap((match) => {
      const [, isIn, words = '', figure = '', most] = match;
      return read(match, most === undefined ? 'least' : 'most', figure, words, isIn !== undefined);
    }),
    ...findForms(labeled, figures).flatMap((match) => {
      const [, words = '', low, high = '', counted, upper, lower, figure = '', other] = match;
      // "Quad: max 150,000" may be about a mode.
      if (valueCondition(withWords(words), others)?.values?.includes(true) === true) return [];
      if (low !== undefined) return fits(counted) ? readSpan(match, low, high, words, true) : [];
      return fits(other) ? read(match, boundOf(upper, lower), figure, words, true) : [];
    }),
    ...findForms(behind, figures).flatMap((match) => {
      const [, upper, lower, , figure = '', counted, isIn, words = ''] = match;
      return fits(counted)
        ? read(match, boundOf(upper, lower), figure, words, isIn !== undefined)
        : [];
    }),
    ...findForms(before, figures).flatMap((match) => {
      const [, isIn, words = '', upper, lower, exact, figure, counted, only, bare = '', bareUnit] =
        match;
      const isValue = isIn !== undefined;
      if (!fits(counted ?? bareUnit)) return [];
      if (figure !== undefined) return read(match, boundOf(upper, lower), figure, words, isValue);
      return exact === undefined && isList
        ? read(match, only ? 'most' : 'both', bare, words, isValue)
        : [];
    }),
  ];

  function readBoth(
    match: RegExpExecArray,
    usual = '',
    fewer = '',
    words = '',
    subject = words,
  ): Reading[] {
    // "4 with one" names what the words before it name.
    const named = /^(?:001|it)$/.test(words) ? subject : words;
    const [first] = read(match, 'most', fewer, named);
    if (!first || parseNumber(fewer) >= parseNumber(usual)) return [];
    const field = isList ? 'maxItems' : type === 'string' ? 'maxLength' : 'max';
    const fact = { kind: 'limit', field, value: parseNumber(usual) } as const;
    return [readingOf(sentence, match, fact, 'with and without', []), first];
  }
}

const isCharacters = new RegExp(`^${characters}$`);

/** A condition on the value of a parameter: "pro mode". */
function valueCondition(words: string, others: readonly ResolvedParameter[]) {
  const when = conditionIn(words, others);
  return when?.values ? when : undefined;
}

function boundOf(upper: string | undefined, lower: string | undefined): Bound {
  return upper === undefined ? (lower === undefined ? 'both' : 'least') : 'most';
}
