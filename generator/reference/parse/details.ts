/** A text of the page inside a message, cut where it is long. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return `"${characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : text}"`;
}

/** `1 cell`, `2 cells`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
