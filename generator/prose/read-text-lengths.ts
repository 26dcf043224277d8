import type { Fact, LimitField } from '../model/fact.ts';
import { rememberByObject } from '../text/remember.ts';
import { caveatsOf, isAdvice } from './caveats.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { findForms, phraseForm, type PhraseForm } from './phrase-form.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const unit = String.raw`[ -]?(?:utf-8 |unicode )?(?:characters?|chars?|letters?)\b`;

const inUnits: readonly {
  readonly pattern: PhraseForm;
  readonly fields: readonly LimitField[];
  readonly form: string;
}[] = [
  {
    pattern: pattern(
      'char|letter & -|to|and',
      String.raw`(?:between |from )?(${numberPattern}) ?(?:-|to|and) ?(${numberPattern})${unit}`,
    ),
    fields: ['minLength', 'maxLength'],
    form: 'N to N characters',
  },
  {
    pattern: pattern(
      'char|letter',
      String.raw`\b(?:up to|at most|no more than|no longer than|maximum(?: of| length(?: is| of)?)?:?|max\.?(?: of| length)?:?|limited to|not more than|(?:less|fewer|shorter) than|under|(?:cannot|can't|must not) (?:exceed|be longer than)|(?:limited|capped) (?:to|at)(?: a maximum of)?|limit(?: of)?:?|exceed) (${numberPattern})${unit}|(?:<=|≤) ?(${numberPattern})${unit}`,
    ),
    fields: ['maxLength'],
    form: 'up to N characters',
  },
  {
    pattern: pattern(
      'character & exactly|must be|-character',
      String.raw`(?:\b(?:exactly|must be|must have exactly) (?=(${numberPattern}) characters?\b)|(?=(${numberPattern})-character\b))(${numberPattern})[ -]characters?\b(?: long)?(?! (?:or|max|limit|at))`,
    ),
    fields: ['minLength', 'maxLength'],
    form: 'exactly N characters',
  },
  {
    pattern: pattern(
      'char|letter',
      String.raw`(${numberPattern})${unit} (?:max(?:imum)?|limit|cap|tops|at most|or (?:fewer|less))\b`,
    ),
    fields: ['maxLength'],
    form: 'N characters max',
  },
  {
    pattern: pattern(
      'char|letter & at least|no fewer|no shorter|min',
      String.raw`\b(?:at least|no fewer than|no shorter than|minimum(?: of| length(?: is| of)?)?:?|min\.?(?: of| length)?:?) (${numberPattern})(?:${unit}|(?=,? (?:and )?max(?:imum)?\.? \d+ char))`,
    ),
    fields: ['minLength'],
    form: 'at least N characters',
  },
];

/** "Min 5 characters, max 500." */
const bareAfterUnit = pattern(
  'char|letter & max|at most|up to',
  String.raw`(?<=\d${unit},? (?:and )?)(?:max(?:imum)?\.?(?: of)?|at most|up to):? (${numberPattern})(?=[.;,)]|$)`,
);
/** Characters are the default unit of a length. */
const bareLength = pattern(
  'length|character limit',
  String.raw`\b(?:max(?:imum)? length|character limit)(?: is| of)?:? (${numberPattern})(?![\d.]{0,15}[a-z])(?! ?(?:words|tokens|seconds|minutes|kb|mb)\b)`,
);

/** Reads the length limits of a text: "up to 300 characters". */
export const readTextLengths = rememberByObject((sentence: Sentence): readonly Reading[] => {
  if (isAdvice(sentence)) return [];
  const patterns = [
    ...inUnits,
    { pattern: bareLength, fields: ['maxLength'] as const, form: 'max length: N' },
    { pattern: bareAfterUnit, fields: ['maxLength'] as const, form: 'max length: N' },
  ];
  return patterns.flatMap(({ pattern: each, fields, form }) =>
    findForms(each, sentence.figures).flatMap((match) =>
      fields.map((field: LimitField, index) =>
        readingOf(
          sentence,
          match,
          lengthFact(
            field,
            groupsOf(match)
              .slice(index)
              .find((figure) => figure !== undefined),
          ),
          form,
          caveatsOf(sentence),
        ),
      ),
    ),
  );
});

/** A group of an alternative that does not match is undefined. */
function groupsOf([, ...groups]: RegExpMatchArray): readonly (string | undefined)[] {
  return groups;
}

function lengthFact(field: LimitField, figure = ''): Fact {
  return { kind: 'limit', field, value: parseNumber(figure) };
}

function pattern(words: string, source: string): PhraseForm {
  return phraseForm(words, source, 'g');
}
