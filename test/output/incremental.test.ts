import fc from 'fast-check';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WriteMode } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import type { SettingFlags } from '../../generator/commands/output-target.ts';
import { upToDate } from '../../generator/commands/up-to-date.ts';
import { hashOf } from '../../generator/output/hash.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import {
  recalledExtension,
  recalledHash,
  recallUnchanged,
  signFolders,
  startRun,
} from '../../generator/output/unchanged-run.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme, zenith } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const definitions = {
  'models/image-generation/acme.yaml': acme,
  'models/video-generation/zenith.yaml': zenith,
};

const configured = {
  ...definitions,
  'tsconfig.json': '{ "extends": "./base.json" }',
  'base.json': '{ "compilerOptions": { "module": "nodenext" } }',
};

beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Edit = (folder: string, at: number) => void;

/** The files below a part of a folder, in order. */
function filesBelow(folder: string, part: string): readonly string[] {
  const start = join(folder, part);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function pick(files: readonly string[], at: number): string | undefined {
  return files[at % Math.max(1, files.length)];
}

function edit(part: string, change: (file: string, at: number) => void): Edit {
  return (folder, at) => {
    const file = pick(filesBelow(folder, part), at);
    if (file !== undefined) change(file, at);
  };
}

const edits: Readonly<Record<string, Edit>> = {
  'touch a definition': edit('models', (file, at) => {
    utimesSync(file, at, at);
  }),
  'change a limit': edit('models', (file, at) => {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/max: \d+/, `max: ${String(at + 1)}`));
  }),
  'rename a model': edit('models', (file, at) => {
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/name: Acme Edit\w*/, `name: Acme Edit${String(at)}`),
    );
  }),
  'delete a definition': edit('models', (file) => {
    rmSync(file);
  }),
  'restore a definition': (folder) => {
    writeFileSync(join(folder, 'models/image-generation/acme.yaml'), acme);
  },
  'rename a definition': edit('models', (file, at) => {
    renameSync(file, file.replace(/[^/]*$/, `renamed-${String(at)}.yaml`));
  }),
  'edit output': edit('generated', (file) => {
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
  }),
  'be another generator': (folder) => {
    const file = join(folder, 'generated/manifest.json');
    if (!existsSync(file)) return;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"build": "\w*"/, '"build": "other"'));
  },
  'delete output': edit('generated', (file) => {
    rmSync(file);
  }),
  'change the compiler options': (folder, at) => {
    const options = [
      {},
      { module: 'nodenext' },
      { module: 'preserve' },
      { allowImportingTsExtensions: true },
    ];
    const config = { compilerOptions: options[at % options.length] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  },
};

/** Runs as the command line does: a run that is recorded as unchanged reads nothing. */
async function generateNoted(
  models: string,
  out: string,
  mode: WriteMode = 'write',
  settings: SettingFlags = {},
) {
  const start = startRun(JSON.stringify({ models, out, settings }), [], dirname(models));
  const unchanged = recallUnchanged(start);
  if (unchanged) return { ...upToDate(unchanged, mode, plainStyle), isRecalled: true };
  const result = await runGenerate({ models, out, mode, settings, start }, plainStyle);
  return { ...result, isRecalled: false };
}

/** Sets the clock of the runs later than the times of all files. */
function letTimePass(): void {
  vi.setSystemTime(Date.now() + 60_000);
}

/** The output without files that were edited and are foreign to every run. */
function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(folder, '').map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );
}

