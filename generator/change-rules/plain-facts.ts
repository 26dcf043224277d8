import { showHidden } from '../text/invisible.ts';
import type { FactFormatter, FactValue } from './change-rule.ts';

/** The maximum number of values to list. */
const maxValues = 8;
const maxLength = 60;

/** Formats facts for a terminal, a log or a JSON file. */
export const plainFacts: FactFormatter = {
  name: (value) => showHidden(factList(value, String)),
  value: (value) => factList(value, quotedValue),
  text: (value) => showHidden(factList(value, String)),
};

/** Formats a value, or the values of a list: `a, b and 12 more`. */
export function factList(
  value: FactValue | undefined,
  write: (value: string | number | boolean) => string,
): string {
  if (value === undefined) return 'none';
  if (typeof value !== 'object') return write(value);
  if (value.length === 0) return 'an empty list';
  const more = value.length - maxValues;
  return more > 1
    ? `${value.slice(0, maxValues).map(write).join(', ')} and ${more} more`
    : value.map(write).join(', ');
}

/** Quotes a value that is not a single word. */
function quotedValue(value: string | number | boolean): string {
  const text = String(value);
  const isPlain = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}.:/_+-]*$/u.test(text);
  return typeof value !== 'string' || isPlain ? text : `'${showHidden(shortenText(text))}'`;
}

/** Shortens a string for a line of a report. */
export function shortenText(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}
