const words = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve'],
];

/**
 * The source of a regular expression for digits (`2,500`, `0.5`) or a small number in words. Its length
 * is limited, so that a search in a run of digits takes linear time.
 */
export const numberPattern = String.raw`(?:-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,15})?|-?\d{1,15}(?:\.\d{1,15})?|${words.slice(1).join('|')})`;

/** Returns the number that a match of {@link numberPattern} denotes. */
export function parseNumber(text: string): number {
  const word = words.indexOf(text);
  return word === -1 ? Number(text.replaceAll(',', '')) : word;
}
