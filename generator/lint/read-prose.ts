import type { ResolvedParameter } from '../model/resolved-model.ts';
import { readCounts, widest } from './read-counts.ts';
import { readExclusions } from './read-exclusions.ts';
import { readFiles } from './read-files.ts';
import { readIgnored } from './read-ignored.ts';
import { readLengths } from './read-lengths.ts';
import { readNeeds } from './read-needs.ts';
import { readNumbers } from './read-numbers.ts';
import { quoteOf, sentencesOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** All that the description of a parameter says of limits and rules. */
export function readProse(
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): (Reading | Reading<undefined>)[] {
  const { description } = parameter;
  if (description === undefined) return [];
  const sentences = sentencesOf(description);
  const limits = sentences.flatMap((sentence) => readLimits(sentence, parameter));
  const rules = sentences.flatMap((sentence) => readRules(sentence, parameter, siblings));
  const understood = rules.flatMap((rule) => (rule.fact ? [rule] : []));
  // Where one sentence is understood, the next often says it again.
  return understood.length > 0
    ? [...widest(limits), ...widest(understood)]
    : [...widest(limits), ...rules];
}

/** Words that speak of a rule, be it understood or not. */
const ruleWords =
  /\bmutually exclusive|\b(?:can't|cannot) be (?:used|combined|set)\b.*\bwith\b|\bincompatible with\b|\bignored (?:if|when|for|in|by)\b|\b(?:required|mandatory) (?:if|when|for)\b|^requires? |\bonly (?:used|valid|works|applies|effective|matters) (?:if|when|with|for)\b|\bused only (?:if|when|with|for)\b|\boverrides?\b|\bnot supported (?:if|when|with)\b/;

function readRules(
  sentence: Sentence,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): (Reading | Reading<undefined>)[] {
  const readings = [
    ...readExclusions(sentence, parameter, siblings),
    ...readNeeds(sentence, parameter, siblings),
    ...readIgnored(sentence, parameter, siblings),
  ];
  const match = readings.length === 0 && ruleWords.exec(sentence.text);
  if (!match) return readings;
  const doubts = ['no parameter is called what it names'];
  return [{ fact: undefined, quote: quoteOf(sentence, match), doubts }];
}

/** Which limits there can be follows from the type. */
function readLimits(sentence: Sentence, parameter: ResolvedParameter): Reading[] {
  const { type } = parameter;
  return [
    ...(type.endsWith('_array') ? readCounts(sentence) : []),
    ...(type.startsWith('string') ? readLengths(sentence) : []),
    ...(type.startsWith('file') ? readFiles(sentence) : []),
    ...(type.startsWith('number') ? readNumbers(sentence, parameter) : []),
  ];
}
