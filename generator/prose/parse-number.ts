// cspell:ignore fift thirt twel twent
/**
 * The source of a regular expression for digits (`2500`, `0.5`) in a text that {@link withDigits}
 * has read. Its length is limited, so that a search in a run of digits takes linear time.
 */
export const numberPattern = String.raw`(?:-?\d{1,15}(?:\.\d{1,15})?)`;

/** The words of 1 to 19. */
export const ones: readonly string[] = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
/** The words of 20, 30, … 90. */
export const tens: readonly string[] = [
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
];
const powers = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

const small = String.raw`(?:${tens.join('|')})(?:-(?:${ones.slice(0, 9).join('|')}))?|${ones.join('|')}`;
const numberWords = new RegExp(
  String.raw`\b(?:(?:${small}|a) (?:${[...powers.keys()].join('|')})|${small})\b`,
  'g',
);
const hasNumberWord =
  /one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|twent|thirt|fort|fift|hundred|thousand|million/;
const thousands = /(?<![\d.])\d{1,3}(?:,\d{3}){1,5}(?!\d)/g;

/**
 * Replaces numbers in words ("four", "twenty-five") and those with separators ("2,500") by digits.
 * Zeros fill them up to the same length, so positions do not change.
 */
export function withDigits(text: string): string {
  const plain = text.includes(',')
    ? text.replace(thousands, (digits) => padded(digits.replaceAll(',', ''), digits))
    : text;
  return !hasNumberWord.test(plain)
    ? plain
    : plain.replace(numberWords, (words) => padded(String(valueOf(words)), words));
}

function padded(digits: string, { length }: string): string {
  return digits.padStart(length, '0');
}

function valueOf(words: string): number {
  return words
    .split(/[ -]/)
    .map((word) => powers.get(word) ?? (word === 'a' ? 1 : smallValue(word)))
    .reduce((sum, value) => (value >= 100 ? Math.max(sum, 1) * value : sum + value), 0);
}

function smallValue(word: string): number {
  return ones.includes(word) ? ones.indexOf(word) + 1 : (tens.indexOf(word) + 2) * 10;
}

const spelled = new Map(ones.map((word, index) => [padded(String(index + 1), word), word]));

/** Replaces numbers in words and those with separators by digits: "eight seconds" is "8 seconds". */
export function digitsOf(text: string): string {
  return withDigits(text).replace(/(?<![\w.])0+(?=[1-9])/g, '');
}

/** Figures in words that descriptions use: "two seconds", "sixty seconds". */
export const figureWords: readonly string[] = [
  ...ones.slice(0, 12),
  ...['fifteen', 'twenty', 'thirty', 'sixty'],
];

const amounts = new RegExp(
  String.raw`\b(?:${figureWords.slice(1).join('|')})(?=[ -](?:seconds?|minutes?)\b)`,
  'g',
);

/** Replaces amounts of time in words by digits: "ten seconds", "ten-second". */
export function withDigitsOfTimes(text: string): string {
  return text.replace(amounts, digitsOf);
}

/** Restores small numbers in words in a part of a text that {@link withDigits} returned. */
export function withWords(text: string): string {
  return text.replace(/\b0\d+\b/g, (digits) => spelled.get(digits) ?? digits);
}

/** Returns the number that a match of {@link numberPattern} denotes. */
export function parseNumber(digits: string): number {
  return Number(digits);
}
