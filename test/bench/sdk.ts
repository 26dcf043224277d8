import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { measure, median, printTable, runNode } from './measure.ts';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');

const one = `import { photaEdit } from 'scenario-models';
export const request = photaEdit.request({ prompt: 'a', referenceImages: ['asset_a'] });
`;
/** The same by the path of the model. */
const alone = one.replace("'scenario-models'", "'scenario-models/models/phota-edit'");
const two = `import { photaEdit, photaTextToImage } from 'scenario-models';
export const request = photaEdit.request({ prompt: 'a', referenceImages: ['asset_a'] });
export const other = photaTextToImage.request({ prompt: 'a' });
`;
/** With everything that is needed to run the request. */
const client = `${one}import { ScenarioClient } from 'scenario-models/client';
export const result = new ScenarioClient().run(request);
`;
/** The same checks written with zod alone. */
const zodAlone = `import * as z from 'zod/mini';
const schema = z.strictObject({
  referenceImages: z.array(z.string().check(z.minLength(1))),
  prompt: z.string(),
  numOutputs: z.optional(z.number().check(z.gte(1), z.lte(4))),
  resolution: z.optional(z.enum(['1K', '4K'])),
  aspectRatio: z.optional(z.enum(['auto', '16:9', '4:3', '1:1', '3:4', '9:16'])),
});
export const request = z.safeParse(schema, { prompt: 'a', referenceImages: ['asset_a'] });
`;

/** A project that has the published SDK of all models installed. */
function prepare(project: string): void {
  symlinkSync(join(root, 'node_modules', 'zod'), join(project, 'node_modules', 'zod'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  const files = {
    'empty.ts': 'export {};\n',
    'one.ts': one,
    'alone.ts': alone,
    'two.ts': two,
    'client.ts': client,
    'zod.ts': zodAlone,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
}

export async function benchSdk(project: string, rounds: number): Promise<void> {
  mkdirSync(project, { recursive: true });
  prepare(project);
  benchTypes(project, rounds);
  await benchBundles(project);
  benchLoading(project, rounds);
}

function benchTypes(project: string, rounds: number): void {
  const language = {
    strict: true,
    skipLibCheck: true,
    module: 'nodenext',
    target: 'es2022',
    types: [],
  };
  const check = (compiler: string, file: string) => {
    const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin', 'tsc');
    const config = join(project, `tsconfig.${file}.json`);
    const compilerOptions = { ...language, noEmit: true };
    writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
    const text = execFileSync(process.execPath, [tsc, '-p', config, '--extendedDiagnostics'], {
      cwd: project,
      encoding: 'utf8',
    });
    return (name: string) => Number(new RegExp(`^${name}: +([\\d.]+)`, 'm').exec(text)?.[1]);
  };
  const rows = ['typescript-5.5', 'typescript', 'typescript-7'].map((compiler) => {
    // In turn, so that a change of the machine's load meets all of them.
    const runs = Array.from({ length: rounds }, () =>
      ['empty.ts', 'one.ts', 'alone.ts'].map((file) => check(compiler, file)),
    );
    const medianOf = (index: number) => (name: string) =>
      median(runs.map((values) => values[index]?.(name) ?? Number.NaN));
    const [empty, used, alone] = [medianOf(0), medianOf(1), medianOf(2)];
    const over = (measured: typeof used) =>
      (measured('Total time') - empty('Total time')).toFixed(2);
    return [
      `${compiler} ${(require(`${compiler}/package.json`) as { version: string }).version}`,
      empty('Total time').toFixed(2),
      used('Total time').toFixed(2),
      over(used),
      over(alone),
      String(used('Instantiations') - empty('Instantiations')),
    ];
  });
  printTable(
    'Type-checking a file that uses one model of the published SDK (target: 0.1 s over an empty file, 0.05 s by its own path)',
    [
      'compiler',
      'empty file, s',
      'one model, s',
      'over empty, s',
      'over empty by its own path, s',
      'instantiations',
    ],
    rows,
  );
}

async function benchBundles(project: string): Promise<void> {
  const size = async (file: string) => {
    const { outputFiles } = await build({
      entryPoints: [join(project, file)],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
      absWorkingDir: project,
    });
    return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength;
  };
  const [zod, single, double] = [await size('zod.ts'), await size('one.ts'), await size('two.ts')];
  const withClient = await size('client.ts');
  printTable(
    'In a bundle, minified, gzip (target: one model at most 6,600 bytes, 12,500 with the client)',
    ['what', 'bytes', 'over zod/mini'],
    [
      ["zod/mini with one model's schema by hand", String(zod), ''],
      ['one model', String(single), String(single - zod)],
      ['two models', String(double), String(double - zod)],
      ['one model and the client', String(withClient), String(withClient - zod)],
    ],
  );
}

function benchLoading(project: string, rounds: number): void {
  const load = (module: string) =>
    measure(rounds * 3, () => {
      const script = join(project, 'load.mjs');
      writeFileSync(
        script,
        `const start = performance.now();
await import(${JSON.stringify(module)});
process.stdout.write(String(performance.now() - start));`,
      );
      const run = runNode([script]);
      return { ...run, seconds: Number(run.stdout) };
    }).seconds;
  const zod = load('zod/mini');
  const index = load('scenario-models');
  const ms = (milliseconds: number) => milliseconds.toFixed(0);
  printTable(
    'Loading in Node (target: the whole index at most 60 ms beyond zod)',
    ['what', 'ms', 'beyond zod'],
    [
      ['zod/mini', ms(zod), ''],
      ['the index of all models', ms(index), ms(index - zod)],
    ],
  );
}
