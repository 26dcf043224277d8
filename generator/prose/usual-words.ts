import { conditionRewritings } from './condition-rewritings.ts';
import { countRewritings } from './count-rewritings.ts';
import { effectRewritings } from './effect-rewritings.ts';
import { needRewritings } from './need-rewritings.ts';
import { digitsOf } from './parse-number.ts';
import { phraseForm, replaceForm } from './phrase-form.ts';
import { indexRules, rulesFor } from './rule-index.ts';
import { totalRewritings } from './total-rewritings.ts';

/** "Ten seconds", "ten-second". */
const amounts =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty)(?=[ -](?:seconds?|minutes?)\b)/g;

const rewritings = [
  ...conditionRewritings,
  ...needRewritings,
  ...effectRewritings,
  ...countRewritings,
  ...totalRewritings,
].map(([words, pattern, replacement]) => ({ form: phraseForm(words, pattern, 'g'), replacement }));

const index = indexRules(rewritings.map(({ form }) => form));

/**
 * Rewrites a sentence in lower case in the usual words: "has to be" is "must be". Fewer phrase forms
 * then read more ways of saying the same.
 */
export function inUsualWords(text: string): string {
  let rest = text.replace(amounts, digitsOf);
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
