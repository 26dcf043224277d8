import { describe, expect, it } from 'vitest';
import { appendHistory } from '../../generator/diff/append-history.ts';
import type { Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { historySection } from '../../generator/emit/docs/model-page.ts';
import {
  historyOfModel,
  historyPath,
  parseHistory,
  type History,
} from '../../generator/history/history.ts';
import { tombstonesOf } from '../../generator/history/tombstones.ts';
import { printBlocks } from '../../generator/markdown/blocks.ts';
import type { ResolvedModel, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { planModel } from '../../generator/plan/plan-model.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { model, page } from './support/catalogs.ts';
import { april, june } from './support/update.ts';

const file = 'models/image-generation/acme.history.yaml';

function append(existingText: string | undefined, before: Catalog, after: Catalog): string {
  const result = appendHistory(file, existingText, diffCatalogs(before, after));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function read(text: string): History {
  const result = parseHistory(sourceText(file, text));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function dated(lastUpdated: string, ...models: readonly ResolvedModel[]): Catalog {
  return { pages: [page(models, { lastUpdated })] };
}

const may = dated('2026-05-01', ...(april.pages[0]?.models ?? []));

describe('appendHistory', () => {
  it('writes a file next to the definition', () => {
    expect(historyPath('image-generation/acme.yaml')).toBe('image-generation/acme.history.yaml');
  });

  it('writes a readable list without changes of text', () => {
    expect(append(undefined, april, june)).toBe(`\
# The changes of each update of the reference, newest first; the docs show them under "Changes".
# Do not delete removals: they keep removed names reserved.

- date: "2026-06-15"
  changes:
    - model: model_acme-paint
      rule: default-changed
      parameter: aspectRatio
      before: auto
      after: "1:1"
    - model: model_acme-paint
      rule: max-lowered
      parameter: numOutputs
      before: 4
      after: 2
      breaking: true
    - model: model_acme-paint
      rule: optional-parameter-added
      parameter: seed
      after: number
    - model: model_acme-pro
      rule: model-added
      after: acmePro
`);
  });

  it('sorts updates by date, newest first, and keeps comments', () => {
    const first = append(undefined, april, june);
    const commented = first.replace('- date:', '# the summer update\n- date:');
    const both = append(commented, june, dated('2026-07-01', model()));
    const three = append(both, dated('2026-03-01', model({ capabilities: [] })), may);
    expect(read(three).map(({ date }) => date)).toEqual(['2026-07-01', '2026-06-15', '2026-05-01']);
    expect(three).toContain('# the summer update\n- date: "2026-06-15"');
  });

  it('does not add the same update twice', () => {
    const once = append(undefined, april, june);
    expect(append(once, april, june)).toBe(once);
  });

  it('adds a second update of the same day', () => {
    const once = append(undefined, april, june);
    const twice = append(
      once,
      june,
      dated('2026-06-15', model(), ...(june.pages[0]?.models.slice(1) ?? [])),
    );
    expect(read(twice)).toHaveLength(1);
    expect(read(twice)[0]?.changes.length).toBeGreaterThan(read(once)[0]?.changes.length ?? 0);
  });

  it('writes values that are read back unchanged', () => {
    const values = [
      'no',
      '1.0',
      '1e3',
      '2026-01-01',
      '',
      ' a ',
      '#x',
      '\u202e',
      'a: b',
      '~',
      'null',
    ];
    const style = (allowedValues?: readonly string[]) =>
      model({
        parameters: [{ name: 'x', type: 'string', ...(allowedValues && { allowedValues }) }],
      });
    const before = dated('2026-01-01', style());
    const text = append(undefined, before, dated('2026-01-02', style(values)));
    expect(read(text)[0]?.changes[0]?.after).toEqual(values);
    expect(text).not.toContain('\u202e');
  });

  it.each([
    ['- date: June\n  changes: []\n', 'INPUT_HISTORY_WRONG_VALUE', 1],
    [
      '- date: "2026-01-01"\n  changes:\n    - model: a\n      rule: max-lowerd\n',
      'INPUT_HISTORY_WRONG_VALUE',
      4,
    ],
    ['- changes: []\n', 'INPUT_HISTORY_MISSING_FIELD', 1],
    ['- date: "\n', 'INPUT_HISTORY_YAML', 2],
    [
      '- date: "2026-01-01"\n  changes:\n    - model: a\n      rule: max-lowered\n      old: 4\n',
      'INPUT_HISTORY_WRONG_VALUE',
      5,
    ],
  ])('parseHistory rejects %j with its location', (text, code, line) => {
    const place = expect.objectContaining({ file, line }) as unknown;
    const problem = expect.objectContaining({ code, location: place }) as unknown;
    expect(parseHistory(sourceText(file, text)).problems).toContainEqual(problem);
    expect(appendHistory(file, text, diffCatalogs(april, june)).ok).toBe(false);
  });
});

/** The section "Changes" of the page of a model, as Markdown. */
function sectionOf(history: History, id: string): string {
  const planned = planModel(
    model({ id, name: 'Acme Paint' }),
    {
      provider: 'Acme',
      category: 'image generation',
      source: {},
      path: 'image-generation/acme.yaml',
    },
    { identifier: 'acmePaint', inputType: 'AcmePaintInput', fileName: 'acme-paint' },
  );
  return printBlocks(historySection({ ...planned, history: historyOfModel(history, id) }));
}

describe('historySection', () => {
  it('lists updates by date, breaking changes first', () => {
    const history = read(
      append(append(undefined, april, june), june, dated('2026-07-01', model())),
    );
    expect(sectionOf(history, 'model_acme-paint')).toBe(`\
## Changes

### 2026-07-01

- **Breaking:** \`aspectRatio\` (string) is removed.
- **Breaking:** \`numOutputs\` (number) is removed.
- **Breaking:** \`seed\` (number) is removed.

### 2026-06-15

- **Breaking:** The maximum of \`numOutputs\` is lowered from \`4\` to \`2\`.
- The default of \`aspectRatio\` changed from \`auto\` to \`1:1\`.
- \`seed\` (number, optional) is added.
`);
  });

  it('is empty for a model that no update changed', () => {
    const history = read(append(undefined, april, june));
    expect(sectionOf(history, 'model_acme-sheet')).toBe('\n');
  });

  it('includes updates of the previous ID of a model', () => {
    const older = append(undefined, april, june);
    const moved = june.pages[0]?.models.map((entry) =>
      entry.id === 'model_acme-paint' ? { ...entry, id: 'model_paint-2' } : entry,
    );
    const history = read(append(older, june, dated('2026-08-01', ...(moved ?? []))));
    const section = sectionOf(history, 'model_paint-2');
    expect(section).toMatch(
      /### 2026-08-01[^]*The ID of Acme Paint[^]*### 2026-06-15[^]*numOutputs/,
    );
  });
});

describe('tombstonesOf', () => {
  const taking = (...parameters: readonly ResolvedParameter[]) =>
    model({ parameters: [{ name: 'prompt', type: 'string', required: true }, ...parameters] });
  const seed = (type: string) => ({ name: 'seed', type });

  /** Returns the change rules of the last of some updates, one per day. */
  function lastOf(...states: readonly (readonly ResolvedModel[])[]): readonly string[] {
    const days = states.map((models, day) => dated(`2026-01-0${day + 1}`, ...models));
    let text: string | undefined;
    let rules: readonly string[] = [];
    for (const [index, after] of days.entries()) {
      const before = days[index - 1];
      if (!before) continue;
      const tombstones = tombstonesOf(text === undefined ? [] : [read(text)]);
      const findings = diffCatalogs(before, after, { tombstones });
      rules = findings.map(({ rule }) => rule);
      const result = appendHistory(file, text, findings);
      text = result.ok ? result.value : text;
    }
    return rules;
  }

  it('reports a removed parameter that is added with another type', () => {
    expect(lastOf([taking(seed('string'))], [taking()], [taking(seed('number'))])).toEqual([
      'parameter-name-reused',
    ]);
  });

  it('accepts a removed parameter that is added unchanged', () => {
    expect(lastOf([taking(seed('string'))], [taking()], [taking(seed('string'))])).toEqual([
      'optional-parameter-added',
    ]);
  });

  it('reports a reused name once', () => {
    const [one, none, two] = [taking(seed('string')), taking(), taking(seed('number'))];
    expect(lastOf([one], [none], [two], [none], [two])).toEqual(['optional-parameter-added']);
  });

  it('reserves the previous name of a parameter', () => {
    const words = { name: 'words', type: 'string_array' };
    const text = { ...words, name: 'text' };
    expect(lastOf([taking(words)], [taking(text)], [taking(text, words)])).toEqual([
      'parameter-name-reused',
    ]);
  });

  it('reports a model that reuses the ID or name in code of a removed one', () => {
    const kept = model({ id: 'model_kept', name: 'Kept' });
    const removed = model({ id: 'model_gone', name: 'Gone' });
    const sameId = model({ id: 'model_gone', name: 'Other' });
    const sameName = model({ id: 'model_other', name: 'Gone' });
    expect(lastOf([kept, removed], [kept], [kept, sameId])).toEqual(['model-id-reused']);
    expect(lastOf([kept, removed], [kept], [kept, sameName])).toEqual(['identifier-reused']);
    expect(lastOf([kept, removed], [kept], [kept, removed])).toEqual(['model-added']);
  });

  it('reports a reused name of a required parameter as breaking', () => {
    const required = { ...seed('number'), required: true as const };
    const history = read(
      append(undefined, dated('2026-01-01', taking(seed('string'))), dated('2026-01-02', taking())),
    );
    const findings = diffCatalogs(
      dated('2026-01-02', taking()),
      dated('2026-01-03', taking(required)),
      {
        tombstones: tombstonesOf([history]),
      },
    );
    expect(findings).toMatchObject([
      { rule: 'parameter-name-reused', wire: 'breaking', sdk: 'breaking' },
    ]);
  });
});
