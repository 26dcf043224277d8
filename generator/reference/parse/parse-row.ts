import type { Span } from '../../markdown/parse-markdown.ts';
import type { Parameter, Scalar } from '../../model/definition.ts';
import { anyColumns, type AnyColumn } from '../vocabulary.ts';
import { cellText } from './cells.ts';
import {
  checkValue,
  reportContradictions,
  reportDoubtfulNothing,
  reportQuotes,
  saysNothingNew,
} from './check-row.ts';
import type { Conventions } from './conventions.ts';
import { quoteText, type Page } from './page.ts';
import * as parse from './parse-cells.ts';
import { parseBound, parseRange } from './parse-limits.ts';
import { defaultOf, defaultText, scalarOf, splitList } from './parse-values.ts';
import type { Code } from './read-values.ts';

/** A parameter with the spans of its name and type, and the Markdown of its cells. */
export interface ParsedRow {
  readonly parameter: Parameter;
  readonly name: Span;
  readonly type: Span;
  readonly sources: ReadonlyMap<AnyColumn, string>;
}

/** Reads a row; undefined if it is not a parameter of the model. Reports all its problems. */
export function parseRow(
  page: Page,
  cells: parse.CellsOfRow,
  conventions: Conventions,
): ParsedRow | 'nested' | undefined {
  const { map, marks } = conventions;
  const [nameCell, typeCell] = [cells('Parameter'), cells('Type')];
  if (!nameCell || !typeCell) return undefined;
  const filled = (column: AnyColumn) => parse.filledCell(cells, column, marks);
  const name = parse.parseName(page, nameCell, conventions);
  if (name?.isNested) return 'nested';
  const words = parse.parseType(page, typeCell, map);
  const required = readRequired(page, cells, conventions, name?.required ?? words?.required);
  const rangeCell = filled('Range');
  const range = rangeCell ? parseRange(page, rangeCell) : {};
  const [minCell, maxCell] = [filled('Min'), filled('Max')];
  if (conventions.quotesValues === 'perhaps') {
    reportQuotes(page, [filled('Default'), filled('Allowed Values')]);
  }
  const min = minCell ? parseBound(page, minCell, 'Min') : range.min;
  const max = maxCell ? parseBound(page, maxCell, 'Max') : range.max;
  const allowedCell = filled('Allowed Values');
  const readType = words?.isChoice ? 'string' : (words?.type ?? 'string');
  const unquote = (code: Code) =>
    conventions.quotesValues === true || /^(?:""|'')$/.test(code.text) ? unquoted(code) : code;
  const initialCell = filled('Default');
  const mayBeList = (text: string) => {
    const parts = parse.partsOfSpan(text);
    return (
      parts.length > 0 &&
      (conventions.listsInSpans ||
        /^(?:\[[^,]*,.*\]|\{[^,]*,.*\})$/s.test(text) ||
        /^\[".*"\]$/s.test(text) ||
        (readType === 'number' && parts.every((part) => scalarOf(part, 'number') !== undefined)) ||
        (initialCell !== undefined && parts.includes(initialCell.source.replaceAll('`', ''))))
    );
  };
  const listed =
    allowedCell &&
    !saysNothingNew(page, allowedCell, words?.type) &&
    parse.parseAllowedValues(
      page,
      allowedCell,
      readType,
      mayBeList,
      initialCell && cellText(initialCell),
    );
  const allowed = listed ? { ...listed, items: listed.items.map(unquote) } : undefined;
  const type = words?.isChoice
    ? parse.parseChoice(page, words, allowed?.items ?? [], typeCell)
    : words?.type;
  const meant = new Set(allowed?.items.map(({ text: one }) => one));
  const unquoteDefault = (code: Code) => {
    const isOnlyMeant = !meant.has(code.text) && meant.has(unquoted(code).text);
    return conventions.quotesDefaults || isOnlyMeant ? unquoted(code) : unquote(code);
  };
  const defaultCell = initialCell;
  const found =
    defaultCell && parse.parseDefault(page, defaultCell, type ?? 'string', allowed?.items);
  const initial: parse.ParsedDefault | undefined =
    found?.kind === 'text'
      ? { ...found, code: unquoteDefault(found.code) }
      : found && { ...found, items: found.items.map(unquoteDefault) };
  const description = filled('Description');
  if (name === undefined || type === undefined || words === undefined) return undefined;
  reportDoubtfulNothing(page, cells, allowed?.items ?? [], conventions);
  reportContradictions(page, conventions, {
    typeCell,
    boundCell: minCell ?? maxCell,
    allowedCell,
    allowed: allowed?.items ?? [],
    values: words.values,
  });
  const marked = markedDefault(
    page,
    allowed,
    initial,
    defaultCell !== undefined || cells('Default') === undefined,
  );
  const texts = allowed?.items.map((code) => code.text) ?? [];
  const value =
    defaultValue(initial, type, texts) ?? (marked && defaultOf(marked.text, type, texts));
  const parameter: Parameter = {
    name: name.name,
    type,
    ...(required && { required }),
    ...(value !== undefined && { default: value }),
    ...(min && { min: min.value }),
    ...(max && { max: max.value }),
    ...(allowed && { allowedValues: texts.map((text) => scalarOf(text, type) ?? text) }),
    ...(description && { description: parse.parseDescription(description) }),
    ...((name.deprecated ?? words.deprecated) && { deprecated: true }),
  };
  const initialText = initial?.kind === 'text' ? initial.code.text : undefined;
  const codes = [
    ...(initial?.kind === 'items' ? initial.items : []),
    ...(initial?.kind === 'text'
      ? (typeof parameter.default === 'object'
          ? splitList(initial.code.text, texts)
          : [initial.code.text]
        ).map((text) => ({ text, span: initial.code.span }))
      : []),
    ...(allowed?.items ?? []),
  ];
  if (!isJson(initialText, parameter.default)) {
    for (const code of codes) checkValue(page, code, name.name, type);
  }
  const written = {
    ...(words.text !== type && { type: words.text }),
    ...(initialText !== undefined &&
      parameter.default !== undefined &&
      defaultText(parameter.default) !== initialText && { default: initialText }),
    ...(min && String(min.value) !== min.text && { min: min.text }),
    ...(max && String(max.value) !== max.text && { max: max.text }),
    ...(texts.some((text, at) => String(parameter.allowedValues?.[at]) !== text) && {
      allowedValues: texts,
    }),
  };
  return {
    parameter: Object.keys(written).length > 0 ? { ...parameter, written } : parameter,
    name: nameCell.span,
    type: typeCell.span,
    sources: sourcesOf(cells),
  };
}

