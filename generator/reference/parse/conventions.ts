import { nothing } from '../columns.ts';
import {
  blanknessOf,
  nothingWordOf,
  requiredOf,
  typeOf,
  type AnyColumn,
  type FormatMap,
} from '../vocabulary.ts';
import { cellText, isBlank, readCell, type Cell } from './cells.ts';
import type { Page } from './page.ts';
import { numberOf } from './parse-values.ts';
import type { PageColumns, ParameterTable } from './read-header.ts';
import { readValues } from './read-values.ts';

/** The conventions of a page that a single row does not show. */
export interface Conventions {
  readonly map: FormatMap;
  /** The cells without content of the columns that hold numbers. */
  readonly marks: ReadonlySet<string>;
  /** Whether the column Required has a Yes. */
  readonly marksRequired: boolean;
  /** Whether the texts among the values are in quotation marks, in their code spans. */
  readonly quotesValues: boolean | 'perhaps';
  /** Whether the texts among the defaults are, even if the allowed values are not. */
  readonly quotesDefaults: boolean;
  /** Whether remarks next to names or types mark required parameters, in a table without that column. */
  readonly remarksRequired: boolean;
  /** Whether the page seems to write each list of values in one code span. */
  readonly listsInSpans: boolean;
  /** Whether rows have a maximum below their minimum, and none has it above. */
  readonly swapsBounds: boolean;
  /** Whether each list of values is one word, and not the default: the name of a list. */
  readonly namesLists: boolean;
  /** Whether the names in code have so many notations that these must be parts of the names. */
  readonly hasOddNames: boolean;
  /** The words in code that are the default of several parameters or a required one, or mean that they have none. */
  readonly doubtfulNothings: ReadonlySet<string>;
}

/** Finds the conventions of a page in all of its tables. */
export function conventionsOf(
  { markdown }: Page,
  tables: readonly ParameterTable[],
  map: FormatMap,
): Conventions & PageColumns {
  const marks = new Set<string>();
  let marksRequired = false;
  let remarks = false;
  const texts: string[] = [];
  const initials: string[] = [];
  const nothings: string[] = [];
  let [spans, lists] = [0, 0];
  const bounds = { swapped: 0, right: 0 };
  let otherDefaults = 0;
  const nameShapes = new Set<string>();
  for (const { table, places } of tables) {
    const cellsOf = (column: AnyColumn): readonly Cell[] => {
      const place = places.get(column);
      if (place === undefined) return [];
      return table.children.slice(1).flatMap(({ children }) => {
        const cell = children[place];
        return cell ? [readCell(markdown, cell)] : [];
      });
    };
    for (const column of ['Min', 'Max', 'Range'] as const) {
      for (const cell of cellsOf(column)) {
        if (cell.source !== nothing && isBlank(cell, column, new Set())) marks.add(cell.source);
      }
    }
    for (const mark of marksOfDefaults(cellsOf, map)) marks.add(mark);
    nothings.push(...wordsForNothing(cellsOf, map));
    for (const { source } of cellsOf('Parameter')) nameShapes.add(shapeOfName(source));
    const highs = cellsOf('Max');
    for (const [index, { source: min }] of cellsOf('Min').entries()) {
      const [low, high] = [numberOf(min), numberOf(highs[index]?.source ?? '')];
      if (low === undefined || high === undefined || low === high) continue;
      if (low > high) bounds.swapped += 1;
      else bounds.right += 1;
    }
    const allowed = cellsOf('Allowed Values');
    spans += allowed.filter(({ source }) => /^`[^,;`|]*[,;|][^`]*`$/.test(source)).length;
    lists += allowed.filter(({ source }) => /`[^`]+`[^`]+`/.test(source)).length;
    const defaults = cellsOf('Default');
    for (const [index, { source }] of allowed.entries()) {
      if (!/^\[?`[^`]+`(?:\]\([^)]*\))?$/.test(source)) continue;
      const initial = defaults[index]?.source;
      if (initial?.startsWith('`') && !source.includes(initial)) otherDefaults += 1;
    }
    const values = [...allowed, ...cellsOf('Default')];
    if (values.some(({ source }) => /`["'“‘]/.test(source))) {
      for (const { nodes } of values) {
        const read = readValues(nodes);
        if (read?.form === 'code') texts.push(...read.items.map(({ text }) => text));
      }
      initials.push(...defaults.flatMap(({ source }) => /^`([^`]+)`$/.exec(source)?.[1] ?? []));
    }
    marksRequired ||= [...cellsOf('Required'), ...cellsOf('Optional')].some(
      (cell) => requiredOf(cellText(cell)) === true,
    );
    remarks ||=
      cellsOf('Parameter').some(({ source }) =>
        /\\?\*$|\brequired\b/i.test(source.replace(/\*\*$/, '')),
      ) || cellsOf('Type').some((cell) => typeOf(cellText(cell), map)?.required === true);
  }
  const all = new Set(tables.flatMap(({ places }) => [...places.keys()]));
  const remarksRequired = remarks && !all.has('Required') && !all.has('Optional');
  const isWord = (text: string) =>
    text !== '' && numberOf(text) === undefined && !/^(?:true|false)$/.test(text);
  const isQuoted = (text: string) => /^(?:"[^"\\]*"|'[^'\\]*'|“[^”\\]*”|‘[^’\\]*’)$/.test(text);
  const words = texts.filter(isWord);
  const areQuoted = words.length > 0 && words.every(isQuoted);
  // One or two may be values with quotation marks.
  const quotesValues = areQuoted ? words.length > 2 || 'perhaps' : false;
  const listsInSpans = spans > 2 && lists === 0;
  return {
    map,
    marks,
    marksRequired,
    quotesValues,
    quotesDefaults: initials.filter(isWord).length > 2 && initials.filter(isWord).every(isQuoted),
    all,
    remarksRequired,
    listsInSpans,
    swapsBounds: bounds.swapped > 0 && bounds.right === 0,
    namesLists: otherDefaults > 0 && lists === 0,
    hasOddNames: nameShapes.size > maxNameShapes,
    doubtfulNothings: new Set(nothings.filter((word, at) => nothings.indexOf(word) < at)),
  };
}

