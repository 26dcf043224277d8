import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { readManifest } from '../../generator/output/manifest.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import { ProblemError } from '../../generator/report/problem-error.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { isLong } from '../support/long-form.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { imported, pageOf, recordOf } from './inputs.ts';

function expectPlace({ exitCode, problems }: CommandResult): void {
  expect(exitCode).toBe(2);
  expect(problems.length).toBeGreaterThan(0);
  for (const { location, file } of problems) expect(location?.file ?? file).toBeTruthy();
}

describe('importInputs rejects with exit code 2 and a place', () => {
  test.each([
    ['an endless number', recordOf('{"name":"seed","type":"number","max":1e400}')],
    [
      '6,000 nested inputs',
      recordOf(
        `${'{"name":"n","type":"inputs_array","inputs":['.repeat(6000)}{}${']}'.repeat(6000)}`,
      ),
    ],
    ['50,000 lists', '['.repeat(50_000)],
    ['inputs of another shape', recordOf('1')],
    ['Windows-1252', Buffer.from(recordOf('{"name":"é","type":"x"}'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${recordOf('')}`, 'utf16le')],
  ])('%s', async (_, content) => {
    const { result } = await imported(content);
    expectPlace(result);
  });
});

test('importInputs reads a record with a byte order mark', async () => {
  const { result } = await imported(`\ufeff${recordOf('{"name":"prompt","type":"string"}')}`);
  expect(result.exitCode).toBe(0);
});

test('importInputs warns about integers that lose precision', async () => {
  const { result } = await imported(
    recordOf('{"name":"seed","type":"number","max":18446744073709551615}'),
  );
  expect(result).toMatchObject({ exitCode: 0 });
  expect(result.problems.map(({ message }) => message)).toContain(
    'A number is kept as 18446744073709552000 (got 18446744073709551615).',
  );
});

describe('generate rejects with exit code 2 and a place', () => {
  const yaml = 'image-generation/acme.yaml';
  const files: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      'an alias bomb',
      {
        [yaml]:
          'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n',
      },
    ],
    ['a deep definition', { [yaml]: `models: ${'['.repeat(50_000)}` }],
    ['an unknown alias', { [yaml]: 'models: *x' }],
    ['an endless number', { [yaml]: 'provider: 1e400\nmodels: []' }],
    ['a folder named like a definition', { [`${yaml}/x.md`]: '' }],
  ];

  test.each(files)('%s', async (_, contents) => {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries(contents)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    expectPlace(await runGenerate({ models: folder, out: join(folder, 'out') }, plainStyle));
  });

  test('a linked category folder and a link that leaves the models folder', async () => {
    const { models, folder } = await imported(pageOf([{ id: 'model_a', name: 'A' }]), 'page.md');
    symlinkSync(join(models, 'image-generation'), join(models, 'linked'));
    expectPlace(await runGenerate({ models, out: join(folder, 'out') }, plainStyle));
    const other = temporaryFolder();
    mkdirSync(join(other, 'image-generation'));
    symlinkSync(
      join(models, 'image-generation/acme.yaml'),
      join(other, 'image-generation/acme.yaml'),
    );
    expectPlace(await runGenerate({ models: other, out: join(other, 'out') }, plainStyle));
  });
});

test('readManifest rejects a manifest of another shape and ignores other text', () => {
  const folder = temporaryFolder();
  const read = (text: string) => {
    writeFileSync(join(folder, 'manifest.json'), text);
    return () => readManifest(folder);
  };
  for (const text of ['', '{', '[]', 'null', '{"a":1}', '<<<<<<<', '['.repeat(50_000)]) {
    expect(read(text)()).toBeUndefined();
  }
  for (const text of [
    '{"generator":1,"definitions":2,"catalog":3}',
    '{"generator":{},"definitions":[],"catalog":null}',
    '{"generator":{},"definitions":{"a":{"files":[]}},"catalog":{"inputs":"","files":{}}}',
  ]) {
    expect(read(text)).toThrow(ProblemError);
  }
});

describe('importInputs and generate accept a page', () => {
  test('of 501 and more models', () => {
    for (const count of isLong() ? [501, 2000, 5000] : [501]) {
      const models = Array.from({ length: count }, (_, at) => ({
        id: `model_m${at}`,
        name: `Model ${at}`,
      }));
      const parsed = parsePage(sourceText('page.md', pageOf(models)));
      expect(parsed.ok && parsed.value.models.length).toBe(count);
    }
  });

  test('with a name of 260 letters, and shorten file names', async () => {
    const { models, folder } = await imported(
      pageOf([
        { id: 'model_short', name: 'Short' },
        { id: 'model_long', name: 'x'.repeat(260) },
        { id: 'model_longer', name: `${'x'.repeat(260)}y` },
      ]),
      'page.md',
    );
    const out = join(folder, 'out');
    const result = await runGenerate({ models, out }, plainStyle);
    expect(result.exitCode).toBe(0);
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' });
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(160);
  });

  test('with numbers in any spelling, which they keep', () => {
    const page = pageOf([
      {
        id: 'model_n',
        name: 'N',
        rows: [
          '| `guidance` | number | No | `1.0` | 0.0 | 1e1 | `0.50`, `1.0` | - |',
          '| `list` | number\\_array | No | `1.0,2` | - | - | - | - |',
        ],
      },
    ]);
    const parsed = parsePage(sourceText('page.md', page));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.value.models[0]?.parameters).toMatchObject([
      {
        default: 1,
        min: 0,
        max: 10,
        allowedValues: [0.5, 1],
        written: { default: '1.0', min: '0.0', max: '1e1', allowedValues: ['0.50', '1.0'] },
      },
      { default: [1, 2], written: { default: '1.0,2' } },
    ]);
    const again = parsePage(sourceText('page.md', printPage(parsed.value)));
    expect(again.ok && again.value.models).toEqual(parsed.value.models);
    expect(again.problems).toEqual([]);
  });

  test('with U+FFFD, with a warning', async () => {
    const { result } = await imported(
      pageOf([{ id: 'model_a', name: 'A' }]).replace('when calling', 'when \ufffd calling'),
      'page.md',
    );
    expect(result.problems.map(({ code }) => code)).toContain('PAGE_REPLACED_CHARACTER');
  });
});
