import type { ResolvedParameter } from '../model/resolved-model.ts';
import { isAdvice } from './caveats.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { numberPattern, parseNumber, withWords } from './parse-number.ts';
import { findForm, findForms, phraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** "Maximum 7 total (elements + reference images + start image) when using a video." */
const total = phraseForm(
  'total|combined|altogether|+',
  String.raw`\b(?:max(?:imum)?(?: of)?|up to|at most|no more than|limited to):? (${numberPattern})(?:(?: [a-z]+){0,2}? (?:in )?(?:total|combined|altogether),?|(?: [a-z]+){0,2}?(?= \([^()]+(?:\+|combined|in total))) \(([^()]+?)(?: combined| in total)?\)(?: (?:when|if|with) ([^.;,()]+))?(?=[.;,]|$)`,
);
/** "Intro and outro together cannot be longer than 30 seconds." */
const bothBounded = phraseForm(
  ' and & together|combined|in total|add up',
  String.raw`^([a-z_ ]+? and [a-z_ ]+?) (?:(?:together|combined|in total) (?:must not|cannot|can't|may not|should not) (?:exceed|be (?:longer|more|greater|larger|higher) than)|(?:must|should) (?:not )?add up to (?:at most|less than|no more than|more than)) (${numberPattern})(?: [a-z]+)?(?=[.;,]|$)`,
);
const totalBehind = phraseForm(
  'exceed|must be|be more|be greater|be larger|be higher|limited to|<=|≤|at most|up to|max & sum|total|number of|+|count',
  String.raw`(?:^(?=[^.;]+[+])|\b(?:the )?(?:(?:combined |total )(?:sum|number|count)|sum|total)(?: number| count)? of )([^.;()]+?) (?:(?:(?:must|can|may) ?(?:not|n't)|cannot|can't) (?:exceed|be (?:more|greater|larger|higher) than)|must be at most|must be no more than|is limited to|is at most|up to|at most|max(?:imum)?|(?:<=|≤)):? (${numberPattern})(?: [a-z]+)?(?: in total| combined)?(?=[.;,]|$)`,
);
/** "Up to 9 in total, including videos." "At most 9 images in total across images and videos." */
const totalWith = phraseForm(
  'total|combined|altogether',
  String.raw`\b(?:max(?:imum)?(?: of)?|up to|at most|no more than|limited to):? (${numberPattern})(?: [a-z]+){0,2}? (?:in total|total|combined|altogether),? (across|including|with|together with|counting|between) ([^.;()]+?)(?=[.;]|$)`,
);
/** "Combined total with reference videos: 12 max." */
const totalOfBoth = phraseForm(
  'combined|total',
  String.raw`^(?:the )?(?:combined total|total combined|total|combined number|combined count) (with) ([^.;(),:]+?)(?:: | (?:is|must be|must not exceed|cannot exceed) )(?:at most |up to |max(?:imum)? )?(${numberPattern})(?: max(?:imum)?)?(?=[.;]|$)`,
);
const togetherWith = phraseForm(
  'together with|combined with|along with',
  String.raw`^(together with|combined with|along with) ([^.;(),]+?), (?:at most|up to|max(?:imum)?|no more than) (${numberPattern})(?: [a-z]+)?(?: in total)?(?=[.;]|$)`,
);
const product = phraseForm(
  'exceed|at most|no more than|less than or|<=|≤|up to|between|from & x|*|times|and',
  String.raw`\b(?:the product of )?([a-z_]{1,60}) ?(?:x|\*|times|and) ?([a-z_]{1,60}) (?:must|can|may|should)? ?(?:not|cannot|can't|be)? ?(?:exceed|at most|no more than|less than or equal to|<=|≤|up to|(?:be )?(?:between|from) \d{1,15} (?:and|to|-)) (${numberPattern}) ?(megapixels?|mp|m|million)?\b`,
);
const area = phraseForm(
  'pixels|megapixels|mp|area & exceed|at most|max|<=|≤|up to|limited|more than|between|-|to',
  String.raw`\b(?:the )?(?:total (?:number of )?pixels?(?: count)?|total (?:area|resolution|size)|pixel count|area)(?: in pixels)?:? ?(?:\(width x height\) )?(?:(?:must not|cannot|can't|may not|should not) (?:exceed|be more than)|(?:must|can) be at most|is limited to|at most|up to|max(?:imum)?(?: of)?|<=|≤|(?:must be )?(?:between |from )?\d{1,15} ?(?:-|to|and)) ?(${numberPattern}) ?(megapixels?|mp|million)?\b`,
);
/** "Length must be 'Keyframe images count - 1'." */
const dependentCount = phraseForm(
  'must be|must equal|must match|must have|001 |same|length|count|contain|have|as long|as many',
  String.raw`\b(?:(?:length|count|number|number of items) must (?:be|equal|match)(?: exactly)?(?: the)? ["']?(?:number of |count of )?|must match the (?:number|count) of |must have (?:as many (?:items|entries|elements) as|the same (?:length|number of (?:items|entries|elements)|count) as) |\b(?:the list )?must be (?:exactly )?as long as (?:the )?(?:list of )?|(?:^|(?<=[(:;,] ?))(?:needs |must have |has )?as many (?:[a-z]+ )?as (?:there are )?|\b(?:the )?length must be the same as (?:that of )?|(?:^|(?<=[(:;,] ?))(?:the )?same (?:order and length|length|count|size|number of (?:items|entries|elements)) as (?:the )?(?:number of )?|(?:^|(?<=[(:;,] ?))(?:length|count) ?= ?(?:the )?(?:number of )?|(?:must )?(?:contain|have)(?: exactly)? (?=[a-z_]+ [-+] [0-9])|(?:exactly )?001 (?:[a-z]+ )?(?:per|for each|for every) )([a-z][a-z _]*?)(?: count| length)?(?: ?([-+]|minus|plus) ?(${numberPattern}))?["']?(?: (?:items|entries|elements))?(?=[.;:,)]|$)`,
  'g',
);
/** "One fewer than the number of keyframes." */
const oneFewer = phraseForm(
  'fewer|less|more & than',
  String.raw`\b(?:must have )?(?:exactly )?(${numberPattern}) (?:[a-z]+ )?(fewer|less|more)(?: (?:item|entry|element)s?)? than (?:the number of )?([a-z][a-z _]*?)(?=[.;,)]|$)`,
  'g',
);

/** Words without which neither sums nor equal counts are stated. */
const statesTotal =
  /total|combined|altogether|together|sum|along with|\+|\*| x |times|product|length|count|number|same|match|as many|fewer|less (?:\w+ )?than|more (?:\w+ )?than|\bone (?:\w+ )?(?:per|for)\b|add up|as long as/;

/** Reads sums and products of several parameters, and counts that depend on another list. */
export function readTotals(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (!mayState(statesTotal, sentence.text) || isAdvice(sentence)) return [];
  return [
    ...readSum(sentence, self, parameters),
    ...readProduct(sentence, self, parameters),
    ...(self.type.endsWith('_array') ? readCount(sentence, self, parameters) : []),
  ];
}

function readSum(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  const { figures } = sentence;
  const match = findForm(total, figures) ?? undefined;
  const behind = match
    ? undefined
    : (findForm(bothBounded, figures) ?? findForm(totalBehind, figures) ?? undefined);
  const across = match || behind ? undefined : (findForm(totalWith, figures) ?? undefined);
  const first = findForm(togetherWith, figures) ?? findForm(totalOfBoth, figures) ?? undefined;
  const found = match ?? behind ?? across ?? first;
  if (!found) return [];
  const own = self.name.toLowerCase();
  const [words, figure, condition] = match
    ? [match[2] ?? '', match[1] ?? '', match[3]]
    : behind
      ? [behind[1] ?? '', behind[2] ?? '', undefined]
      : across
        ? [
            /across|between/.test(across[2] ?? '') ? (across[3] ?? '') : `${own} and ${across[3]}`,
            across[1] ?? '',
            undefined,
          ]
        : [`${own} and ${first?.[2]}`, first?.[3] ?? '', undefined];
  if (behind && !/[+]| and /.test(words)) return [];
  const mention = findMentionedParameters(
    withWords(words).replace(/ ?\+ ?/g, ' and '),
    parameters,
    self,
  );
  const unmet = conditionCaveats(condition, parameters);
  if (!mention?.isComplete || mention.names.length < 2) {
    // A list in a sum has at most as many items as the sum.
    const isPart = mention?.names.includes(self.name) === true && self.type.endsWith('_array');
    const fact = { kind: 'limit', field: 'maxItems', value: parseNumber(figure) } as const;
    return isPart ? [readingOf(sentence, found, fact, 'total', unmet)] : [];
  }
  const constraint = {
    kind: 'maxSum',
    parameters: mention.names,
    max: parseNumber(figure),
  } as const;
  const caveats = [...mention.caveats, ...unmet];
  return [constraintReading(sentence, found, constraint, caveats, 'total')];
}

/** A condition on a parameter that is always given restricts nothing. */
function conditionCaveats(
  words: string | undefined,
  parameters: readonly ResolvedParameter[],
): string[] {
  if (words === undefined) return [];
  const required = parameters.filter((parameter) => parameter.required);
  const phrase = withWords(words).replace(/^using /, '');
  return findMentionedParameters(phrase, required)?.isComplete
    ? []
    : ['it may hold only under a condition'];
}

/** "Total pixels must not exceed 4 MP" in the description of the width or the height. */
function readArea(
  sentence: Sentence,
  match: RegExpExecArray,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  const [, figure = '', unit = ''] = match;
  const sides = parameters.filter(({ name, type }) => isSide.test(name) && type === 'number');
  if (sides.length !== 2 || !sides.includes(self)) return [];
  const max = parseNumber(figure) * (unit === '' ? 1 : 1_000_000);
  const names = sides.map(({ name }) => name);
  const constraint = { kind: 'maxProduct', parameters: names, max } as const;
  return [constraintReading(sentence, match, constraint, caveatsOfArea(sentence), 'product')];
}

const isSide = /^(?:target|output|canvas)?_?(?:width|height)$/i;

/** Something else than the output may have the pixels. */
function caveatsOfArea({ text }: Sentence): string[] {
  return /\b(?:input|source|reference|when|if|unless)\b/.test(text)
    ? ['it may hold only under a condition']
    : [];
}

function readProduct(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  const match = findForm(product, sentence.figures);
  const pixels = match ? null : findForm(area, sentence.figures);
  if (pixels) return readArea(sentence, pixels, self, parameters);
  if (!match || /^[a-z_]+ and /.test(match[0])) return [];
  const [, one = '', other = '', figure = '', unit = ''] = match;
  const numbers = parameters.filter(({ type }) => type === 'number');
  const mention = findMentionedParameters(`${one} and ${other}`, numbers);
  if (!mention?.isComplete || mention.names.length !== 2) return [];
  const max = parseNumber(figure) * (unit === '' ? 1 : 1_000_000);
  const constraint = { kind: 'maxProduct', parameters: mention.names, max } as const;
  return [constraintReading(sentence, match, constraint, mention.caveats, 'product')];
}

function readCount(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  const lists = parameters.filter(
    ({ name, type }) => name !== self.name && type.endsWith('_array'),
  );
  const { figures } = sentence;
  const found = [...findForms(dependentCount, figures), ...findForms(oneFewer, figures)];
  const [first = []] = found
    .map((match) => countReadings(sentence, match, self, lists))
    .filter((readings) => readings.length > 0);
  return first;
}

function countReadings(
  sentence: Sentence,
  found: RegExpExecArray,
  self: ResolvedParameter,
  lists: readonly ResolvedParameter[],
): Reading[] {
  // "One fewer than the number of keyframes" has its figure first.
  const isFewer = /^(?:fewer|less|more)$/.test(found[2] ?? '');
  const [, first = '', second = '+', third = isFewer ? '' : '0'] = found;
  const [words, sign, figure] = isFewer
    ? [third, second === 'more' ? '+' : '-', first]
    : [first, second, third];
  const mention = findMentionedParameters(withWords(words).replace(/ count$/, ''), lists, self);
  const [as, another] = mention?.names ?? [];
  if (!mention?.isComplete || as === undefined || another !== undefined) return [];
  const offset = parseNumber(figure) * (/[-m]/.test(sign) && sign !== 'more' ? -1 : 1);
  const constraint = {
    kind: 'sameCount',
    parameter: self.name,
    as,
    ...(offset !== 0 && { offset }),
  } as const;
  return [constraintReading(sentence, found, constraint, mention.caveats, 'same count')];
}
