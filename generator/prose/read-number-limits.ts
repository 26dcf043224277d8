import type { Fact } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { caveatsOf, isAdvice } from './caveats.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import { countForm } from './rate-certainty.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const multiple = phraseForm(
  'multiple|divisible|step|increment',
  String.raw`\b(?:multiples? of|divisible by|(?:steps?|increments?) of) (${numberPattern})\b`,
);
const counts =
  /^(?:(?:the|set the|specify the|optional|an?) )*(?:(?:maximum|minimum|max|min|target|total|desired|exact|approximate|output) )*(?:(?:number|amount|count) of\b|[a-z]+ count\b)|^how many\b|\bto this many\b/;
/** Units that come in fractions. */
const measures =
  /\b(?:number|amount|count) of (?:seconds|minutes|hours|meters|degrees|megapixels|pixels per|beats)\b/;
const whole = /\b(?:integers?|whole numbers?)\b/;
/** Plain words behind a range: "semitones", "frames per second", but no condition. */
const unitWords = String.raw`(?: ?(?!(?:for|in|at|with|when|if|or|and|per|of|to|as|by|on|is|are|x)\b)[a-z%°]+(?: (?!(?:for|in|at|with|when|if|or|and|of|to|as|by|on|is|are)\b)[a-z]+){0,2})`;
const aside = String.raw`(?: ?\([a-z ]{1,40}\))?`;
const span = String.raw`(${numberPattern})${aside} ?(?:-|to|and|\.\.\.|…) ?(${numberPattern})${aside}`;
const rangeEnd = String.raw`(?=$|[)\].,;:]| if\b| for\b| and (?:a |be )?(?:multiple|divisible)| in (?:steps|increments|multiples)\b| (?:is|are) (?:allowed|accepted|valid|supported)\b)`;
/** "1-4 variations", "(0-10)", "between 0 and 1": a range at the start of a clause. */
const leadingRange = new RegExp(
  String.raw`(?:^(?:between |from )?|\(|\[|: |, (?=-?\d[\d.]* ?(?:-|to) ?-?[\d.]+(?:$|[.,;)])))${span}${unitWords}?${rangeEnd}`,
  'g',
);
/** "A value from 0 to 10." */
const range = new RegExp(
  String.raw`\b(?:(?:valid|allowed|possible) values are|between|range(?: is| of)?:?|from|within|in (?:the )?range|scale of|accepts(?: values)?|can be(?: set)?) (?:between |from )?${span}(?: ?(?:pixels|px|seconds))?${rangeEnd}`,
  'g',
);

const unit = String.raw`(?: ?(?:pixels?|px|seconds?|s|degrees|percent|%|steps?|images?|frames?|faces?|fps|hz))?`;
const stop = String.raw`(?![.,]\d)(?=[.,;)]|$| if (?:set|given|provided))`;
const most = phraseForm(
  '<=|≤|max|up to|at most|no more|capped|limited|exceed|less than|below|under|lower than|smaller than',
  String.raw`(?:(?:<=|≤) ?|\b(?:(?:must|should) be (?:less|lower|smaller) than|(?:(?<=^)|must be )(?:below|under)|max(?:imum)?\.?(?: value)?(?: is| of)?:?|up to|at most|no more than|capped at|limited to|(?:must|can|may) ?not exceed|can't exceed|less than or equal to) )(${numberPattern})${unit}${stop}`,
);
/** "Must be greater than 0": the figure itself is a bound, too. */
const above = phraseForm(
  'greater|more|above|larger|higher|positive',
  String.raw`(?:\b(?:must|should|has to) be (?:a (?:number|value) )?|^(?:a |any )?(?:number |value )?)(?:(?:strictly )?(?:greater|more|larger|higher) than|above) (${numberPattern})(?=[.,;)]|$| and\b)|\b(?:must be |any |^)(?:a |an )?positive(?: number| integer| whole number| value)?(?=[.,;)]|$)`,
);
const least = phraseForm(
  '>=|≥|min|at least|no less|greater than or',
  String.raw`(?:(?:>=|≥) ?|\b(?:min(?:imum)?\.?(?: value)?(?: is| of)?:?|at least|no less than|greater than or equal to) )(${numberPattern})${unit}${stop}`,
);

const interval = new RegExp(String.raw`\[(${numberPattern}), ?(${numberPattern})\]`, 'g');

