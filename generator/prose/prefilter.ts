/** Returns whether a text has one word of each group, without which a phrase form can't match. */
export function hasWords(text: string, groups: readonly (readonly string[])[]): boolean {
  return groups.every((group) => group.some((word) => text.includes(word)));
}

/** Returns whether a text has one of the words without which a reader finds nothing. */
export function mayState(words: RegExp, text: string): boolean {
  return words.test(text);
}