test('generate writes the same bytes in an incremental and a fresh run, after any edits', async () => {
  const step = fc.record({ name: fc.constantFrom(...Object.keys(edits)), at: fc.nat(30) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (steps, isSet) => {
        const folder = temporaryFolder(definitions);
        const models = join(folder, 'models');
        const out = join(folder, 'generated');
        await generateNoted(models, out);
        for (const { name, at } of steps) {
          letTimePass();
          await generateNoted(models, out);
          edits[name]?.(folder, at);
          // An extension that is set stays in the manifest; else it follows from the compiler options.
          const set = isSet ? { importExtension: at % 2 ? ('js' as const) : ('ts' as const) } : {};
          const settings: SettingFlags = { frontMatter: at % 3 === 0, ...set };
          const fresh = join(folder, 'fresh');
          const [one, other] = [
            await generateNoted(models, out, 'write', settings),
            await runGenerate({ models, out: fresh, settings }, plainStyle),
          ];
          expect(one.exitCode).toBe(other.exitCode);
          const wanted = contents(fresh);
          // A file that was edited and then lost its definition is kept, and reported.
          const { foreign = [] } = (one.json ?? {}) as { readonly foreign?: readonly string[] };
          for (const path of foreign) rmSync(join(out, path));
          expect(contents(out)).toEqual(wanted);
          expect((await generateNoted(models, out, 'check', settings)).exitCode).toBe(one.exitCode);
          rmSync(fresh, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 6 },
  );
});

describe('recallUnchanged', () => {
  async function noted() {
    const folder = temporaryFolder(configured);
    const [models, out] = [join(folder, 'models'), join(folder, 'generated')];
    await generateNoted(models, out);
    letTimePass();
    expect((await generateNoted(models, out)).isRecalled).toBe(false);
    expect(await generateNoted(models, out)).toMatchObject({ isRecalled: true, exitCode: 0 });
    return { folder, models, out };
  }

  test.each<readonly [string, (folder: string) => void]>([
    ['a definition is touched', (folder) => edits['touch a definition']?.(folder, 1)],
    ['a definition is changed', (folder) => edits['change a limit']?.(folder, 1)],
    ['a definition is deleted', (folder) => edits['delete a definition']?.(folder, 1)],
    ['a definition is renamed', (folder) => edits['rename a definition']?.(folder, 1)],
    ['a generated file is edited', (folder) => edits['edit output']?.(folder, 1)],
    ['a generated file is deleted', (folder) => edits['delete output']?.(folder, 1)],
    [
      'an overlay is added',
      (folder) => {
        writeFileSync(join(folder, 'models/image-generation/acme.overlay.yaml'), 'models: {}\n');
      },
    ],
    [
      'a file is added to the output',
      (folder) => {
        writeFileSync(join(folder, 'generated/docs/mine.md'), 'mine');
      },
    ],
    [
      'the settings that the compiler inherits change',
      (folder) => {
        writeFileSync(join(folder, 'base.json'), '{ "compilerOptions": { "module": "preserve" } }');
      },
    ],
    [
      'a text of the same length is written with the times of the file',
      (folder) => {
        const file = join(folder, 'models/image-generation/acme.yaml');
        const { atime, mtime } = statSync(file);
        writeFileSync(file, readFileSync(file, 'utf8').replace('max: 1', 'max: 2'));
        utimesSync(file, atime, mtime);
      },
    ],
  ])('returns nothing after %s', async (_, change) => {
    const { folder, models, out } = await noted();
    change(folder);
    expect((await generateNoted(models, out)).isRecalled).toBe(false);
  });

  test('keeps the hashes of unchanged files for a run with something to do', async () => {
    const { models, out } = await noted();
    writeFileSync(join(out, 'docs/rules.md'), 'mine');
    const start = startRun('{}', [], dirname(models));
    signFolders(start, models, out);
    const index = join(out, 'sdk/index.ts');
    expect(recalledHash(start, index)).toBe(hashOf(readFileSync(index, 'utf8')));
    expect(recalledHash(start, join(out, 'docs/rules.md'))).toBeUndefined();
  });

  test('returns nothing for other options, or if the record was truncated', async () => {
    const { folder, models, out } = await noted();
    expect(recallUnchanged(startRun('{}', [], folder))).toBeUndefined();
    const file = stateFile(folder, 'unchanged');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -10));
    expect((await generateNoted(models, out)).isRecalled).toBe(false);
  });

  test('returns nothing if files were written so recently that a change could have the same time', async () => {
    const folder = temporaryFolder(definitions);
    const [models, out] = [join(folder, 'models'), join(folder, 'generated')];
    await generateNoted(models, out);
    await generateNoted(models, out);
    expect((await generateNoted(models, out)).isRecalled).toBe(false);
  });
});

describe('recalledExtension', () => {
  async function recorded() {
    const folder = temporaryFolder(configured);
    const [models, out] = [join(folder, 'models'), join(folder, 'generated')];
    letTimePass();
    await generateNoted(models, out);
    letTimePass();
    return { folder, out, next: () => startRun('{}', [], folder) };
  }

  test('returns the recorded extension while all files that it follows from are unchanged', async () => {
    const { out, next } = await recorded();
    const start = next();
    const known = start.recorded?.extensions.get(out);
    expect(known?.extension).toBe('js');
    // Whatever is recorded is returned, so no compiler has read the files again.
    const other = new Map([
      [out, { ...known, extension: 'none', files: known?.files ?? [] } as const],
    ]);
    const altered = {
      ...start,
      recorded: start.recorded && { ...start.recorded, extensions: other },
    };
    expect(await recalledExtension(altered, out)).toBe('none');
  });

  test.each([
    ['tsconfig.json', '{ "compilerOptions": { "module": "preserve" } }'],
    ['base.json', '{ "compilerOptions": { "module": "preserve" } }'],
    ['generated/tsconfig.json', '{ "compilerOptions": { "module": "preserve" } }'],
  ])('reads the configuration again after a change of %s', async (path, text) => {
    const { folder, out, next } = await recorded();
    expect(await recalledExtension(next(), out)).toBe('js');
    writeFileSync(join(folder, path), text);
    expect(await recalledExtension(next(), out)).toBe('none');
  });
});

test('generate --check relies on a manifest only if a run of this user wrote it', async () => {
  const folder = temporaryFolder(definitions);
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await runGenerate(places, plainStyle);
  const manifest = join(places.out, 'manifest.json');
  const text = readFileSync(manifest, 'utf8');
  const file = join(places.out, 'docs/rules.md');
  writeFileSync(file, 'mine');
  expect((await runGenerate({ ...places, mode: 'check' }, plainStyle)).exitCode).toBe(4);
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update('mine').digest('hex');
  writeFileSync(manifest, text.replace(/("docs\/rules.md": ")\w+/, `$1${hash}`));
  expect((await runGenerate({ ...places, mode: 'check' }, plainStyle)).exitCode).toBe(4);
});
