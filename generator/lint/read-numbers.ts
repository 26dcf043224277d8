import type { ResolvedParameter } from '../model/resolved-model.ts';
import { doubtsAbout, isAdvice } from './doubts.ts';
import { number, numberFrom } from './numbers.ts';
import { quoteOf, type Sentence } from './sentences.ts';
import type { Fact, Reading } from './types.ts';

const multiple = new RegExp(
  String.raw`\b(?:multiples? of|divisible by|(?:steps?|increments?) of) (${number})\b`,
);
const counts =
  /^(?:(?:the|set the|specify the|optional|an?) )*(?:(?:maximum|minimum|max|min|target|total|desired|exact|approximate|output) )*(?:(?:number|amount|count) of\b|[a-z]+ count\b)|^how many\b|\bto this many\b/;
const whole = /\b(?:integers?|whole numbers?)\b/;
const range = new RegExp(
  String.raw`(?:\(|\[|\bbetween |\brange:? |\bfrom )(${number}) ?(?:-|to|and) ?(${number})(?=$|[)\].,;:]| (?:pixels|px|seconds|if|for))`,
  'g',
);

const interval = new RegExp(String.raw`\[(${number}), ?(${number})\]`, 'g');

/** What a number may be: "multiple of 16", "(0–10)", "number of images". */
export function readNumbers(sentence: Sentence, parameter: ResolvedParameter): Reading[] {
  if (isAdvice(sentence)) return [];
  const { text } = sentence;
  const doubts = doubtsAbout(sentence);
  const step = multiple.exec(text);
  const counting = whole.exec(text) ?? (isWhole(parameter) ? counts.exec(text) : null);
  const spans = [...text.matchAll(range), ...text.matchAll(interval)].filter(
    ([, low = '', high = '']) => numberFrom(low) < numberFrom(high),
  );
  return [
    ...(step ? [stepReading(sentence, step, parameter)] : []),
    ...(counting
      ? [{ fact: { kind: 'integer' } as const, quote: quoteOf(sentence, counting), doubts: [] }]
      : []),
    ...spans.flatMap((match) => [
      { fact: bound('min', match[1]), quote: quoteOf(sentence, match), doubts },
      { fact: bound('max', match[2]), quote: quoteOf(sentence, match), doubts },
    ]),
  ];
}

function stepReading(
  sentence: Sentence,
  match: RegExpExecArray,
  { min = 0 }: ResolvedParameter,
): Reading {
  const value = numberFrom(match[1] ?? '');
  const fits = min % value === 0;
  const doubt = `a step is counted from min, and ${min} is no multiple of ${value}`;
  return {
    fact: { kind: 'limit', field: 'step', value },
    quote: quoteOf(sentence, match),
    doubts: [...doubtsAbout(sentence), ...(fits ? [] : [doubt])],
  };
}

function bound(field: 'min' | 'max', figure = ''): Fact {
  return { kind: 'limit', field, value: numberFrom(figure) };
}

/** Whether no figure of the table speaks against whole numbers. */
function isWhole({ default: value, min, max, allowedValues = [] }: ResolvedParameter): boolean {
  return [value, min, max, ...allowedValues].every(
    (figure) => typeof figure !== 'number' || Number.isInteger(figure),
  );
}
