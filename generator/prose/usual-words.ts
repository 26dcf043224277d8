import { countRewritings } from './count-rewritings.ts';
import { withDigitsOfTimes } from './parse-number.ts';
import { phraseForm, replaceForm } from './phrase-form.ts';
import { giveThis as give, type Rewriting } from './rewriting-words.ts';
import { indexRules, rulesFor } from './rule-index.ts';
import { totalRewritings } from './total-rewritings.ts';

/** Verbs and marks, by the usual ones. */
const verbRewritings: readonly Rewriting[] = [
  [
    'has to |have to |needs to |need to ',
    String.raw`\b(?:ha(?:s|ve)|needs?) to (?=(?:also |always )?(?:be|equal|match|contain|have|${give})\b)`,
    'must ',
  ],
  ['must always', 'must always ', 'must '],
  ['please', String.raw`\bplease (?:note that |note: )?`, ''],
  ['currently', String.raw`^currently,? `, ''],
  ['[', String.raw`\[([a-z][^\][0-9]*)\]`, '($1)'],
  ['&', ' & ', ' and '],
  ['evenly', String.raw`\bevenly (?=divisible)`, ''],
  ['is always', String.raw`\b(?:is|are) always (?=(?:the )?number of)`, 'must be '],
];

const rewritings = [...verbRewritings, ...countRewritings, ...totalRewritings].map(
  ([words, pattern, replacement]) => ({ form: phraseForm(words, pattern, 'g'), replacement }),
);

const index = indexRules(rewritings.map(({ form }) => form));

/**
 * Rewrites a sentence in lower case in the usual words: "has to be" is "must be". Fewer phrase forms
 * then read more ways of saying the same.
 */
export function inUsualWords(text: string): string {
  let rest = withDigitsOfTimes(text);
  let rules = rulesFor(index, rest);
  for (let next = rules[0]; next !== undefined;) {
    const rule = next;
    const rewriting = rewritings[rule];
    const rewritten = rewriting ? replaceForm(rewriting.form, rest, rewriting.replacement) : rest;
    // Other words may let later rules match.
    if (rewritten !== rest) rules = rulesFor(index, rewritten);
    rest = rewritten;
    next = rules.find((later) => later > rule);
  }
  return rest;
}
