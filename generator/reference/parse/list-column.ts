import { blanknessOf, requiredOf } from '../vocabulary.ts';
import { cellText, type Cell } from './cells.ts';
import type { ContentsEntry } from './check-contents.ts';
import { quoteText, type Page } from './page.ts';
import type { Places } from './read-header.ts';

/** Matches the name of a column that may state which parameters are lists. */
const listHead =
  /^(?:is |are )?(?:an? )?(?:lists?|arrays?|multi|multiple|many|several|repeat(?:s|ed|able)?|plural|cardinality|multiplicity|occurs|occurrences?|arity|dimensions?|container|collection|shape|items?)(?: (?:values?|items?|files?))?\??$/i;

/** Matches a cell that states that a parameter is a list. */
const listCell =
  /^(?:list|array|multiple|many|several|repeat(?:ed|able)|plural|collection|set|tuple|\[\]|(?:[01]|one|zero)? ?(?:\.\.+|…|–|-|to|or) ?(?:\*|n|many|more|∞|[2-9]|\d\d+)|[1n]\+|\*|n|∞)$/i;

/** Matches a cell that states that a parameter is a single value. */
const singleCell = /^(?:single|scalar|one|value|once|[01]|[01] ?(?:\.\.+|…|–|-|to) ?1)$/i;

/** Reports a row whose type is that of an item, since another column states that it is a list. */
export function reportSplitType(
  page: Page,
  cells: readonly Cell[],
  heads: readonly ContentsEntry[],
  places: Places,
): void {
  const type = cells[places.get('Type') ?? -1];
  if (!type || /array|list|\[\]|s$/i.test(cellText(type))) return;
  const used = new Set(places.values());
  const found = cells.find((cell, at) => {
    if (used.has(at)) return false;
    const text = cellText(cell);
    if (listCell.test(text)) return true;
    const isSingle =
      blanknessOf(text, 'Default') !== undefined ||
      requiredOf(text) === false ||
      singleCell.test(text);
    return listHead.test(heads[at]?.name.trim() ?? '') && !isSingle;
  });
  if (!found) return;
  page.error('PAGE_LIST_COLUMN', found.span, {
    message: `A parameter may be a list (got ${quoteText(found.source)}), but its type is ${quoteText(type.source)}.`,
    note: 'may state that it is a list',
    why: 'The column "Type" states the type alone: `file_array` is a list of files.',
    fix: 'Write `file_array` as the type of a list of files, and `file` as that of one.',
  });
}