/** Reads limits of a number: "multiple of 16", "(0–10)", "number of images". */
export function readNumberLimits(sentence: Sentence, parameter: ResolvedParameter): Reading[] {
  if (isAdvice(sentence)) return [];
  const { figures } = sentence;
  const caveats = caveatsOf(sentence);
  const step = findForm(multiple, figures);
  const leading = [...figures.matchAll(leadingRange)];
  const ranges = leading.length > 0 ? leading : [...figures.matchAll(range)];
  const spans = [...ranges, ...figures.matchAll(interval)].filter(
    ([, low = '', high = '']) => parseNumber(low) < parseNumber(high),
  );
  return [
    ...(step ? [readStep(sentence, step, parameter)] : []),
    ...readWholeNumber(sentence, parameter),
    ...(spans.length === 0 ? readBounds(sentence, parameter) : []),
    ...spans.flatMap((match) => [
      readingOf(sentence, match, bound('min', match[1]), 'N to N', caveats),
      readingOf(sentence, match, bound('max', match[2]), 'N to N', caveats),
    ]),
  ];
}

/** The number of a bound, unless the table has allowed values. */
function readBounds(sentence: Sentence, parameter: ResolvedParameter): Reading[] {
  if (parameter.allowedValues) return [];
  const caveats = [
    ...caveatsOf(sentence),
    ...(otherLabel.test(sentence.text) ? [underCondition] : []),
  ];
  const found = [
    ['min', least, 'at least N'],
    ['max', most, 'at most N'],
  ] as const;
  const over = findForm(above, sentence.figures);
  const lowest = over && boundAbove(over, parameter);
  const strict = lowest ? [readingOf(sentence, over, lowest, 'above N', caveats)] : [];
  const bounds = found.flatMap(([field, pattern, form]) => {
    const match = findForm(pattern, sentence.figures);
    return match ? [readingOf(sentence, match, bound(field, match[1]), form, caveats)] : [];
  });
  return [...strict, ...bounds];
}

/** The least value above a figure: of a number with fractions, the figure itself. */
function boundAbove(
  [words, figure]: RegExpExecArray,
  { integer, min }: ResolvedParameter,
): Fact | undefined {
  const isWholeNumber = integer === true || /\b(?:integer|whole)\b/.test(words);
  const from = parseNumber(figure ?? '0');
  const value = isWholeNumber ? Math.floor(from) + 1 : from;
  return min !== undefined && min >= value ? undefined : { kind: 'limit', field: 'min', value };
}

/** "Quad: max 150,000" may be about a mode. */
const otherLabel =
  /^(?!(?:allowed|possible|valid|default|note|limits?|range|values?|min\w*|max\w*)\b)[a-z_ ]+: /;
const underCondition = 'it may hold only under a condition';

/** Reads that a number is whole: "integer", "number of images". */
export function readWholeNumber(sentence: Sentence, parameter: ResolvedParameter): Reading[] {
  const fact = { kind: 'integer' } as const;
  const stated = whole.exec(sentence.text);
  if (stated) return [readingOf(sentence, stated, fact, 'whole number', [])];
  const counted = isWhole(parameter) ? counts.exec(sentence.text) : null;
  if (!counted) return [];
  const isFraction = /\bamount of\b/.test(counted[0]) || measures.test(sentence.text);
  const caveats = isFraction ? ['an amount may be a fraction'] : [];
  return [readingOf(sentence, counted, fact, countForm, caveats)];
}

function readStep(
  sentence: Sentence,
  match: RegExpExecArray,
  { min = 0 }: ResolvedParameter,
): Reading {
  const value = parseNumber(match[1] ?? '');
  const isAligned = min % value === 0;
  const caveat = `steps start at min, and ${min} is not a multiple of ${value}`;
  const caveats = [...caveatsOf(sentence), ...(isAligned ? [] : [caveat])];
  return readingOf(
    sentence,
    match,
    { kind: 'limit', field: 'step', value },
    'multiple of N',
    caveats,
  );
}

function bound(field: 'min' | 'max', figure = ''): Fact {
  return { kind: 'limit', field, value: parseNumber(figure) };
}

/** Returns whether all figures of the data are whole numbers. */
function isWhole({ default: value, min, max, allowedValues = [] }: ResolvedParameter): boolean {
  return [value, min, max, ...allowedValues].every(
    (figure) => typeof figure !== 'number' || Number.isInteger(figure),
  );
}