/** A page that writes names in a notation does so in a few ways: required, optional and list parameters. */
const maxNameShapes = 5;

/** Returns the notation of a name in code: `@x` for `@prompt`. */
function shapeOfName(source: string): string {
  const [, name = ''] = /^`([^`]+)`$/.exec(source) ?? [];
  return name.replace(/[\p{L}_$][\p{L}\p{N}_$-]*/gu, 'x');
}

/** Returns the words in code that mean no default: those in rows whose value can't be a word. */
function marksOfDefaults(
  cellsOf: (column: AnyColumn) => readonly Cell[],
  map: FormatMap,
): readonly string[] {
  const [types, allowed] = [cellsOf('Type'), cellsOf('Allowed Values')];
  return cellsOf('Default').flatMap((cell, index) => {
    if (allowed[index]?.source.includes(cell.source)) return [];
    const type = types[index] && typeOf(cellText(types[index]), map)?.type;
    const isWord = type === undefined || /^(?:string|choice)/.test(type);
    const isBlankWord = blanknessOf(cellText(cell), 'Default') === 'word';
    const isMapped = nothingWordOf(cellText(cell), map) === 'none';
    return (!isWord && isBlankWord) || isMapped ? [cell.source] : [];
  });
}

/** Returns the words in code, such as `None`, that are defaults or mean that there is none. */
function wordsForNothing(
  cellsOf: (column: AnyColumn) => readonly Cell[],
  map: FormatMap,
): readonly string[] {
  const [allowed, required] = [cellsOf('Allowed Values'), cellsOf('Required')];
  return cellsOf('Default').flatMap((cell, index) => {
    const text = cellText(cell);
    const isWord = cell.source.startsWith('`') && blanknessOf(text, 'Default') !== undefined;
    const isValue = allowed[index]?.source.includes(cell.source);
    if (!isWord || text === '' || isValue || nothingWordOf(text, map) !== undefined) return [];
    // A required parameter has no default, so one such row is sufficient.
    const isRequired = required[index] && requiredOf(cellText(required[index])) === true;
    return isRequired ? [cell.source, cell.source] : [cell.source];
  });
}
