import fc from 'fast-check';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme, zenith } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const definitions = {
  'models/image-generation/acme.yaml': acme,
  'models/video-generation/zenith.yaml': zenith,
};

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
  'delete output': edit('generated', (file) => {
    rmSync(file);
  }),
};

/** The output without files that were edited and are foreign to every run. */
function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(folder, '').map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );
}

test('generate writes the same bytes in an incremental and a fresh run, after any edits', async () => {
  const step = fc.record({ name: fc.constantFrom(...Object.keys(edits)), at: fc.nat(30) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const folder = temporaryFolder(definitions);
      const models = join(folder, 'models');
      const out = join(folder, 'generated');
      await runGenerate({ models, out }, plainStyle);
      for (const { name, at } of steps) {
        edits[name]?.(folder, at);
        const fresh = join(folder, 'fresh');
        const [one, other] = [
          await runGenerate({ models, out }, plainStyle),
          await runGenerate({ models, out: fresh }, plainStyle),
        ];
        expect(one.exitCode).toBe(other.exitCode);
        const wanted = contents(fresh);
        // A file that was edited and then lost its definition is kept, and reported.
        const { foreign = [] } = (one.json ?? {}) as { readonly foreign?: readonly string[] };
        for (const path of foreign) rmSync(join(out, path));
        expect(contents(out)).toEqual(wanted);
        expect((await runGenerate({ models, out, mode: 'check' }, plainStyle)).exitCode).toBe(
          one.exitCode,
        );
        rmSync(fresh, { recursive: true, force: true });
      }
    }),
    { numRuns: 6 },
  );
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