function unquoted(code: Code): Code {
  const [, double, single, curly, curlySingle] =
    /^(?:"([^"\\]*)"|'([^'\\]*)'|“([^”\\]*)”|‘([^’\\]*)’)$/.exec(code.text) ?? [];
  const text = double ?? single ?? curly ?? curlySingle;
  return text === undefined ? code : { ...code, text };
}

function readRequired(
  page: Page,
  cells: parse.CellsOfRow,
  { marksRequired, remarksRequired }: Conventions,
  remark: boolean | undefined,
): boolean {
  const cell = cells('Required');
  if (cell) return parse.parseRequired(page, cell, marksRequired);
  const opposite = cells('Optional');
  if (opposite) return !parse.parseRequired(page, opposite, marksRequired);
  return remarksRequired && remark === true;
}

function defaultValue(
  initial: parse.ParsedDefault | undefined,
  type: string,
  allowed: readonly string[],
) {
  if (initial === undefined) return undefined;
  if (initial.kind === 'text') return defaultOf(initial.code.text, type, allowed);
  return initial.items.map(({ text }): Scalar => scalarOf(text, type) ?? text);
}

function isJson(text: string | undefined, value: Parameter['default']): boolean {
  return typeof value === 'object' && text?.startsWith('[') === true && defaultText(value) !== text;
}

/** Returns the allowed value that is marked as the default. Reports a contradiction with the column Default. */
function markedDefault(
  page: Page,
  allowed: parse.ParsedAllowedValues | undefined,
  initial: parse.ParsedDefault | undefined,
  mayDiffer: boolean,
): Code | undefined {
  const marked = allowed?.defaultAt === undefined ? undefined : allowed.items[allowed.defaultAt];
  if (marked === undefined) return undefined;
  if (initial === undefined && !mayDiffer) return marked;
  if (initial === undefined || (initial.kind === 'text' && initial.code.text === marked.text))
    return marked;
  page.error('PAGE_TWO_DEFAULTS', marked.span, {
    message: `The value ${quoteText(marked.text)} is marked as the default, but the column Default has another.`,
    why: 'A parameter has one default.',
    fix: 'Correct the mark or the column.',
  });
  return undefined;
}

function sourcesOf(cells: parse.CellsOfRow): ReadonlyMap<AnyColumn, string> {
  return new Map(
    anyColumns.flatMap((column) => {
      const cell = cells(column);
      return cell ? [[column, cell.source] as const] : [];
    }),
  );
}
