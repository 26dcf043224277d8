import { figureWords } from './parse-number.ts';

/** Words without which a pattern can't match, the pattern, and what replaces it. */
export type Rewriting = readonly [words: string, pattern: string, replacement: string];

/** A figure in digits or a small one in words. */
export const spelledFigure = String.raw`(?:\d[\d,]*(?:\.\d+)?|${figureWords.join('|')})`;

/** The parameter that a description is about. */
export const thisOne = String.raw`(?:this|it)(?: (?:parameter|option|setting|field|feature|value|mode))?`;

/** Imperatives for giving a parameter. */
export const giveThis = String.raw`(?:provide|set|use|upload|add|supply|specify|give|select|choose|include|pass)`;
