import type { Table } from 'mdast';
import type { Span } from '../../markdown/parse-markdown.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { columns, type Column } from '../columns.ts';
import { columnOf, isUsualHead, type AnyColumn, type FormatMap } from '../vocabulary.ts';
import type { ContentsEntry } from './check-contents.ts';
import { quoteText, type Page } from './page.ts';

/** The position of each column in a table. */
export type Places = ReadonlyMap<AnyColumn, number>;

/** A table of parameters with the positions of its columns. */
export interface ParameterTable {
  readonly table: Table;
  readonly heads: readonly ContentsEntry[];
  readonly places: Places;
}

/** Returns the positions of the known columns. If several headers may mean a column, the usual name wins. */
export function placesOf(heads: readonly ContentsEntry[], map: FormatMap): Places {
  const places = new Map<AnyColumn, number>();
  heads.forEach(({ name }, index) => {
    const column = columnOf(name, map);
    if (column === undefined) return;
    const known = places.get(column);
    if (known === undefined || (isUsualHead(name) && !isUsualHead(heads[known]?.name ?? '')))
      places.set(column, index);
  });
  return places;
}

/** Returns whether a table describes parameters, and is not a changelog or a list of prices. */
export function isParameterTable(places: Places): boolean {
  return places.has('Parameter') && places.size >= 3 && (places.has('Type') || places.size >= 5);
}

/** Facts about all tables of a page, by which a table with fewer columns is read. */
export interface PageColumns {
  /** The columns that any table of the page has. */
  readonly all: ReadonlySet<AnyColumn>;
  readonly remarksRequired: boolean;
}

/** Reports missing and repeated columns, and returns whether the table can be read. */
export function checkHeader(
  page: Page,
  heads: readonly ContentsEntry[],
  places: Places,
  header: Span,
  known: PageColumns,
): boolean {
  const names = heads.map(({ name }) => name);
  const duplicateAt = heads.findIndex(
    ({ name }, index) => isUsualHead(name) && names.indexOf(name) < index,
  );
  // An unknown header may be a new name of a missing column.
  const isKnown = places.size === heads.length;
  const missing = missingColumns(places, isKnown ? known : { ...known, all: new Set() });
  if (missing.length > 0 || duplicateAt !== -1) {
    const { place, ...details } = explain(names, missing, duplicateAt);
    const at = heads[place]?.span ?? heads.at(-1)?.span ?? header;
    page.error('PAGE_HEADER_COLUMNS', at, { ...details, why: usualColumns });
    return false;
  }
  const used = new Set(places.values());
  heads.forEach(({ name, span }, index) => {
    if (used.has(index)) return;
    page.leftOut('PAGE_EXTRA_COLUMN', span, `the column ${quoteText(name)}`, {
      message: `The column ${quoteText(name)} is new.`,
      why: usualColumns,
      fix: 'No action is needed unless users of the models need it. It is omitted.',
    });
  });
  return true;
}

const usualColumns = `The columns of a table are: ${columns.join(', ')}.`;

/** Returns the missing columns. Some may be missing if no table of the page has them. */
function missingColumns(places: Places, { all, remarksRequired }: PageColumns): readonly Column[] {
  return columns.filter((column) => {
    if (places.has(column)) return false;
    if (column === 'Parameter' || column === 'Type') return true;
    if (column === 'Required') return !places.has('Optional') && !remarksRequired;
    if (column === 'Min' || column === 'Max')
      return !places.has('Range') && !all.has('Range') && !all.has(column);
    return !all.has(column);
  });
}

/** Describes the first problem of a header, and its position. */
function explain(names: readonly string[], missing: readonly Column[], duplicateAt: number) {
  if (missing.length === 0) {
    return {
      place: duplicateAt,
      message: `A table has the column ${quoteText(names[duplicateAt] ?? '')} twice.`,
      fix: 'Remove one of them from the header and from every row.',
    };
  }
  const place = columns.findIndex((column, index) => names[index] !== column);
  const found = names[place];
  const expected = quoteText(columns[place] ?? '');
  if (found !== undefined && nearestName(found, missing) === columns[place]) {
    return {
      place,
      message: `A table has the column ${quoteText(found)} instead of ${expected}.`,
      note: `did you mean ${expected}?`,
      fix: `Write ${expected}, or map the name with \`reference.columns\` in the configuration.`,
    };
  }
  return {
    place,
    message: `A table lacks the column ${missing.map((column) => quoteText(column)).join(', ')}.`,
    note: found === undefined ? `expected ${expected} after this` : `expected ${expected}`,
    fix: 'If the column has another name, map it with `reference.columns` in the configuration. Otherwise add it, with `-` in cells without content.',
  };
}
