import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { invalidInput, type CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { exceptionResult } from '../../generator/commands/report-result.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { readManifest } from '../../generator/output/manifest.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import { ProblemError } from '../../generator/report/problem-error.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { isLong } from '../support/long-form.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { projectOf, syncIn } from '../sync/project.ts';

interface Model {
  readonly id: string;
  readonly name: string;
  readonly rows?: readonly string[];
}

const columns =
  '| Parameter | Type | Required | Default | Min | Max | Allowed Values | Description |';

function pageOf(models: readonly Model[]): string {
  return `---
title: Acme | Scenario Docs
---

> This page is auto-generated from model configurations. Last updated: 2026-04-09.

This reference lists all available **Acme** image generation models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).

${models.map(({ name }) => `- [${name}](#${name})`).join('\n')}

---

${models
  .map(
    ({ id, name, rows = ['| `prompt` | string | Yes | - | - | - | - | - |'] }) => `## ${name}

**Model ID:** \`${id}\`

**Capabilities:** \`txt2img\`

${columns}
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`,
  )
  .join('\n')}`;
}

function recordOf(input: string): string {
  return `{"model":{"id":"model_a","name":"A","complianceMetadata":{"modelProvider":"Acme"},"inputs":[${input}]}}`;
}

async function imported(content: string | Uint8Array, name = 'input.json') {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  const models = join(folder, 'models');
  const result = await runImport([join(folder, name)], { models }, plainStyle);
  return { result, folder, models };
}

function expectPlace({ exitCode, problems }: CommandResult): void {
  expect(exitCode).toBe(2);
  expect(problems.length).toBeGreaterThan(0);
  for (const { location, file } of problems) expect(location?.file ?? file).toBeTruthy();
}

describe('importInputs refuses with exit code 2 and a place', () => {
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

test('importInputs warns of integers that change', async () => {
  const { result } = await imported(
    recordOf('{"name":"seed","type":"number","max":18446744073709551615}'),
  );
  expect(result).toMatchObject({ exitCode: 0 });
  expect(result.problems.map(({ message }) => message)).toContain(
    'A number is kept as 18446744073709552000 (got 18446744073709551615).',
  );
});

describe('generate refuses with exit code 2 and a place', () => {
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

test('readManifest refuses a manifest of another shape and ignores other text', () => {
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

describe('no input is a bug of this program', () => {
  const json = fc.json({ maxDepth: 5 });

  const configText =
    'index: https://docs.example.com/\nnewPages: report\nonly: [docs]\nexclude:\n  pages: [phota]\nreference:\n  columns: { Standard: Default }\n';
  const lockText =
    'reader: 1.0.0\npages:\n  https://docs.example.com/a/: { page: ab12, definition: cd34, etag: x }\n';

  /** Deep, huge, without an end, and names of the prototype. */
  const odd = fc.oneof(
    fc.constantFrom(
      '1e400',
      '-0',
      '9'.repeat(400),
      '0x10',
      '1_000',
      '.nan',
      '2026-02-30',
      '\ud800',
    ),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '{"__proto__":{"a":1}}',
    ),
    fc.constantFrom(
      '\u202e',
      '\ufeff',
      '\u2028',
      '\u0000',
      '\u001b[31m',
      '\ufffd',
      '💥'.repeat(50),
    ),
    fc.constantFrom('[', '{a: ', '- ', '? ', '*a ', '<<: ').map((piece) => piece.repeat(300)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  );

  /** Replaces a part of a text by anything. */
  const damagedText = (text: string) =>
    fc
      .tuple(
        fc.nat({ max: text.length }),
        fc.nat({ max: 40 }),
        fc.oneof(
          json,
          odd,
          fc.constantFrom('[', '{', '"', '*a', '- ', '1e400', 'null', '__proto__: 1\n', '\0'),
          fc.string(),
        ),
      )
      .map(([at, length, by]) => text.slice(0, at) + by + text.slice(at + length));

  async function projectWithHistory(): Promise<string> {
    const folder = await projectOf([join(temporaryFolder({ 'page.md': acmePage }), 'page.md')]);
    mkdirSync(join(folder, 'pages'));
    writeFileSync(
      join(folder, 'pages/page.md'),
      acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 '),
    );
    await syncIn(folder, { from: join(folder, 'pages') });
    return folder;
  }

  test('generate and sync never throw for damaged histories, manifests and package files', async () => {
    const folder = await projectWithHistory();
    const paths = [
      'models/image-generation/acme.history.yaml',
      'generated/manifest.json',
      'package.json',
      'scenario-models.config.yaml',
      'models/scenario-models.lock.yaml',
    ];
    writeFileSync(join(folder, 'scenario-models.config.yaml'), configText);
    writeFileSync(join(folder, 'models/scenario-models.lock.yaml'), lockText);
    const texts = paths.map((path) => readFileSync(join(folder, path), 'utf8'));
    const anyDamage = fc
      .nat({ max: paths.length - 1 })
      .chain((index) =>
        fc.tuple(
          fc.constant(paths[index] ?? ''),
          fc.oneof(
            { weight: 5, arbitrary: damagedText(texts[index] ?? '') },
            { weight: 1, arbitrary: json },
          ),
        ),
      );
    await fc.assert(
      fc.asyncProperty(anyDamage, async ([path, text]) => {
        paths.forEach((each, index) => {
          writeFileSync(join(folder, each), each === path ? text : (texts[index] ?? ''));
        });
        const models = join(folder, 'models');
        const run = (command: () => Promise<CommandResult>) => command().catch(exceptionResult);
        for (const result of [
          await run(() =>
            runGenerate({ models, out: join(folder, 'generated'), mode: 'dry-run' }, plainStyle),
          ),
          await run(() =>
            runGenerate({ models, out: join(folder, 'generated'), mode: 'check' }, plainStyle),
          ),
          await run(() => {
            const settings = readConfig(folder);
            if (!settings.ok) return Promise.resolve(invalidInput(settings.problems));
            const { config } = settings.value;
            return syncIn(folder, { from: join(folder, 'pages'), mode: 'dry-run', config });
          }),
        ]) {
          expect(result.exitCode, `${path}: ${text} ${result.stderr ?? ''}`).not.toBe(1);
        }
      }),
      { numRuns: isLong() ? 600 : 50 },
    );
  });

  test('generate ends with pipes instead of configuration files, and with a state folder below /proc', async () => {
    const folder = await projectWithHistory();
    const models = join(folder, 'models');
    const at = (options: { readonly package?: string }) =>
      runGenerate({ models, out: join(folder, 'generated'), settings: options }, plainStyle);
    rmSync(join(folder, 'package.json'));
    execFileSync('mkfifo', [join(folder, 'package.json'), join(folder, 'tsconfig.json')]);
    expect(await at({})).toMatchObject({ exitCode: 0 });
    expect(await at({ package: 'x' })).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'INPUT_PACKAGE_JSON' }],
    });
    expect(await syncIn(folder, { from: join(folder, 'pages') })).toMatchObject({ exitCode: 2 });
    vi.stubEnv('XDG_STATE_HOME', process.platform === 'linux' ? '/proc' : '/dev/null');
    expect(await at({}).catch(exceptionResult)).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'OUTPUT_STATE_FOLDER' }],
    });
  });

  test('commands never throw for damaged locks and notes of interrupted runs', async () => {
    vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
    const { models, folder } = await imported(pageOf([{ id: 'model_a', name: 'A' }]), 'page.md');
    const out = join(folder, 'out');
    mkdirSync(out);
    const state = [
      stateFile(models, 'lock'),
      stateFile(out, 'pending'),
      stateFile(models, 'journal'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...state),
        fc.oneof(
          json,
          damagedText('{"root":"/x","files":{"models/a":{"before":null,"after":"x"}}}'),
        ),
        async (file, text) => {
          for (const each of state) rmSync(each, { force: true });
          writeFileSync(file, text);
          const results = [
            await runGenerate({ models, out, mode: 'check' }, plainStyle).catch(exceptionResult),
            await runGenerate({ models, out }, plainStyle).catch(exceptionResult),
            await syncIn(folder, { models, out, from: folder }).catch(exceptionResult),
          ];
          for (const { exitCode, stderr } of results)
            expect(exitCode, `${text} ${stderr ?? ''}`).not.toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('importInputs never throws for damaged records', async () => {
    const record = recordOf(
      '{"name":"seed","type":"number","required":{"ifDefined":{"a":1}},"min":0,"max":9,"inputs":[]}',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          json,
          json.map((value) => recordOf(value)),
          odd.map((value) => recordOf(`{"name":${value}}`)),
          odd.map((value) => recordOf(`{"name":"a","type":"number","${value}":${value}}`)),
          fc
            .tuple(
              fc.nat({ max: record.length }),
              fc.nat({ max: 9 }),
              fc.oneof(json, odd, fc.string()),
            )
            .map(([at, length, by]) => record.slice(0, at) + by + record.slice(at + length)),
        ),
        async (text) => {
          const { result } = await imported(text);
          expect([0, 2]).toContain(result.exitCode);
        },
      ),
      { numRuns: isLong() ? 600 : 50 },
    );
  });

  test('runImport never throws for damaged pages', async () => {
    await fc.assert(
      fc.asyncProperty(damagedText(acmePage), async (text) => {
        const { result } = await imported(text, 'page.md');
        expect([0, 2]).toContain(result.exitCode);
      }),
      { numRuns: isLong() ? 600 : 50 },
    );
  });

  test('generate never throws for damaged definitions and overlays', async () => {
    const { models, folder } = await imported(pageOf([{ id: 'model_a', name: 'A' }]), 'page.md');
    const file = join(models, 'image-generation/acme.yaml');
    const whole = readFileSync(file, 'utf8');
    const overlay = 'models:\n  model_a:\n    parameters:\n      prompt: { maxLength: 9 }\n';
    const pieces = [
      '*a',
      '&a ',
      '[',
      '{',
      '- ',
      ': ',
      '"',
      '!!js/x ',
      '\t',
      '1e400',
      '.inf',
      '__proto__: 1\n',
      'null',
    ];
    const damaged = (text: string) =>
      fc
        .tuple(
          fc.nat({ max: text.length }),
          fc.nat({ max: 12 }),
          fc.oneof(fc.constantFrom(...pieces), odd, fc.string({ maxLength: 6 })),
        )
        .map(([at, length, by]) => text.slice(0, at) + by + text.slice(at + length));
    await fc.assert(
      fc.asyncProperty(damaged(whole), damaged(overlay), async (definition, corrected) => {
        writeFileSync(file, definition);
        writeFileSync(file.replace('.yaml', '.overlay.yaml'), corrected);
        const result = await runGenerate(
          { models, out: join(folder, 'out'), mode: 'dry-run' },
          plainStyle,
        );
        expect([0, 2]).toContain(result.exitCode);
      }),
      { numRuns: isLong() ? 600 : 50 },
    );
  });
});
