import { visible } from '../text/visible.ts';
import type { FactValue, FactFormatter } from './change-rule.ts';

/** A long list is cut after this many values. */
const mostValues = 8;
const longestText = 60;

/** Words for a terminal, a log or a JSON file. */
export const plainFacts: FactFormatter = {
  name: (value) => visible(list(value, String)),
  value: (value) => list(value, quotedValue),
  text: (value) => visible(list(value, String)),
};

/** `a, b and 12 more` */
export function list(
  value: FactValue | undefined,
  write: (value: string | number | boolean) => string,
): string {
  if (value === undefined) return 'none';
  if (typeof value !== 'object') return write(value);
  if (value.length === 0) return 'an empty list';
  const more = value.length - mostValues;
  return more > 1
    ? `${value.slice(0, mostValues).map(write).join(', ')} and ${more} more`
    : value.map(write).join(', ');
}

/** Quoted where it would not be seen to be one value. */
function quotedValue(value: string | number | boolean): string {
  const text = String(value);
  const isPlain = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}.:/_+-]*$/u.test(text);
  return typeof value !== 'string' || isPlain ? text : `'${visible(shortened(text))}'`;
}

export function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
