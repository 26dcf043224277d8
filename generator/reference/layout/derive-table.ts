import { codeSpanInCell } from '../../markdown/code-span.ts';
import type { Parameter } from '../../model/definition.ts';
import type { ColumnLayout, ListLayout, PageLayout, TableLayout } from '../../model/layout.ts';
import { columns, nothing } from '../columns.ts';
import type { ParsedRow } from '../parse/parse-row.ts';
import { plainDigits } from '../parse/parse-values.ts';
import type { ParameterTable } from '../parse/read-header.ts';
import { fillsCell, printValues } from '../print/print-cells.ts';
import { printCellText } from '../print/print-text.ts';
import { anyColumns, type AnyColumn } from '../vocabulary.ts';

/** Returns the layout of the tables of a page, as far as it differs from the usual one. */
export function deriveTable(
  markdown: string,
  tables: readonly ParameterTable[],
  rows: readonly ParsedRow[],
  layout: PageLayout,
): TableLayout | undefined {
  const [widest] = tables.toSorted((a, b) => b.places.size - a.places.size);
  if (widest === undefined) return undefined;
  const commonForm = (
    column: AnyColumn,
    read: (row: ParsedRow, source: string) => string | undefined,
  ) =>
    mostFrequent(
      rows.flatMap((row) => {
        const source = row.sources.get(column);
        return source === undefined ? [] : [read(row, source)];
      }),
    );
  const hasColumn = widest.places.has('Required') || widest.places.has('Optional');
  const nameOf = (isRequired: boolean) => (parameter: Parameter) =>
    parameter.deprecated || (!hasColumn && isRequired !== (parameter.required ?? false))
      ? undefined
      : parameter.name;
  const template = (column: AnyColumn, raw: (parameter: Parameter) => string | undefined) =>
    commonForm(column, ({ parameter }, source) => {
      const text = raw(parameter);
      return text === undefined || text === '' ? undefined : templateOf(source, text, layout);
    });
  const bound = (column: 'Min' | 'Max', field: 'min' | 'max') =>
    commonForm(column, ({ parameter }, source) =>
      withSlot(source, boundText(parameter, field), '{number}'),
    );
  const heads = columnsOf(markdown, widest);
  const isUsualOrder =
    heads.length === columns.length &&
    heads.every(({ head, column }, at) => head === columns[at] && column === head);
  const delimiter = delimiterOf(markdown, widest);
  const blank = mostFrequent(rows.flatMap(blankSources));
  const yes =
    commonForm('Required', ({ parameter }, source) => (parameter.required ? source : undefined)) ??
    commonForm('Optional', ({ parameter }, source) => (parameter.required ? source : undefined));
  const no =
    commonForm('Required', ({ parameter }, source) => (parameter.required ? undefined : source)) ??
    commonForm('Optional', ({ parameter }, source) => (parameter.required ? undefined : source));
  const types = typesOf(rows);
  const values = valuesOf(rows, layout);
  const thousands = rows
    .flatMap(({ parameter: { written: spelled = {} } }) => [spelled.min, spelled.max])
    .flatMap((text) =>
      text !== undefined && plainDigits(text) !== text
        ? (/\d([^\d])\d{3}/.exec(text)?.[1] ?? [])
        : [],
    );
  const marked = rows.some(({ sources }) =>
    (sources.get('Allowed Values') ?? '').includes('(default)'),
  );
  const table: TableLayout = {
    ...(!isUsualOrder && { columns: heads }),
    ...(tables.some(({ heads: tableHeads }) => tableHeads.length < widest.heads.length) && {
      omitsEmptyColumns: true,
    }),
    ...(delimiter !== undefined && { delimiter }),
    ...(blank !== undefined && blank !== nothing && { nothing: blank }),
    ...(((yes ?? 'Yes') !== 'Yes' || (no ?? 'No') !== 'No') && {
      required: { yes: yes ?? 'Yes', no: no ?? 'No' },
    }),
    ...(Object.keys(types).length > 0 && { types }),
    ...ifUnusual('name', template('Parameter', nameOf(false)), '{code}'),
    ...(!hasColumn && ifUnusual('requiredName', template('Parameter', nameOf(true)), '{code}')),
    ...ifUnusual(
      'type',
      template('Type', ({ type, written: spelled }) => spelled?.type ?? type),
      '{text}',
    ),
    ...ifUnusual(
      'default',
      commonForm('Default', ({ parameter }, source) => defaultTemplate(parameter, source, layout)),
      '{code}',
    ),
    ...ifUnusual('min', bound('Min', 'min'), '{number}'),
    ...ifUnusual('max', bound('Max', 'max'), '{number}'),
    ...(widest.places.has('Range') && { range: rangeOf(rows) }),
    ...(values && { values }),
    ...(marked && { defaultMark: ' (default)' }),
    ...(thousands[0] !== undefined && { thousands: thousands[0] }),
  };
  return Object.keys(table).length === 0 ? undefined : table;
}

function ifUnusual(field: string, value: string | undefined, standard: string) {
  return value === undefined || value === standard ? {} : { [field]: value };
}

/** Returns the most frequent value, or the first of several. */
function mostFrequent(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[best] = [undefined]] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best;
}

/** Returns the template of a cell with a value; undefined if the cell does not contain the value. */
function templateOf(source: string, text: string, layout: PageLayout): string | undefined {
  const code = codeSpanInCell(text);
  const plain = printCellText(text, layout);
  const [found, slot] = source.includes(code) ? [code, '{code}'] : [plain, '{text}'];
  const at = source.indexOf(found);
  if (at === -1) return source.includes(text) ? source.replaceAll(text, '{raw}') : undefined;
  const [before, after] = [source.slice(0, at), source.slice(at + found.length)];
  return `${before.replaceAll(text, '{raw}')}${slot}${after.replaceAll(text, '{raw}')}`;
}

