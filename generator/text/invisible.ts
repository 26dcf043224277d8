/**
 * Control and format characters, line separators and lone surrogates: a reader can't see them, and
 * some turn the text after them around. Joiners are not among them: they make emoji and letters.
 */
const unseen = /(?![\u200c\u200d])[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu;

/** Each unseen character as an escape, `\u202e`. */
export function escapeUnseen(text: string, escape = unicodeEscape): string {
  return text.replace(unseen, (character) => escape(character.codePointAt(0) ?? 0));
}

/** As words on one line. */
export function withoutUnseen(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unseen, '');
}

/** As JSON and JavaScript write a character: in UTF-16 units. */
function unicodeEscape(codePoint: number): string {
  return String.fromCodePoint(codePoint)
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
