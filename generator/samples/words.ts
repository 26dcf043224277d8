import type { PlannedParameter } from '../plan/types.ts';
import { separateWords } from '../text/split-words.ts';

/** Returns Markdown without the marks that would separate words from each other. */
export function withoutMarks(markdown = ''): string {
  return markdown.replace(/[\\*`]/g, '');
}

/** Returns the description of a parameter as plain words. */
export function descriptionWords({ parameter }: PlannedParameter): string {
  return withoutMarks(parameter.description);
}

/** Returns a name as words: `sky Box 2` for `skyBox_2`. */
export function wordsIn(name: string): string {
  return separateWords(name).replace(/[_-]+/g, ' ');
}
