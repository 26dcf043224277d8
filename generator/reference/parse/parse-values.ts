import { isArrayType, type Scalar } from '../../model/definition.ts';

/** Converts a text to a value of a type; undefined if it is not of that type. */
export function scalarOf(text: string, type: string): Scalar | undefined {
  switch (type.replace(/_array$/, '')) {
    case 'number':
      return numberOf(text);
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
    case 'inputs':
      return undefined;
    default:
      return text;
  }
}

/**
 * Parses a decimal number in any spelling, such as `1.0`, `1e3` or, with separators of thousands,
 * `1,000`; undefined for other text.
 */
export function numberOf(text: string): number | undefined {
  const digits = plainDigits(text);
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)
    ? Number(digits)
    : NaN;
  if (!Number.isFinite(number)) return undefined;
  return number === 0 ? 0 : number; // never -0, which prints as 0
}

/**
 * Returns whether the dots of a number may separate thousands, as in `4.096`. Pages do not have decimal
 * numbers with three digits after the dot, except after a zero.
 */
export function mayBeThousands(text: string): boolean {
  return /^[-−+]?[1-9]\d{0,2}(?:\.\d{3})+$/.test(text);
}

/** Returns a number with an ASCII minus and without separators of thousands. */
export function plainDigits(text: string): string {
  const number = text.replace(/^−/, '-');
  return /^[+-]?\d{1,3}(?:([,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*)(?:\.\d+)?$/.test(number)
    ? number.replaceAll(/[,'’ \u00a0\u202f]/g, '')
    : number;
}

/**
 * Returns the default in a code span. The default of an array type is a list, except for `inputs_array`,
 * whose items are objects. Text that is not of the type is kept.
 */
export function defaultOf(
  text: string,
  type: string,
  allowed: readonly string[],
): Scalar | readonly Scalar[] {
  const isSingle = !isArrayType(type) || (type === 'inputs_array' && text !== '');
  if (isSingle) return scalarOf(text, type) ?? text;
  const list = jsonList(text, type);
  if (list) return list;
  return splitList(text, allowed).map((item) => scalarOf(item, type) ?? item);
}

/** Returns the items of a JSON list, `["a","b"]`; undefined for any other text. */
function jsonList(text: string, type: string): readonly Scalar[] | undefined {
  if (!/^\[(?:".*"|-?\d.*)?\]$/.test(text) || type === 'inputs_array') return undefined;
  try {
    const list: unknown = JSON.parse(text);
    const kind = type === 'number_array' ? 'number' : 'string';
    const isItem = (item: unknown): item is Scalar => typeof item === kind;
    return Array.isArray(list) && list.every(isItem) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the text of a default in its code span. */
export function defaultText(value: Scalar | readonly Scalar[]): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}

/**
 * Splits the default of an array type, one code span with items joined by `,`. An item may contain a
 * comma: if an allowed value does, the allowed values decide. A comma before a space never separates.
 */
export function splitList(text: string, allowed: readonly string[]): readonly string[] {
  if (text === '') return [];
  const hasCommas = allowed.some((value) => value.includes(','));
  return (hasCommas ? splitInto(text, allowed) : undefined) ?? text.split(/,(?! )/);
}

/** Splits a text into allowed values joined by `,`, longer ones first; undefined if it has other parts. */
function splitInto(text: string, allowed: readonly string[]): readonly string[] | undefined {
  const longestFirst = allowed.toSorted((a, b) => b.length - a.length);
  const starts = [0, ...Array.from(text.matchAll(/,/g), ({ index }) => index + 1)];
  const itemAt = new Map<number, string>();
  for (const start of starts.reverse()) {
    const item = longestFirst.find((value) => {
      const end = start + value.length;
      return (
        text.startsWith(value, start) &&
        (end === text.length || (text[end] === ',' && itemAt.has(end + 1)))
      );
    });
    if (item !== undefined) itemAt.set(start, item);
  }
  const items: string[] = [];
  for (let at = 0; at <= text.length;) {
    const item = itemAt.get(at);
    if (item === undefined) return undefined;
    items.push(item);
    at += item.length + 1;
  }
  return items;
}
