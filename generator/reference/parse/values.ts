import type { Scalar } from '../../model/definition.ts';

/** Array types are named for their items: `number_array`. */
export function isArrayType(type: string): boolean {
  return type.endsWith('_array');
}

/** The value that a code span holds, by the column Type; undefined where it is not of that type. */
export function scalarOf(text: string, type: string): Scalar | undefined {
  switch (type.replace(/_array$/, '')) {
    case 'number':
      return numberOf(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'inputs':
      return undefined;
    default:
      return text;
  }
}

/** A number that prints as it was read: not `1.0`, `0x10` or one with more digits than fit. */
function numberOf(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : undefined;
}

/**
 * The items of an array's default, which stand in one code span joined by `,`. An item may hold a
 * comma itself: where allowed values hold one, they decide, and a comma before a space never parts.
 */
export function splitList(text: string, allowed: readonly string[]): readonly string[] {
  if (text === '') return [];
  const hasCommas = allowed.some((value) => value.includes(','));
  return (hasCommas ? splitInto(text, allowed) : undefined) ?? text.split(/,(?! )/);
}

/** The text as allowed values joined by `,`, the longer ones first; undefined where it is not. */
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
