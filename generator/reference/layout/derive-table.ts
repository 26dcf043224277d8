import { codeSpanInCell } from '../../markdown/code-span.ts';
import type { Parameter } from '../../model/definition.ts';
import type { ColumnLayout, ListLayout, PageLayout, TableLayout } from '../../model/layout.ts';
import { columns, nothing } from '../columns.ts';
import type { Row } from '../parse/parse-row.ts';
import type { ParameterTable } from '../parse/parse-table.ts';
import { plainDigits } from '../parse/parse-values.ts';
import { printValues } from '../print/print-cells.ts';
import { printCellText } from '../print/print-text.ts';
import type { AnyColumn } from '../vocabulary.ts';

/** Returns how a page writes its tables, as far as it differs from the usual way. */
export function deriveTable(
  markdown: string,
  tables: readonly ParameterTable[],
  rows: readonly Row[],
  layout: PageLayout,
): TableLayout | undefined {
  const [widest] = tables.toSorted((one, other) => other.places.size - one.places.size);
  if (widest === undefined) return undefined;
  const written = (column: AnyColumn, read: (row: Row, source: string) => string | undefined) =>
    usual(
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
    written(column, ({ parameter }, source) => {
      const text = raw(parameter);
      return text === undefined || text === '' ? undefined : templateOf(source, text, layout);
    });
  const bound = (column: 'Min' | 'Max', field: 'min' | 'max') =>
    written(column, ({ parameter }, source) =>
      replaced(source, boundText(parameter, field), '{number}'),
    );
  const heads = columnsOf(markdown, widest);
  const isUsualOrder =
    heads.length === columns.length &&
    heads.every(({ head, column }, at) => head === columns[at] && column === head);
  const delimiter = delimiterOf(markdown, widest);
  const blank = usual(rows.flatMap(blankSources));
  const yes =
    written('Required', ({ parameter }, source) => (parameter.required ? source : undefined)) ??
    written('Optional', ({ parameter }, source) => (parameter.required ? source : undefined));
  const no =
    written('Required', ({ parameter }, source) => (parameter.required ? undefined : source)) ??
    written('Optional', ({ parameter }, source) => (parameter.required ? undefined : source));
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
    ...(tables.some(({ heads: own }) => own.length < widest.heads.length) && {
      omitsEmptyColumns: true,
    }),
    ...(delimiter !== undefined && { delimiter }),
    ...(blank !== undefined && blank !== nothing && { nothing: blank }),
    ...(((yes ?? 'Yes') !== 'Yes' || (no ?? 'No') !== 'No') && {
      required: { yes: yes ?? 'Yes', no: no ?? 'No' },
    }),
    ...(Object.keys(types).length > 0 && { types }),
    ...unusual('name', template('Parameter', nameOf(false)), '{code}'),
    ...(!hasColumn && unusual('requiredName', template('Parameter', nameOf(true)), '{code}')),
    ...unusual(
      'type',
      template('Type', ({ type, written: spelled }) => spelled?.type ?? type),
      '{text}',
    ),
    ...unusual(
      'default',
      written('Default', ({ parameter }, source) => defaultTemplate(parameter, source, layout)),
      '{code}',
    ),
    ...unusual('min', bound('Min', 'min'), '{number}'),
    ...unusual('max', bound('Max', 'max'), '{number}'),
    ...(widest.places.has('Range') && { range: rangeOf(rows) }),
    ...(values && { values }),
    ...(marked && { defaultMark: ' (default)' }),
    ...(thousands[0] !== undefined && { thousands: thousands[0] }),
  };
  return Object.keys(table).length === 0 ? undefined : table;
}

function unusual(field: string, value: string | undefined, standard: string) {
  return value === undefined || value === standard ? {} : { [field]: value };
}

/** Returns the most frequent value, the first of those that are equally frequent. */
function usual(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[best] = [undefined]] = [...counts].toSorted(([, one], [, other]) => other - one);
  return best;
}

/** Returns the template of a cell with a value; undefined if the cell does not hold it. */
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

function replaced(source: string, text: string | undefined, slot: string): string | undefined {
  return text !== undefined && source.includes(text) ? source.replace(text, slot) : undefined;
}

function columnsOf(markdown: string, { heads, places }: ParameterTable): readonly ColumnLayout[] {
  return [...places]
    .toSorted(([, one], [, other]) => one - other)
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

function blankSources({ parameter, sources }: Row): readonly (string | undefined)[] {
  return [
    parameter.default === undefined ? sources.get('Default') : undefined,
    parameter.min === undefined ? sources.get('Min') : undefined,
    parameter.max === undefined ? sources.get('Max') : undefined,
    parameter.allowedValues === undefined ? sources.get('Allowed Values') : undefined,
    parameter.description === undefined ? sources.get('Description') : undefined,
  ];
}

/** Returns the spelling of each type that the page spells in another way, if all its rows do. */
function typesOf(rows: readonly Row[]): Readonly<Record<string, string>> {
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

/** Returns how the lists of values are written, if the usual way does not give most of them. */
function valuesOf(rows: readonly Row[], layout: PageLayout): ListLayout | undefined {
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

/** Returns the layout that gives most lists; undefined if that is the usual one. */
export function listLayoutOf(
  lists: readonly WrittenList[],
  layout: PageLayout,
): ListLayout | undefined {
  let best: ListLayout | undefined;
  let most = 0;
  for (const value of valueTemplates) {
    for (const separator of separators) {
      const given = lists.filter(
        ({ source, texts }) => printValues(texts, { value, separator }, layout) === source,
      ).length;
      if (given > most) [best, most] = [{ value, separator }, given];
      if (most === lists.length) break;
    }
    if (most === lists.length) break;
  }
  if (best === undefined) return undefined;
  const { value, separator } = best;
  const other = {
    ...(value !== '{code}' && { value }),
    ...(separator !== ', ' && { separator }),
  };
  return Object.keys(other).length === 0 ? undefined : other;
}

function rangeOf(rows: readonly Row[]): NonNullable<TableLayout['range']> {
  const found = rows.map(({ parameter, sources }) => ({
    source: sources.get('Range') ?? '',
    min: boundText(parameter, 'min'),
    max: boundText(parameter, 'max'),
  }));
  const both = usual(
    found.map(({ source, min, max }) => {
      if (min === undefined || max === undefined || !source.startsWith(min)) return undefined;
      const rest = source.slice(min.length);
      const at = rest.lastIndexOf(max);
      return at === -1 ? undefined : `{min}${rest.slice(0, at)}{max}${rest.slice(at + max.length)}`;
    }),
  );
  const min = usual(
    found.map((one) =>
      one.max === undefined ? replaced(one.source, one.min, '{min}') : undefined,
    ),
  );
  const max = usual(
    found.map((one) =>
      one.min === undefined ? replaced(one.source, one.max, '{max}') : undefined,
    ),
  );
  return {
    ...(both !== undefined && { both }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}
