import { describe, expect, test } from 'vitest';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import type { Parameter } from '../../generator/model/definition.ts';
import type { PageOnlyFact } from '../../generator/record/record-age.ts';
import { columns, type Column } from '../../generator/reference/columns.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import { anyColumns, type AnyColumn } from '../../generator/reference/vocabulary.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolved } from '../resolve/resolved.ts';
import { acmePage } from '../support/page-text.ts';

interface ColumnCase {
  /** Cells with the same fact, in the spelling of pages and in others, which a definition keeps. */
  readonly spellings: readonly [string, ...string[]];
  /** The fact that the cells state. */
  readonly fact: Partial<Parameter>;
  /** A cell that is an error; none if every text is a value. */
  readonly wrong?: string;
  readonly type?: string;
  /** The usual columns that it replaces. */
  readonly replaces?: readonly Column[];
}

const cases: Readonly<Record<AnyColumn, ColumnCase>> = {
  Parameter: { spellings: ['`x`', 'x', '**`x`**'], fact: { name: 'x' }, wrong: '`x` or `y`' },
  Type: { spellings: ['string', '`string`', 'text'], fact: { type: 'string' }, wrong: '-' },
  Required: { spellings: ['Yes', 'yes', '✓'], fact: { required: true }, wrong: 'Oui' },
  Default: { spellings: ['`a`', '**`a`**', '"a"'], fact: { default: 'a' }, wrong: '`a`, `b`' },
  Min: { type: 'number', spellings: ['1000', '1,000'], fact: { min: 1000 }, wrong: 'few' },
  Max: { type: 'number', spellings: ['1000', '1,000'], fact: { max: 1000 }, wrong: 'many' },
  'Allowed Values': {
    spellings: ['`a`, `b`', '`a` / `b`', '"a", "b"'],
    fact: { allowedValues: ['a', 'b'] },
    wrong: '`a` to `b`',
  },
  Description: { spellings: ['One.'], fact: { description: 'One.' } },
  Range: {
    type: 'number',
    spellings: ['1–4', '1 to 4', '1-4'],
    fact: { min: 1, max: 4 },
    wrong: 'few',
    replaces: ['Min', 'Max'],
  },
  Optional: {
    spellings: ['No', 'no'],
    fact: { required: true },
    wrong: 'Oui',
    replaces: ['Required'],
  },
};

/** The other cells of the row. */
const usualCells: Readonly<Partial<Record<AnyColumn, string>>> = {
  Parameter: '`x`',
  Type: 'string',
  Required: 'No',
};

describe.each(anyColumns)('the column %s', (column) => {
  const { spellings, fact, wrong, type = 'string', replaces = [] } = cases[column];
  const known = columns.filter((usual) => !replaces.includes(usual));
  const shown = known.some((usual) => usual === column) ? known : [...known, column];

  /** Returns a page with this cell in the column. */
  function pageWith(cell: string): string {
    const cells = { ...usualCells, Type: type, [column]: cell };
    const rows = [shown, shown.map(() => '---'), shown.map((name) => cells[name] ?? '-')];
    const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
    return acmePage.replace(/\| Parameter.*/s, () => `${table}\n`);
  }

  test.each(spellings)('is read from %j, kept in the definition and printed again', (cell) => {
    const page = pageWith(cell);
    const parsed = parsePage(sourceText('acme.md', page));
    expect(parsed.problems).toEqual([]);
    if (!parsed.ok) return;
    expect(parsed.value.models[0]?.parameters[0]).toMatchObject(fact);
    const yaml = formatDefinition(parsed.value);
    const kept = parseDefinition(sourceText('acme.yaml', yaml));
    expect(kept.problems).toEqual([]);
    if (!kept.ok) return;
    expect(kept.value.value).toEqual(parsed.value);
    expect(printPage(kept.value.value)).toBe(page);
  });

  test('is omitted if it is empty', () => {
    const parsed = parsePage(sourceText('acme.md', pageWith('-')));
    if (parsed.ok) expect(printPage(parsed.value)).toBe(pageWith('-'));
  });

  if (wrong === undefined) return;
  test(`rejects the cell ${wrong}`, () => {
    const { problems } = parsePage(sourceText('acme.md', pageWith(wrong)));
    expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });
});

/** The facts of a row that an API record can't state. */
const pageOnly: Required<Pick<Parameter, PageOnlyFact>> = { deprecated: true };

test('resolveModel keeps the facts of a page that an API record lacks', () => {
  const row: Parameter = { name: 'x', type: 'string', description: 'One.', ...pageOnly };
  const [parameter] = resolved({ rows: [row], inputs: [{ name: 'x', type: 'string' }] }).parameters;
  expect(Object.keys(parameter ?? {}).toSorted()).toEqual(Object.keys(row).toSorted());
});
