import type { ResolvedParameter } from '../model/resolved-model.ts';
import { isAdvice } from './caveats.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { readCondition } from './read-condition.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** "Maximum 7 total (elements + reference images + start image) when using a video." */
const total = new RegExp(
  String.raw`\b(?:max(?:imum)?(?: of)?|up to|at most|no more than|limited to):? (${numberPattern})(?: [a-z]+){0,2}? (?:in )?(?:total|combined|altogether),? \(([^()]+)\)(?: (?:when|if|with) ([^.;,()]+))?(?=[.;,]|$)`,
);
const totalBehind = new RegExp(
  String.raw`\b(?:sum|total(?: number| count)?) of ([^.;()]+?) (?:must|can|may)(?:not|n't| not) (?:exceed|be (?:more|greater|larger|higher) than) (${numberPattern})(?=[.;,]|$)`,
);
const product = new RegExp(
  String.raw`\b([a-z_]+) ?(?:x|\*|times) ?([a-z_]+) (?:must|can|may|should)? ?(?:not|cannot|can't|be)? ?(?:exceed|at most|no more than|less than or equal to|<=|up to) (${numberPattern}) ?(megapixels?|mp|m|million)?\b`,
);
/** "Length must be 'Keyframe images count - 1'." */
const dependentCount = new RegExp(
  String.raw`\b(?:length|count|number|number of items) must (?:be|equal|match)(?: exactly)?(?: the)? ["']?(?:number of |count of )?([a-z][a-z _]*?)(?: count| length)?(?: ?([-+]|minus|plus) ?(${numberPattern}))?["']?(?=[.;,)]|$)`,
);
/** "One fewer than the number of keyframes." */
const oneFewer = new RegExp(
  String.raw`\b(?:exactly )?(${numberPattern}) (fewer|less|more) than (?:the number of )?([a-z][a-z _]*?)(?=[.;,)]|$)`,
);

/** Reads sums and products of several parameters, and counts that depend on another list. */
export function readTotals(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (isAdvice(sentence)) return [];
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
  const match = total.exec(sentence.text) ?? undefined;
  const behind = match ? undefined : (totalBehind.exec(sentence.text) ?? undefined);
  const found = match ?? behind;
  if (!found) return [];
  const [words, figure, condition] = match
    ? [match[2] ?? '', match[1] ?? '', match[3]]
    : [behind?.[1] ?? '', behind?.[2] ?? '', undefined];
  const mention = findMentionedParameters(words.replace(/ ?\+ ?/g, ' and '), parameters);
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

/** A condition on a parameter that is always set restricts nothing. */
function conditionCaveats(
  words: string | undefined,
  parameters: readonly ResolvedParameter[],
): string[] {
  if (words === undefined) return [];
  const required = parameters.filter((parameter) => parameter.required);
  return readCondition(words, required) ? [] : ['it may hold only under a condition'];
}

function readProduct(sentence: Sentence, parameters: readonly ResolvedParameter[]): Reading[] {
  const match = product.exec(sentence.text);
  if (!match) return [];
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
  const match = dependentCount.exec(sentence.text);
  const fewer = match ? null : oneFewer.exec(sentence.text);
  const found = match ?? fewer;
  if (!found) return [];
  const [words, sign, figure] = match
    ? [match[1] ?? '', match[2] ?? '+', match[3] ?? '0']
    : [fewer?.[3] ?? '', fewer?.[2] === 'more' ? '+' : '-', fewer?.[1] ?? '0'];
  const mention = findMentionedParameters(words.replace(/ count$/, ''), lists);
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
