const words = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve'],
];

/** The source of a regular expression for digits (`2,500`, `0.5`) or a small number in words. */
export const numberPattern = String.raw`(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|${words.slice(1).join('|')})`;

/** Returns the number that a match of {@link numberPattern} denotes. */
export function parseNumber(text: string): number {
  const word = words.indexOf(text);
  return word === -1 ? Number(text.replaceAll(',', '')) : word;
}
