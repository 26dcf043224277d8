import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Definition } from '../../generator/model/definition.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import type { Problem } from '../../generator/report/problem.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';

const page = `---
title: Acme | Scenario Docs
---

> This page is auto-generated from model configurations. Last updated: 2026-04-09.

This reference lists all available **Acme** image generation models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).

- [Anvil](#anvil)
- [Anvil Pro](#anvil-pro)

---

## Anvil

Drops an anvil.

**Model ID:** \`model_anvil\`

**Capabilities:** \`img2img\`

**LLM Markdown:** <https://acme.example/model_anvil>

| Parameter | Type   | Required | Default | Min | Max | Allowed Values | Description     |
| --------- | ------ | -------- | ------- | --- | --- | -------------- | --------------- |
| \`prompt\`  | string | Yes      | -       | -   | -   | -              | Where it falls. |
| \`weight\`  | number | No       | \`50\`    | 1   | 100 | -              | In kilograms.   |
| \`colour\`  | string | No       | \`red\`   | -   | -   | \`red\`, \`blue\`  | What it wears.  |

## Anvil Pro

**Model ID:** \`model_anvil-pro\`

**Capabilities:** \`img2img\`

| Parameter | Type   | Required | Default | Min | Max | Allowed Values | Description     |
| --------- | ------ | -------- | ------- | --- | --- | -------------- | --------------- |
| \`target\`  | string | Yes      | -       | -   | -   | -              | Where it falls. |
`;

function problemsOf(text: string) {
  return parsePage(sourceText('acme.md', text)).problems;
}

/** Returns the page after a change; fails if the page does not contain `from`. */
function change(from: string, to: string): string {
  expect(page).toContain(from);
  return page.replace(from, () => to);
}

/** Returns the location of a problem and the text at it: `line:column text`. */
function place({ location }: Problem): string {
  if (location === undefined) return 'the page';
  const { line, column, length, lineText } = location;
  return `${line}:${column} ${lineText.slice(column - 1, column - 1 + length)}`;
}

it('parsePage reports no problem for a valid page', () => {
  expect(problemsOf(page)).toEqual([]);
});