function defaultTemplate(
  { default: value, written }: Parameter,
  source: string,
  layout: PageLayout,
) {
  if (value === undefined || value === '' || (typeof value === 'object' && value.length === 0))
    return undefined;
  return templateOf(
    source,
    written?.default ?? (typeof value === 'object' ? value.join(',') : String(value)),
    layout,
  );
}

function boundText({ written, ...bounds }: Parameter, field: 'min' | 'max'): string | undefined {
  return bounds[field] === undefined ? undefined : (written?.[field] ?? String(bounds[field]));
}

function withSlot(source: string, text: string | undefined, slot: string): string | undefined {
  return text !== undefined && source.includes(text) ? source.replace(text, slot) : undefined;
}

function columnsOf(markdown: string, { heads, places }: ParameterTable): readonly ColumnLayout[] {
  return [...places]
    .toSorted(([, a], [, b]) => a - b)
    .map(([column, place]) => {
      const span = heads[place]?.span ?? { start: 0, end: 0 };
      return { head: markdown.slice(span.start, span.end), column };
    });
}

/** Returns a cell of the line below the header if the table is not padded. */
function delimiterOf(markdown: string, { table }: ParameterTable): string | undefined {
  const start = table.position?.start.offset ?? 0;
  const [header = '', line = ''] = markdown
    .slice(start, table.position?.end.offset)
    .split(/\r\n|\r|\n/);
  const cells = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const [first = ''] = cells;
  const isPadded = line.length === header.length && /^[| -]+$/.test(line);
  return !isPadded && cells.every((cell) => cell === first) ? first : undefined;
}

function blankSources({ parameter, sources }: ParsedRow): readonly (string | undefined)[] {
  return anyColumns
    .filter((column) => !fillsCell(parameter, column))
    .map((column) => sources.get(column));
}

/** Returns the spelling of each type that all rows of the page spell differently. */
function typesOf(rows: readonly ParsedRow[]): Readonly<Record<string, string>> {
  const spellings = new Map<string, Set<string>>();
  for (const {
    parameter: { type, written },
  } of rows) {
    spellings.set(type, (spellings.get(type) ?? new Set()).add(written?.type ?? type));
  }
  return Object.fromEntries(
    [...spellings].flatMap(([type, [first, ...others]]) =>
      first === undefined || first === type || others.length > 0 ? [] : [[type, first]],
    ),
  );
}

const valueTemplates = [
  '{code}',
  '{text}',
  '"{text}"',
  '"{raw}"',
  '`"{raw}"`',
  '**{code}**',
  '**{text}**',
];
const separators = [
  ', ',
  ',',
  '<br>',
  '<br/>',
  '<br />',
  ' <br> ',
  ' <br /> ',
  ' / ',
  '/',
  ' \\| ',
  ' · ',
  '; ',
  ' ',
  '\n- ',
  '\n* ',
];

/** Returns the layout of lists of values; undefined if it is the usual one. */
function valuesOf(rows: readonly ParsedRow[], layout: PageLayout): ListLayout | undefined {
  const lists = rows.flatMap(({ parameter, sources }) => {
    const { allowedValues, written } = parameter;
    const source = sources.get('Allowed Values')?.replaceAll(' (default)', '');
    return allowedValues && source !== undefined
      ? [{ source, texts: written?.allowedValues ?? allowedValues.map(String) }]
      : [];
  });
  return listLayoutOf(lists.slice(0, 60), layout);
}

interface WrittenList {
  readonly source: string;
  readonly texts: readonly string[];
}

/** Returns the layout in which most lists are written; undefined if it is the usual one. */
export function listLayoutOf(
  lists: readonly WrittenList[],
  layout: PageLayout,
): ListLayout | undefined {
  let best: ListLayout | undefined;
  let bestCount = 0;
  for (const value of valueTemplates) {
    for (const separator of separators) {
      const count = lists.filter(
        ({ source, texts }) => printValues(texts, { value, separator }, layout) === source,
      ).length;
      if (count > bestCount) [best, bestCount] = [{ value, separator }, count];
      if (bestCount === lists.length) break;
    }
    if (bestCount === lists.length) break;
  }
  if (best === undefined) return undefined;
  const { value, separator } = best;
  const differing = {
    ...(value !== '{code}' && { value }),
    ...(separator !== ', ' && { separator }),
  };
  return Object.keys(differing).length === 0 ? undefined : differing;
}

function rangeOf(rows: readonly ParsedRow[]): NonNullable<TableLayout['range']> {
  const found = rows.map(({ parameter, sources }) => ({
    source: sources.get('Range') ?? '',
    min: boundText(parameter, 'min'),
    max: boundText(parameter, 'max'),
  }));
  const both = mostFrequent(
    found.map(({ source, min, max }) => {
      if (min === undefined || max === undefined || !source.startsWith(min)) return undefined;
      const rest = source.slice(min.length);
      const at = rest.lastIndexOf(max);
      return at === -1 ? undefined : `{min}${rest.slice(0, at)}{max}${rest.slice(at + max.length)}`;
    }),
  );
  const min = mostFrequent(
    found.map((cell) =>
      cell.max === undefined ? withSlot(cell.source, cell.min, '{min}') : undefined,
    ),
  );
  const max = mostFrequent(
    found.map((cell) =>
      cell.min === undefined ? withSlot(cell.source, cell.max, '{max}') : undefined,
    ),
  );
  return {
    ...(both !== undefined && { both }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}
