import { build, type BuildOptions } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const sdk = './generated/sdk';
const model = `import { photaEdit } from '${sdk}/models/phota-edit.ts';`;
const client = `import { ScenarioClient } from '${sdk}/runtime/client/index.ts';`;

async function bundled(code: string, options: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    ...options,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

const sizeOf = (text: string): number => gzipSync(text, { level: 9 }).length;

test('one model takes less than 3.8 kB in a bundle, ScenarioClient and one model less than 12.5 kB', async () => {
  const alone = sizeOf(await bundled(`${model} console.log(photaEdit)`));
  const both = sizeOf(
    await bundled(`${model} ${client} console.log(photaEdit, new ScenarioClient())`),
  );
  console.log(`One model: ${alone} bytes gzip; with the client: ${both}`);
  expect(alone).toBeLessThan(3_800);
  expect(both).toBeLessThan(12_500);
});

test('ScenarioClient in a browser bundle contains no code for Node', async () => {
  const text = await bundled(`${client} console.log(new ScenarioClient())`, {
    platform: 'browser',
  });
  expect(text).not.toMatch(/node:|\brequire\(/);
});

test('the published package has the same sizes', async () => {
  const dist = './generated/dist';
  const both = `import { photaEdit } from '${dist}/index.js';
    import { ScenarioClient } from '${dist}/runtime/client/index.js';
    console.log(photaEdit, new ScenarioClient())`;
  expect(sizeOf(await bundled(both, { logLevel: 'error' }))).toBeLessThan(12_500);
});

test('a model in a bundle contains no code of zod', async () => {
  const { metafile } = await build({
    stdin: { contents: `${model} console.log(photaEdit)`, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
  });
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))).toEqual([]);
});

test('a model in a bundle contains no code of the client', async () => {
  const text =
    await bundled(`${model} import type { RunResult } from '${sdk}/runtime/client/index.ts';
    console.log(photaEdit)`);
  expect(text).not.toContain('SubmissionUnknownError');
});
