/** Matches the first line of a merge conflict. */
const conflictStart = /^<{7}(?: .*)?\r?$/m;

/** Returns the offset of the first merge conflict; undefined if there is none. */
export function conflictAt(text: string): number | undefined {
  const at = text.search(conflictStart);
  return at === -1 || !/^={7}\r?$/m.test(text.slice(at)) ? undefined : at;
}

/** Resolves all merge conflicts of a text with one side. */
export function sideOfConflict(text: string, side: 'ours' | 'theirs'): string {
  let part: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  const lines = text.split('\n').filter((line) => {
    const [marker = ''] = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r]|$)/.exec(line) ?? [];
    const next = { '<': 'ours', '|': 'base', '=': 'theirs', '>': 'both' } as const;
    const [sign = ''] = marker;
    const isMarker = marker !== '' && (part !== 'both' || sign === '<');
    if (isMarker) part = next[sign as keyof typeof next];
    return !isMarker && (part === 'both' || part === side);
  });
  return lines.join('\n');
}
