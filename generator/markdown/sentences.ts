import { textOf, type Words } from './blocks.ts';

/** Joins sentences and adds missing full stops; leaves a single one unchanged and skips empty ones. */
export function sentences(...all: readonly Words[]): Words {
  const told = all.filter((words) => textOf(words).trim() !== '');
  const [only = [], ...others] = told;
  if (others.length === 0) return only;
  return told.flatMap((words, index) => {
    const stop = /[.!?:…]\s*$/.test(textOf(words)) ? '' : '.';
    return [...words, index === told.length - 1 ? stop : `${stop} `];
  });
}
