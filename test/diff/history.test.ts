import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { appendHistory } from '../../generator/diff/append-history.ts';
import { historyPath, parseHistory, type History } from '../../generator/history/history.ts';
import { tombstonesOf } from '../../generator/history/tombstones.ts';
import { whatChanged } from '../../generator/history/what-changed.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import type { ResolvedModel, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { model, page } from './support/catalogs.ts';
import { april, june } from './support/update.ts';

const file = 'models/image-generation/acme.history.yaml';

function append(textSoFar: string | undefined, old: Catalog, now: Catalog): string {
  const result = appendHistory(file, textSoFar, diffCatalogs(old, now));
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

describe('the history of a page', () => {
  it('stands beside its definition', () => {
    expect(historyPath('image-generation/acme.yaml')).toBe('image-generation/acme.history.yaml');
  });

  it('is a list a person can read, without changes of text alone', () => {
    expect(append(undefined, april, june)).toBe(`\
# What each update of the reference changed, the newest first; the docs tell it under "What changed".
# Removed names stay reserved by what stands here, so leave removals in.

- date: "2026-06-15"
  changes:
    - model: model_acme-paint
      rule: default-changed
      parameter: aspectRatio
      old: auto
      new: "1:1"
    - model: model_acme-paint
      rule: max-lowered
      parameter: numOutputs
      old: 4
      new: 2
      breaking: true
    - model: model_acme-paint
      rule: optional-parameter-added
      parameter: seed
      new: number
    - model: model_acme-pro
      rule: model-added
      new: acmePro
`);
  });

  it('puts a later update first, an earlier one in its place, and keeps comments', () => {
    const first = append(undefined, april, june);
    const commented = first.replace('- date:', '# the summer update\n- date:');
    const both = append(commented, june, dated('2026-07-01', model()));
    const three = append(both, dated('2026-03-01', model({ capabilities: [] })), may);
    expect(read(three).map(({ date }) => date)).toEqual(['2026-07-01', '2026-06-15', '2026-05-01']);
    expect(three).toContain('# the summer update\n- date: "2026-06-15"');
  });

  it('does not change when the same update is added again', () => {
    const once = append(undefined, april, june);
    expect(append(once, april, june)).toBe(once);
  });

  it('adds what a second update of the same day brings', () => {
    const once = append(undefined, april, june);
    const twice = append(
      once,
      june,
      dated('2026-06-15', model(), ...(june.pages[0]?.models.slice(1) ?? [])),
    );
    expect(read(twice)).toHaveLength(1);
    expect(read(twice)[0]?.changes.length).toBeGreaterThan(read(once)[0]?.changes.length ?? 0);
  });

  it('brings values back as they were, whatever they hold', () => {
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
    const old = dated('2026-01-01', style());
    const text = append(undefined, old, dated('2026-01-02', style(values)));
    expect(read(text)[0]?.changes[0]?.new).toEqual(values);
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
  ])('is refused with a place where it can not be read: %j', (text, code, line) => {
    const place = expect.objectContaining({ file, line }) as unknown;
    const problem = expect.objectContaining({ code, location: place }) as unknown;
    expect(parseHistory(sourceText(file, text)).problems).toContainEqual(problem);
    expect(appendHistory(file, text, diffCatalogs(april, june)).ok).toBe(false);
  });
});

describe('what changed in a model', () => {
  it('is told by date, the breaks first', () => {
    const history = read(
      append(append(undefined, april, june), june, dated('2026-07-01', model())),
    );
    expect(whatChanged(history, { id: 'model_acme-paint', name: 'Acme Paint' })).toBe(`\
## What changed

### 2026-07-01

- **Breaking:** \`aspectRatio\` (string) is gone.
- **Breaking:** \`numOutputs\` (number) is gone.
- **Breaking:** \`seed\` (number) is gone.

### 2026-06-15

- **Breaking:** \`numOutputs\` takes at most \`2\` now, it was \`4\`.
- \`aspectRatio\` is \`1:1\` where it is not given, it was \`auto\`.
- \`seed\` (number, optional) is new.
`);
  });

  it('is nothing for a model that no update changed', () => {
    const history = read(append(undefined, april, june));
    expect(whatChanged(history, { id: 'model_acme-sheet', name: 'Acme Sheet' })).toBe('');
  });

  it('goes back to the time when the model had another id', () => {
    const older = append(undefined, april, june);
    const moved = june.pages[0]?.models.map((each) =>
      each.id === 'model_acme-paint' ? { ...each, id: 'model_paint-2' } : each,
    );
    const history = read(append(older, june, dated('2026-08-01', ...(moved ?? []))));
    const told = whatChanged(history, { id: 'model_paint-2', name: 'Acme Paint' });
    expect(told).toMatch(/### 2026-08-01[^]*has the id[^]*### 2026-06-15[^]*numOutputs/);
  });
});

describe('a name that was removed', () => {
  const taking = (...parameters: readonly ResolvedParameter[]) =>
    model({ parameters: [{ name: 'prompt', type: 'string', required: true }, ...parameters] });
  const seed = (type: string) => ({ name: 'seed', type });

  /** The rules that the last of some updates is told by, each a day after the other. */
  function lastOf(...states: readonly (readonly ResolvedModel[])[]): readonly string[] {
    const days = states.map((models, day) => dated(`2026-01-0${day + 1}`, ...models));
    let text: string | undefined;
    let told: readonly string[] = [];
    for (const [index, now] of days.entries()) {
      const old = days[index - 1];
      if (!old) continue;
      const tombstones = tombstonesOf(text === undefined ? [] : [read(text)]);
      const findings = diffCatalogs(old, now, { tombstones });
      told = findings.map(({ rule }) => rule);
      const result = appendHistory(file, text, findings);
      text = result.ok ? result.value : text;
    }
    return told;
  }

  it('may not come back as a parameter of another type unnoticed', () => {
    expect(lastOf([taking(seed('string'))], [taking()], [taking(seed('number'))])).toEqual([
      'parameter-name-reused',
    ]);
  });

  it('may come back as what it was', () => {
    expect(lastOf([taking(seed('string'))], [taking()], [taking(seed('string'))])).toEqual([
      'optional-parameter-added',
    ]);
  });

  it('is free again once its return was told', () => {
    const [one, none, two] = [taking(seed('string')), taking(), taking(seed('number'))];
    expect(lastOf([one], [none], [two], [none], [two])).toEqual(['optional-parameter-added']);
  });

  it('is kept for what another parameter was called before', () => {
    const words = { name: 'words', type: 'string_array' };
    const text = { ...words, name: 'text' };
    expect(lastOf([taking(words)], [taking(text)], [taking(text, words)])).toEqual([
      'parameter-name-reused',
    ]);
  });

  it('may not come back as the id or the name in code of another model unnoticed', () => {
    const kept = model({ id: 'model_kept', name: 'Kept' });
    const gone = model({ id: 'model_gone', name: 'Gone' });
    const sameId = model({ id: 'model_gone', name: 'Other' });
    const sameName = model({ id: 'model_other', name: 'Gone' });
    expect(lastOf([kept, gone], [kept], [kept, sameId])).toEqual(['model-id-reused']);
    expect(lastOf([kept, gone], [kept], [kept, sameName])).toEqual(['identifier-reused']);
    expect(lastOf([kept, gone], [kept], [kept, gone])).toEqual(['model-added']);
  });

  it('of a required parameter that comes back otherwise is still a break', () => {
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
