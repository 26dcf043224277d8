/** Matches a control or format character, a line separator or a lone surrogate. */
export const invisible = /[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/u;

/** Matches the same characters except joiners, which emoji and some scripts need. */
const hidden = /(?![\u200c\u200d])[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu;

/**
 * Returns whether a text has only spaces, Latin characters and usual punctuation. Most have, and looking
 * for classes of Unicode takes longer.
 */
export function isPlainlyVisible(text: string): boolean {
  return /^[ -~\u00a1-\u00ac\u00ae-\u0377\u2010-\u2027\u2030-\u205e]*$/.test(text);
}

/** Replaces hidden characters, including line breaks, with visible escapes such as `\u{202e}`. */
export function showHidden(text: string): string {
  return escapeHidden(text, codePointEscape);
}

/** Replaces each hidden character with its `escape`, by default the one of JSON: `\u202e`. */
export function escapeHidden(
  text: string,
  escape: (character: string) => string = unitEscape,
): string {
  return isPlainlyVisible(text) ? text : text.replace(hidden, escape);
}

/** Removes hidden characters, and replaces line breaks and other white space with single spaces. */
export function withoutHidden(text: string): string {
  if (isPlainlyVisible(text) && !text.includes('  ')) return text;
  return escapeHidden(text.replace(/\s+/g, ' '), () => '');
}

/** Returns the escape of a character by code point: `\u{202e}`. */
export function codePointEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Returns the escape of a character in JSON and JavaScript, by UTF-16 units: `\u202e`. */
export function unitEscape(character: string): string {
  const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return units.map((unit) => `\\u${unit}`).join('');
}
