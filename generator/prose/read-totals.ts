import type { ResolvedParameter } from '../model/resolved-model.ts';
import { isAdvice } from './caveats.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { numberPattern, parseNumber, withWords } from './parse-number.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { readCondition } from './read-condition.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** "Maximum 7 total (elements + reference images + start image) when using a video." */
const total = phraseForm(
  'total|combined|altogether',
  String.raw`\b(?:max(?:imum)?(?: of)?|up to|at most|no more than|limited to):? (${numberPattern})(?: [a-z]+){0,2}? (?:in )?(?:total|combined|altogether),? \(([^()]+)\)(?: (?:when|if|with) ([^.;,()]+))?(?=[.;,]|$)`,
);
const totalBehind = phraseForm(
  'exceed|must be|be more|be greater|be larger|be higher|limited to|<=|≤ & sum|total|number of|+|count',
  String.raw`(?:^(?=[^.;]+[+])|\b(?:the )?(?:(?:combined |total )(?:sum|number|count)|sum|total)(?: number| count)? of )([^.;()]+?) (?:(?:must|can|may) ?(?:not|n't) (?:exceed|be (?:more|greater|larger|higher) than)|must be at most|must be no more than|is limited to|(?:<=|≤)) (${numberPattern})(?: [a-z]+)?(?: in total| combined)?(?=[.;,]|$)`,
);
/** "Up to 9 in total, including videos." "At most 9 images in total across images and videos." */
const totalWith = phraseForm(
  'total|combined|altogether',
  String.raw`\b(?:max(?:imum)?(?: of)?|up to|at most|no more than|limited to):? (${numberPattern})(?: [a-z]+){0,2}? (?:in total|total|combined|altogether),? (across|including|with|together with|counting|between) ([^.;()]+?)(?=[.;]|$)`,
);
const togetherWith = phraseForm(
  'together with|combined with|along with',
  String.raw`^(together with|combined with|along with) ([^.;(),]+?), (?:at most|up to|max(?:imum)?|no more than) (${numberPattern})(?: [a-z]+)?(?: in total)?(?=[.;]|$)`,
);
const product = phraseForm(
  'exceed|at most|no more than|less than or|<=|≤|up to & x|*|times|and',
  String.raw`\b(?:the product of )?([a-z_]{1,60}) ?(?:x|\*|times|and) ?([a-z_]{1,60}) (?:must|can|may|should)? ?(?:not|cannot|can't|be)? ?(?:exceed|at most|no more than|less than or equal to|<=|≤|up to) (${numberPattern}) ?(megapixels?|mp|m|million)?\b`,
);
/** "Length must be 'Keyframe images count - 1'." */
const dependentCount = phraseForm(
  'must be|must equal|must match|must have|001 ',
  String.raw`\b(?:(?:length|count|number|number of items) must (?:be|equal|match)(?: exactly)?(?: the)? ["']?(?:number of |count of )?|must match the (?:number|count) of |must have (?:as many (?:items|entries|elements) as|the same (?:length|number of (?:items|entries|elements)|count) as) |(?:exactly )?001 (?:[a-z]+ )?(?:per|for each|for every) )([a-z][a-z _]*?)(?: count| length)?(?: ?([-+]|minus|plus) ?(${numberPattern}))?["']?(?=[.;,)]|$)`,
);
/** "One fewer than the number of keyframes." */
const oneFewer = phraseForm(
  'fewer|less|more & than',
  String.raw`\b(?:must have )?(?:exactly )?(${numberPattern}) (?:[a-z]+ )?(fewer|less|more)(?: (?:item|entry|element)s?)? than (?:the number of )?([a-z][a-z _]*?)(?=[.;,)]|$)`,
);

/** Words without which neither sums nor equal counts are stated. */
const statesTotal =
  /total|combined|altogether|together|sum|along with|\+|\*| x |times|product|length|count|number|same|match|as many|fewer|less (?:\w+ )?than|more (?:\w+ )?than|\bone (?:\w+ )?(?:per|for)\b/;

/** Reads sums and products of several parameters, and counts that depend on another list. */
export function readTotals(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (!mayState(statesTotal, sentence.text) || isAdvice(sentence)) return [];
  return [
    ...readSum(sentence, self, parameters),
    ...readProduct(sentence, parameters),
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
  const behind = match ? undefined : (findForm(totalBehind, figures) ?? undefined);
  const across = match || behind ? undefined : (findForm(totalWith, figures) ?? undefined);
  const first = findForm(togetherWith, figures) ?? undefined;
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
  const mention = findMentionedParameters(withWords(words).replace(/ ?\+ ?/g, ' and '), parameters);
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
  return readCondition(withWords(words), required) ? [] : ['it may hold only under a condition'];
}

function readProduct(sentence: Sentence, parameters: readonly ResolvedParameter[]): Reading[] {
  const match = findForm(product, sentence.figures);
  if (!match || (match[0].includes(' and ') && !match[0].startsWith('the product'))) return [];
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
  const match = findForm(dependentCount, sentence.figures);
  const fewer = match ? null : findForm(oneFewer, sentence.figures);
  const found = match ?? fewer;
  if (!found) return [];
  const [words, sign, figure] = match
    ? [match[1] ?? '', match[2] ?? '+', match[3] ?? '0']
    : [fewer?.[3] ?? '', fewer?.[2] === 'more' ? '+' : '-', fewer?.[1] ?? '0'];
  const mention = findMentionedParameters(withWords(words).replace(/ count$/, ''), lists);
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
