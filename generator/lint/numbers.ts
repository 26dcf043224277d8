const words = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve'],
];

/** A figure or a small number in words, for use in a regular expression. */
export const number = String.raw`(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|${words.slice(1).join('|')})`;

export function numberFrom(text: string): number {
  const word = words.indexOf(text);
  return word === -1 ? Number(text.replaceAll(',', '')) : word;
}
