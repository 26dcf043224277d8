/** Matches the first line of a merge conflict. */
const startMark = /^<{7}(?: .*)?\r?$/m;

/** Returns the place of the first line of a merge conflict; undefined if a text has none. */
export function conflictAt(text: string): number | undefined {
  const at = text.search(startMark);
  return at === -1 || !/^={7}\r?$/m.test(text.slice(at)) ? undefined : at;
}

/** Returns one side of a text with merge conflicts. */
export function sideOfConflict(text: string, side: 'ours' | 'theirs'): string {
  let part: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  const lines = text.split('\n').filter((line) => {
    const [mark = ''] = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r]|$)/.exec(line) ?? [];
    const next = { '<': 'ours', '|': 'base', '=': 'theirs', '>': 'both' } as const;
    const [sign = ''] = mark;
    const isMark = mark !== '' && (part !== 'both' || sign === '<');
    if (isMark) part = next[sign as keyof typeof next];
    return !isMark && (part === 'both' || part === side);
  });
  return lines.join('\n');
}
