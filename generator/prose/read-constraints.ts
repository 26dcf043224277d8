import { rememberByObject } from '../text/remember.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** Words that state a constraint, whether it is understood or not. */
const constraintWords =
  /\bmutually exclusive|\b(?:can't|cannot) be (?:used|combined|set)\b.*\bwith\b|\bincompatible with\b|\bignored (?:if|when|for|in|by)\b|\b(?:required|mandatory) (?:if|when|for)\b|^requires? |\bonly (?:used|valid|works|applies|effective|matters|available|supported) (?:if|when|with|for)\b|\bused only (?:if|when|with|for)\b|\boverrides?\b|\bnot supported (?:if|when|with)\b/;

/** Reads a constraint that is not understood: its words may name no known parameter. */
export const readUnknownConstraint = rememberByObject(
  (sentence: Sentence): readonly Reading<undefined>[] => {
    const match = constraintWords.exec(sentence.text);
    if (!match) return [];
    const caveats = ['it names no known parameter'];
    return [readingOf(sentence, match, undefined, 'unknown constraint', caveats)];
  },
);
