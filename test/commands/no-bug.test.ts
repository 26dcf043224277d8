import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { invalidInput, type CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { exceptionResult } from '../../generator/commands/report-result.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { isLong } from '../support/long-form.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { projectOf, syncIn } from '../sync/project.ts';
import { imported, pageOf, recordOf } from './inputs.ts';

describe('no input is a bug of this program', () => {
  const json = fc.json({ maxDepth: 5 });

  const configText =
    'index: https://docs.example.com/\nnewPages: report\nonly: [docs]\nexclude:\n  pages: [phota]\nreference:\n  columns: { Standard: Default }\n';
  const lockText =
    'reader: 1.0.0\npages:\n  https://docs.example.com/a/: { page: ab12, definition: cd34, etag: x }\n';

  /** Deeply nested, huge, unterminated, and names of the prototype. */
  const unusual = fc.oneof(
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
          unusual,
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
        paths.forEach((path, index) => {
          writeFileSync(join(folder, path), path === path ? text : (texts[index] ?? ''));
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
      { numRuns: isLong() ? 600 : 10 },
    );
  });

  test('generate does not hang on pipes instead of configuration files, and with a state folder below /proc', async () => {
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

  test('commands never throw for damaged locks and records of interrupted runs', async () => {
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
          for (const path of state) rmSync(path, { force: true });
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
          unusual.map((value) => recordOf(`{"name":${value}}`)),
          unusual.map((value) => recordOf(`{"name":"a","type":"number","${value}":${value}}`)),
          fc
            .tuple(
              fc.nat({ max: record.length }),
              fc.nat({ max: 9 }),
              fc.oneof(json, unusual, fc.string()),
            )
            .map(([at, length, by]) => record.slice(0, at) + by + record.slice(at + length)),
        ),
        async (text) => {
          const { result } = await imported(text);
          expect([0, 2]).toContain(result.exitCode);
        },
      ),
      { numRuns: isLong() ? 600 : 10 },
    );
  });

  test('runImport never throws for damaged pages', async () => {
    await fc.assert(
      fc.asyncProperty(damagedText(acmePage), async (text) => {
        const { result } = await imported(text, 'page.md');
        expect([0, 2]).toContain(result.exitCode);
      }),
      { numRuns: isLong() ? 600 : 10 },
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
          fc.oneof(fc.constantFrom(...pieces), unusual, fc.string({ maxLength: 6 })),
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
      { numRuns: isLong() ? 600 : 10 },
    );
  });
});
