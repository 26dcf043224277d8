/** Matches controls, format characters, line separators and lone surrogates. */
export const invisible = /[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/u;

/** The same except joiners, which make emoji and letters. */
const hidden = /(?![\u200c\u200d])[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu;

/** Returns whether a text is printable ASCII. Most are, and looking for classes of Unicode takes longer. */
export function isPlainAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Returns the text on one line, with a visible escape such as `\u{202e}` for each hidden character. */
export function showHidden(text: string): string {
  return escapeHidden(text, codePointEscape);
}

/** Returns the text with `escape` of each hidden character, by default the escape of JSON: `\u202e`. */
export function escapeHidden(
  text: string,
  escape: (character: string) => string = unitEscape,
): string {
  return isPlainAscii(text) ? text : text.replace(hidden, escape);
}

/** Returns the text on one line without hidden characters. */
export function withoutHidden(text: string): string {
  return escapeHidden(text.replace(/\s+/g, ' '), () => '');
}

/** Returns the escape of a character by code point: `\u{202e}`. */
export function codePointEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Returns the escape of JSON and JavaScript, in UTF-16 units: `\u202e`. */
export function unitEscape(character: string): string {
  const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return units.map((unit) => `\\u${unit}`).join('');
}
