/** Returns whether a text has one word of each group, without which a phrase form can't match. */
export function hasWords(text: string, groups: readonly (readonly string[])[]): boolean {
  for (const group of groups) {
    if (!hasOne(text, group)) return false;
  }
  return true;
}

function hasOne(text: string, words: readonly string[]): boolean {
  for (const word of words) {
    if (text.includes(word)) return true;
  }
  return false;
}

/** Returns whether a text has one of the words without which a reader finds nothing. */
export function mayState(words: RegExp, text: string): boolean {
  return words.test(text);
}

/** Returns whether the letters of a clause have one of each set, without which a form can't match. */
export function hasMeanings(letters: string, sets: readonly string[]): boolean {
  for (const set of sets) {
    if (!hasLetter(letters, set)) return false;
  }
  return true;
}

function hasLetter(letters: string, set: string): boolean {
  for (let index = 0; index < set.length; index++) {
    if (letters.includes(set.charAt(index))) return true;
  }
  return false;
}
