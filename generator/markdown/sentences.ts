import { textOf, type Words } from './blocks.ts';

/** Joins sentences and adds missing full stops; leaves a single one unchanged and skips empty ones. */
export function joinSentences(...all: readonly Words[]): Words {
  const kept = all.filter((words) => textOf(words).trim() !== '');
  const [only = [], ...others] = kept;
  if (others.length === 0) return only;
  return kept.flatMap((words, index) => {
    const stop = /[.!?:…]\s*$/.test(textOf(words)) ? '' : '.';
    return [...words, index === kept.length - 1 ? stop : `${stop} `];
  });
}
