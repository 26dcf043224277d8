import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import type { Registry } from '../../generator/dev-server/types.ts';
import { codeBlocks } from '../support/code-blocks.ts';
import { compile } from '../support/compile.ts';

const corpus = inject('corpus');

describe.runIf(corpus)('the TypeScript samples in the model pages of all real pages', () => {
  const { folder, generated, registry } = corpus ?? { folder: '', generated: '', registry: '' };
  const samples = join(folder, 'samples');
  const pages = join(generated, 'docs', 'models');
  const found = corpus ? samplesIn(pages) : [];
  /** The first sample of each page is a complete program. */
  const programs = found.filter(({ index }) => index === 0);

  beforeAll(() => {
    mkdirSync(samples);
    for (const { name, index, sample } of found) {
      writeFileSync(join(samples, `${name}-${index}.ts`), sample);
    }
  });
  afterAll(() => {
    rmSync(samples, { recursive: true });
  });

  test('compile with the SDK next to them', () => {
    expect(found.length).toBeGreaterThan(200);
    expect(
      compile('typescript-7', folder, ['samples'], {
        types: ['node'],
        paths: {
          'scenario-models': ['./generated/sdk/index.ts'],
          'scenario-models/client/node': ['./generated/sdk/runtime/client/node.ts'],
        },
        noUnusedLocals: false,
        isolatedDeclarations: false,
        declaration: false,
      }),
    ).toEqual([]);
  });

  test('run unchanged, from files to files, each with one job', async () => {
    const { models } = (await import(pathToFileURL(registry).href)) as { models: Registry };
    const timing = { queued: 0, running: 0, importing: 0 };
    const limits = { concurrentJobs: 1000, requestsPerMinute: 1_000_000 };
    const server = await startMockServer({ models, timing, limits });
    const out = join(samples, 'built');
    await build({
      entryPoints: programs.map(({ name }) => join(samples, `${name}-0.ts`)),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      outdir: out,
      outExtension: { '.js': '.mjs' },
      alias: {
        'scenario-models': join(generated, 'sdk', 'index.ts'),
        'scenario-models/client/node': join(generated, 'sdk', 'runtime', 'client', 'node.ts'),
      },
    });
    for (const { sample } of programs) {
      for (const [, file = ''] of sample.matchAll(/openAsBlob\('([^']+)'\)/g)) {
        writeFileSync(join(out, file), `\u0089PNG of ${file}`, 'latin1');
      }
    }
    const all = programs.map(({ name }) => `await import('./${name}-0.mjs');`).join('\n');
    writeFileSync(join(out, 'all.mjs'), all);
    const env = {
      ...process.env,
      SCENARIO_SDK_API_KEY: 'key',
      SCENARIO_SDK_API_SECRET: 'secret',
      SCENARIO_SDK_BASE_URL: server.url,
    };
    const { stdout } = await promisify(execFile)(process.execPath, ['all.mjs'], { cwd: out, env });
    await server.close();

    const jobs = [...server.state.jobs.values()];
    // A page without a program names the values that the reference does not state.
    expect(programs.length).toBeGreaterThan(240);
    expect(jobs).toHaveLength(programs.length);
    expect(new Set(jobs.map(({ modelId }) => modelId)).size).toBe(programs.length);
    const results = jobs.flatMap(({ assetIds }) =>
      assetIds.map((id) => server.state.assets.get(id)?.name ?? ''),
    );
    expect(readdirSync(join(out, 'results')).sort()).toEqual(results.sort());
    expect(stdout.trim().split('\n').sort()).toEqual(results.map((name) => `results/${name}`));
  });
});

function samplesIn(pages: string) {
  return readdirSync(pages).flatMap((page) =>
    codeBlocks(readFileSync(join(pages, page), 'utf8'), 'ts').map((sample, index) => ({
      name: page.replace(/\.md$/, ''),
      sample,
      index,
    })),
  );
}