describe('parsePage rejects a page with', () => {
  const row =
    '| `weight`  | number | No       | `50`    | 1   | 100 | -              | In kilograms.   |';
  const header =
    '| Parameter | Type   | Required | Default | Min | Max | Allowed Values | Description     |';
  const dashes =
    '| --------- | ------ | -------- | ------- | --- | --- | -------------- | --------------- |';

  test.each([
    [
      'PAGE_NO_PROVIDER',
      'This reference lists all available **Acme** image',
      'All our image',
      /^3:1/,
    ],
    ['PAGE_NO_CATEGORY', 'image generation models', 'models', /^7:1 This reference lists/],
    ['PAGE_NO_MODEL_NAME', '## Anvil\n', '##\n', '14:1 ##'],
    ['PAGE_NO_MODEL_ID', '**Model ID:** `model_anvil`\n', '', '14:4 Anvil'],
    ['PAGE_NO_MODEL_ID', '`model_anvil`', '`a`, `b`', '18:1 **Model ID:** `a`, `b`'],
    ['PAGE_MODEL_ID', '`model_anvil`', '`../anvil`', '18:15 `../anvil`'],
    ['PAGE_MODEL_ID', '`model_anvil`', '`..`', '18:15 `..`'],
    ['PAGE_MODEL_ID', '`model_anvil`', '`a b`', '18:15 `a b`'],
    ['PAGE_MODEL_ID', '`model_anvil`', '`a\u202eb`', '18:15 `a\u202eb`'],
    ['PAGE_DUPLICATE_MODEL_ID', '`model_anvil-pro`', '`model_anvil`', '32:15 `model_anvil`'],
    [
      'PAGE_LABEL',
      '**Model ID:** `model_anvil`',
      '**Modle ID:** `model_anvil`',
      '18:1 **Modle ID:** `model_anvil`',
    ],
    ['PAGE_LABEL', '**Capabilities:**', '**Capabilites:**', '20:1 **Capabilites:** `img2img`'],
    [
      'PAGE_DUPLICATE_LABEL',
      '**Capabilities:** `img2img`',
      '**Capabilities:** `img2img`\n\n**Capabilities:** `txt2img`',
      '22:1 **Capabilities:** `txt2img`',
    ],
    ['PAGE_SECOND_TABLE', '## Anvil Pro', `${header}\n${dashes}\n\n## Anvil Pro`, `30:1 ${header}`],
    [
      'PAGE_BROKEN_TABLE',
      dashes,
      dashes.replace('| --- ', ''),
      `25:1 ${dashes.replace('| --- ', '')}`,
    ],
    ['PAGE_BROKEN_TABLE', `${dashes}\n`, '', `24:1 ${header}`],
    ['PAGE_ROW_OUTSIDE_TABLE', row, `\n${row}`, `28:1 ${row}`],
    ['PAGE_HEADER_COLUMNS', '| Min | Max |', '| Max |', '24:45 Max'],
    ['PAGE_HEADER_COLUMNS', '| Required |', '| Requird  |', '24:24 Requird'],
    ['PAGE_HEADER_COLUMNS', '| Max |', '| Max | Max |', '24:57 Max'],
    ['PAGE_ROW_CELLS', '| 1   | 100 |', '| 1   |', '27:45 1'],
    ['PAGE_ROW_CELLS', '| Where it falls. |', '|', '26:57 -'],
    ['PAGE_ROW_CELLS', 'In kilograms.', 'In | kilograms.', '27:79 kilograms.'],
    ['PAGE_ROW_CELLS', '`red`, `blue`', '`red|blue`', '28:62 blue`'],
    ['PAGE_ROW_CELLS', `${row}\n`, `${row}\nMore text.\n`, '28:1 More text.'],
    ['PAGE_NO_TYPE', 'number', '-', '27:15 -'],
    ['PAGE_DEFAULT_NOT_CODE', '`50`', '`5`, `0`', '27:35 `5`, `0`'],
    ['PAGE_PARAMETER_NAME', '`weight`', '`weight` or `mass`', '27:3 `weight` or `mass`'],
    ['PAGE_REQUIRED_WORD', 'Yes', 'Oui', '26:24 Oui'],
    [
      'PAGE_CAPABILITIES',
      '`img2img`',
      'img2img and more',
      '20:1 **Capabilities:** img2img and more',
    ],
    ['PAGE_ALLOWED_VALUES', '`red`, `blue`', '`red` to `blue`', '28:57 `red` to `blue`'],
    ['PAGE_ALLOWED_VALUES', '`red`, `blue`', 'dark red, blue', '28:57 dark red, blue'],
    ['PAGE_DEFAULT_NOT_CODE', '`red`   |', 'green   |', '28:35 green'],
    ['PAGE_DEFAULT_NOT_CODE', '`50`', 'many', '27:35 many'],
    ['PAGE_BOUND_NOT_A_NUMBER', '100', '100kg', '27:51 100kg'],
    ['PAGE_BOUND_NOT_A_NUMBER', '100', '1e999', '27:51 1e999'],
    ['PAGE_DUPLICATE_PARAMETER', '`weight`', '`prompt`', '27:3 `prompt`'],
    ['PAGE_TOO_MANY_MARKS', 'Drops an anvil.', '*'.repeat(2000), /^16:1 \*/],
  ])('%s for %j → %j', (code, from, to, where) => {
    const problems = problemsOf(change(from, to));
    expect(
      problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code),
    ).toEqual([code]);
    const problem = problems.find((candidate) => candidate.code === code);
    expect(problem?.why).toBeTruthy();
    expect(problem?.fix).toBeTruthy();
    expect(problem && place(problem)).toMatch(where);
    if (typeof where === 'string') expect(problem && place(problem)).toBe(where);
  });

  test.each([
    ['an empty file', '', '1:1 '],
    ['blank lines', ' \n \n', '3:1 '],
    ['HTML', '<!DOCTYPE html>\n<html></html>', '1:1 <'],
    ['another page', '# Read me\n\nHello.\n', '1:1 #'],
    ['YAML', 'provider: Acme\nmodels: []\n', '1:1 p'],
  ])('PAGE_NOT_A_REFERENCE_PAGE alone for %s', (_, text, where) => {
    const problems = problemsOf(text);
    expect(problems.map(({ code }) => code)).toEqual(['PAGE_NOT_A_REFERENCE_PAGE']);
    expect(problems.map(place)).toEqual([where]);
  });

  test.each([
    ['inside a row', page.length - 30],
    ['inside the header of a table', page.indexOf('| Default', page.indexOf('## Anvil Pro')) + 5],
    ['before a table', page.lastIndexOf('\n\n| Parameter')],
    ['after a heading', page.indexOf('## Anvil Pro') + 13],
    ['between two models', page.indexOf('\n\n## Anvil Pro')],
    ['before the first model', page.indexOf('\n\n## Anvil')],
  ])('PAGE_CUT_OFF for a text that ends %s', (_, length) => {
    const problems = problemsOf(page.slice(0, length));
    expect(problems.map(({ code }) => code)).toEqual(['PAGE_CUT_OFF']);
  });

  it('all problems together, in their order', () => {
    const broken = page
      .replace('2026-04-09', 'today')
      .replace('Yes', 'Oui')
      .replace('100', 'many')
      .replace('`model_anvil-pro`', '`model anvil`')
      .replace(
        '| -       | -   | -   | -              | Where it falls. |\n',
        '| - | - | - | Where it falls. |\n',
      );
    expect(problemsOf(broken).map((problem) => `${problem.code} ${place(problem)}`)).toEqual([
      'PAGE_DATE 5:72 today',
      'PAGE_ROW_CELLS 26:35 -',
      'PAGE_BOUND_NOT_A_NUMBER 27:51 many',
      'PAGE_MODEL_ID 32:15 `model anvil`',
    ]);
  });

  it('a hint about the cells that moved', () => {
    const [problem] = problemsOf(change('| Yes      | -       | -   |', '| Yes      | -       |'));
    expect(problem).toMatchObject({
      code: 'PAGE_ROW_CELLS',
      message: 'A row must have 8 cells, as the header has (got 7).',
      why: 'A row has a cell for each column: Parameter, Type, Required, Default, Min, Max, Allowed Values, Description.',
      fix: 'Write `-` in the empty cell.',
      location: { line: 26, note: 'here "Default" to "Description" have moved one to the left' },
    });
  });
});

