import { textOf, type Words } from './blocks.ts';

/** Joins sentences and adds missing periods. Skips empty sentences, and returns a single one unchanged. */
export function joinSentences(...sentences: readonly Words[]): Words {
  const kept = sentences.filter((words) => textOf(words).trim() !== '');
  const [only = [], ...others] = kept;
  if (others.length === 0) return only;
  return kept.flatMap((words, index) => {
    const period = /[.!?:…]\s*$/.test(textOf(words)) ? '' : '.';
    return [...words, index === kept.length - 1 ? period : `${period} `];
  });
}
