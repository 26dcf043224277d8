import type { Fact } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { readExclusions } from './read-exclusions.ts';
import { readIgnored } from './read-ignored-parameters.ts';
import { readRequirements } from './read-requirements.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** Words that state a constraint, whether it is understood or not. */
const constraintWords =
  /\bmutually exclusive|\b(?:can't|cannot) be (?:used|combined|set)\b.*\bwith\b|\bincompatible with\b|\bignored (?:if|when|for|in|by)\b|\b(?:required|mandatory) (?:if|when|for)\b|^requires? |\bonly (?:used|valid|works|applies|effective|matters|available|supported) (?:if|when|with|for)\b|\bused only (?:if|when|with|for)\b|\boverrides?\b|\bnot supported (?:if|when|with)\b/;

/** Reads constraints between parameters; without a fact if their words name no known parameter. */
export function readConstraints(
  sentence: Sentence,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Reading<Fact | undefined>[] {
  const readings = [
    ...readExclusions(sentence, parameter, siblings),
    ...readRequirements(sentence, parameter, siblings),
    ...readIgnored(sentence, parameter, siblings),
  ];
  const match = readings.length === 0 && constraintWords.exec(sentence.text);
  if (!match) return readings;
  const caveats = ['it names no known parameter'];
  return [readingOf(sentence, match, undefined, 'unknown constraint', caveats)];
}