describe('parsePage warns', () => {
  const withReproduced = (codes: readonly string[]) => [...codes, 'PAGE_NOT_REPRODUCED'].sort();

  test.each([
    ['PAGE_EXTRA_CONTENT', '\n## Anvil Pro', '\nMore to say.\n\n## Anvil Pro', '30:1 More to say.'],
    ['PAGE_EXTRA_CONTENT', '\n## Anvil Pro', '\n### Notes\n\n## Anvil Pro', '30:1 ### Notes'],
    [
      'PAGE_EXTRA_CONTENT',
      '\n## Anvil Pro',
      '\n<!-- note -->\n\n## Anvil Pro',
      '30:1 <!-- note -->',
    ],
    ['PAGE_CONTENTS', '- [Anvil](#anvil)\n', '', '13:4 Anvil'],
    [
      'PAGE_CONTENTS',
      '- [Anvil](#anvil)',
      '- [Anvil](#anvil)\n- [Hammer](#hammer)',
      '10:3 [Hammer](#hammer)',
    ],
    ['PAGE_NO_LINK', '<https://acme.example/model_anvil>', 'soon', '22:1 **LLM Markdown:** soon'],
    [
      'PAGE_NO_LINK',
      '<https://acme.example/model_anvil>',
      '<javascript:alert(1)>',
      '22:1 **LLM Markdown:** <javascript:alert(1)>',
    ],
    ['PAGE_VALUE_ROUNDED', '`50`', '`9007199254740993`', '27:35 `9007199254740993`'],
    ['PAGE_BOUND_ROUNDED', '100', '18446744073709551615', '27:51 18446744073709551615'],
  ])("%s, because the page can't be reproduced, for %j → %j", (code, from, to, where) => {
    const result = parsePage(sourceText('acme.md', change(from, to)));
    expect(result.ok).toBe(true);
    expect(result.problems.map((problem) => problem.code).sort()).toEqual(withReproduced([code]));
    expect(result.problems.map(place)).toContain(where);
  });

  test.each([
    [
      'PAGE_NO_DATE',
      ' Last updated: 2026-04-09.',
      '',
      '5:1 > This page is auto-generated from model configurations.',
    ],
    ['PAGE_DATE', '2026-04-09', '2026-02-30', '5:72 2026-02-30'],
    ['PAGE_DATE', '2026-04-09', '04/05/2026', '5:72 04/05/2026'],
    ['PAGE_TITLE_DIFFERS', 'title: Acme', 'title: Ajax', '2:1 title: Ajax | Scenario Docs'],
    ['PAGE_NEW_CATEGORY', 'image generation', 'smell generation', '7:45 smell generation'],
    ['PAGE_UNKNOWN_TYPE', 'number', 'weight', '27:15 weight'],
    ['PAGE_VALUE_TYPE', '`50`', '`AB`', '27:35 `AB`'],
    ['PAGE_VALUE_TYPE', '`50`    |', '`0x10`  |', '27:35 `0x10`'],
    ['PAGE_UNUSUAL_MODEL_ID', 'model_anvil`', 'model:anvil`', '18:15 `model:anvil`'],
    ['PAGE_NO_CAPABILITIES', '**Capabilities:** `img2img`\n\n', '', '14:4 Anvil'],
    ['PAGE_NOT_REPRODUCED', 'red`, `blue` ', 'red`, `blue`', '28:71 | What it wears.  |'],
    ['PAGE_NOT_REPRODUCED', 'Drops an anvil.', 'Drops an\nanvil.', '16:9 '],
  ])('only with %s for %j → %j', (code, from, to, where) => {
    const result = parsePage(sourceText('acme.md', change(from, to)));
    expect(result.ok).toBe(true);
    expect(result.problems.map((problem) => `${problem.code} ${place(problem)}`)).toEqual([
      `${code} ${where}`,
    ]);
  });

  it('about a new column, which it skips', () => {
    const wide = page
      .split('\n')
      .map((line) =>
        line.startsWith('|') ? `${line}${line.startsWith('| -') ? ' --- |' : ' Unit |'}` : line,
      )
      .join('\n');
    const result = parsePage(sourceText('acme.md', wide));
    expect(result.ok && result.value).toEqual(
      parsePage(sourceText('acme.md', page)).ok && result.ok && result.value,
    );
    expect(result.problems.map(({ code }) => code)).toContain('PAGE_EXTRA_COLUMN');
  });

  it('once about a type in many rows', () => {
    const problems = problemsOf(page.replaceAll('| string |', '| colour |'));
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'PAGE_UNKNOWN_TYPE The type "colour" is unknown (3 parameters).',
    ]);
  });
});

