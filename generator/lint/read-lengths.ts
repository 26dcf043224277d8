import { doubtsAbout, isAdvice } from './doubts.ts';
import { number, numberFrom } from './numbers.ts';
import { quoteOf, type Sentence } from './sentences.ts';
import type { Fact, LimitField, Reading } from './types.ts';

const unit = String.raw`[ -]?(?:characters?|chars?|letters?)\b`;

const inUnits: readonly { readonly pattern: RegExp; readonly fields: readonly LimitField[] }[] = [
  {
    pattern: pattern(String.raw`(?:between |from )?(${number}) ?(?:-|to|and) ?(${number})${unit}`),
    fields: ['minLength', 'maxLength'],
  },
  {
    pattern: pattern(
      String.raw`\b(?:up to|at most|no more than|no longer than|maximum(?: of| length(?: is| of)?)?:?|max\.?(?: of| length)?:?|limited to|limit(?: of)?:?|exceed) (${number})${unit}`,
    ),
    fields: ['maxLength'],
  },
  {
    pattern: pattern(String.raw`(${number})${unit} (?:max(?:imum)?|limit|or (?:fewer|less))\b`),
    fields: ['maxLength'],
  },
  {
    pattern: pattern(
      String.raw`\b(?:at least|no fewer than|no shorter than|minimum(?: of| length(?: is| of)?)?:?|min\.?(?: of| length)?:?) (${number})${unit}`,
    ),
    fields: ['minLength'],
  },
];

/** The unit goes without saying where the sentence speaks of a length. */
const bareLength = pattern(
  String.raw`\bmax(?:imum)? length(?: is| of)?:? (${number})(?![\d.]*[a-z])(?! ?(?:words|tokens|seconds|minutes|kb|mb)\b)`,
);

/** How long a text may be: "up to 300 characters". */
export function readLengths(sentence: Sentence): Reading[] {
  if (isAdvice(sentence)) return [];
  const patterns = [...inUnits, { pattern: bareLength, fields: ['maxLength'] as const }];
  return patterns.flatMap(({ pattern: each, fields }) =>
    [...sentence.text.matchAll(each)].flatMap((match) =>
      fields.map((field: LimitField, index) => ({
        fact: lengthFact(field, match[index + 1]),
        quote: quoteOf(sentence, match),
        doubts: doubtsAbout(sentence),
      })),
    ),
  );
}

function lengthFact(field: LimitField, figure = ''): Fact {
  return { kind: 'limit', field, value: numberFrom(figure) };
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'g');
}