describe('parsePage of a collapsed page', () => {
  const collapsed = page.replace(/<.*>/, '').replace(/\s+/g, ' ').trim();

  it('warns', () => {
    expect(problemsOf(collapsed).map(({ code }) => code)).toEqual(['PAGE_COLLAPSED']);
  });

  it('reports problems at their locations in the original text', () => {
    const text = collapsed.replace('| 100 |', '| many |').replace('| Yes |', '| Si |');
    const problems = problemsOf(text).filter(({ severity }) => severity === 'error');
    expect(problems.map((problem) => `${problem.code} ${place(problem)}`)).toEqual([
      `PAGE_REQUIRED_WORD 1:${text.indexOf('Si |') + 1} Si`,
      `PAGE_BOUND_NOT_A_NUMBER 1:${text.indexOf('many') + 1} many`,
    ]);
  });

  it('is rejected if a name is ambiguous', () => {
    const problems = problemsOf(collapsed.replace('- [Anvil Pro](#anvil-pro) ', ''));
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['PAGE_CONTENTS']);
  });

  test.each([
    ['a row with a cell too few', collapsed.replace('| 1 | 100 |', '| 1 |'), 'PAGE_ROW_CELLS'],
    [
      'a section without a table',
      collapsed.replace(/\| Parameter .*? (?=## )/, ''),
      'PAGE_NO_TABLE',
    ],
    ['an end in the middle', collapsed.slice(0, -10), 'PAGE_CUT_OFF'],
  ])('rejects %s', (_, text, code) => {
    const errors = problemsOf(text).filter(({ severity }) => severity === 'error');
    expect(errors.map((problem) => problem.code)).toEqual([code]);
  });
});

test('parsePage reads a sentence with line breaks inside names as one line', () => {
  for (const lineEnd of ['\n', '\r', '\r\n']) {
    const broken = page
      .replace('image generation', `image${lineEnd}generation`)
      .replace('**Acme**', `**Ac${lineEnd}me**`);
    const result = parsePage(sourceText('acme.md', broken));
    expect(result.ok && result.value).toMatchObject({
      provider: 'Ac me',
      category: 'image generation',
    });
  }
});

/** Returns a definition without the layout of its page, which may be incomplete. */
function facts({ source, ...definition }: Definition) {
  return { ...definition, source: omitFields(source, 'layout') };
}

describe('parsePage of any text', () => {
  /** The page with pieces removed, duplicated or inserted. */
  const damaged = fc
    .array(
      fc.record({
        at: fc.nat({ max: page.length }),
        length: fc.nat({ max: 40 }),
        by: fc.oneof(
          fc.constantFrom('', '|', '\n', '`', '## ', '---', '\\', '\r', '\0', '<'),
          fc.string({ unit: 'binary', maxLength: 8 }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) =>
      changes.reduce(
        (text, { at, length, by }) => text.slice(0, at) + by + text.slice(at + length),
        page,
      ),
    );

  it('reports problems at locations that exist', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          damaged.map((text) => text.replace(/\s+/g, ' ')),
        ),
        (text) => {
          const result = parsePage(sourceText('acme.md', text));
          const isWhole = !result.problems.some(({ severity }) => severity === 'error');
          expect(result.ok && result.rejected.every(({ hasModel }) => hasModel)).toBe(isWhole);
          for (const { location } of result.problems) {
            if (location === undefined) continue;
            expect(text.split('\n')[location.line - 1]?.replace(/\r$/, '')).toBe(location.lineText);
            expect(location.column).toBeLessThanOrEqual(location.lineText.length + 2);
          }
          if (result.ok) {
            const again = parsePage(sourceText('acme.md', printPage(result.value)));
            expect(again.ok && facts(again.value)).toEqual(facts(result.value));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
