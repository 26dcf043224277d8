import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startMockServer, type MockServer } from '../../generator/dev-server/mock-server.ts';
import type { Registry } from '../../generator/dev-server/types.ts';
import { curlProgram, jsonSample, pythonProgram } from '../../generator/emit/docs/http-samples.ts';
import { sampleLanguages, type SampleLanguage } from '../../generator/emit/docs/sample-programs.ts';
import { typescriptRunSample } from '../../generator/emit/docs/typescript-samples.ts';
import {
  formOf,
  fromHash,
  sampleOf,
  toHash,
} from '../../generator/site/browser/playground/form.ts';
import { playgroundData } from '../../generator/site/playground-data.ts';
import { planFolder } from '../support/corpus-plan.ts';
import { sampleOf as partOf } from '../support/long-form.ts';
import { hasJq, hasRequests } from '../support/run-samples.ts';

const corpus = inject('corpus');
const run = promisify(execFile);

/** The folders of the programs, each of which a test below runs, and the endings of their names. */
const endings: Readonly<Record<SampleLanguage, string>> = {
  TypeScript: 'ts',
  cURL: 'sh',
  Python: 'py',
};

/** The code that the playground shows for an example of a model, after it went through a link. */
interface Shown {
  readonly id: string;
  readonly file: string;
  readonly code: Readonly<Record<SampleLanguage, string>>;
  readonly body: unknown;
}

describe.runIf(corpus)(
  'the code that the playground shows for the examples of all real models',
  () => {
    const { folder, generated, registry, models } = corpus ?? {
      ...{ folder: '', generated: '', registry: '', models: '' },
    };
    const place = join(folder, 'playground');
    const shown = corpus ? partOf(planFolder(models), 16, 3).flatMap(shownFor) : [];
    let server: MockServer | undefined;
    let env: NodeJS.ProcessEnv = {};

    beforeAll(async () => {
      const loaded = (await import(pathToFileURL(registry).href)) as { models: Registry };
      server = await startMockServer({
        models: loaded.models,
        timing: { queued: 0, running: 0, importing: 0 },
        limits: { concurrentJobs: 1000, requestsPerMinute: 1_000_000 },
      });
      env = {
        ...process.env,
        SCENARIO_SDK_API_KEY: 'key',
        SCENARIO_SDK_API_SECRET: 'secret',
        SCENARIO_SDK_BASE_URL: server.url,
      };
      for (const { file, code } of shown) {
        for (const language of sampleLanguages) {
          const ending = endings[language];
          mkdirSync(join(place, ending, file), { recursive: true });
          writeFileSync(join(place, ending, file, `program.${ending}`), code[language]);
        }
      }
    });
    afterAll(() => server?.close());

    /** Runs programs, and expects the jobs of exactly the requests that the form contains. */
    async function expectJobs(
      start: () => Promise<unknown>,
      of: readonly Shown[] = shown,
    ): Promise<void> {
      server?.state.jobs.clear();
      await start();
      const jobs = [...(server?.state.jobs.values() ?? [])];
      expect(jobs.map(({ modelId, input }) => ({ modelId, input }))).toEqual(
        of.map(({ id, body }) => ({ modelId: id, input: body })),
      );
    }

    test('exists for each model that has an example', () => {
      expect(shown.length).toBeGreaterThan(20);
    });

    test('runs on the mock server: TypeScript', async () => {
      await build({
        entryPoints: shown.map(({ file }) => join(place, 'ts', file, 'program.ts')),
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        outdir: join(place, 'built'),
        outExtension: { '.js': '.mjs' },
        alias: {
          'scenario-models': join(generated, 'sdk', 'index.ts'),
          'scenario-models/client/node': join(generated, 'sdk', 'runtime', 'client', 'node.ts'),
        },
      });
      const all = shown.map(({ file }) => `await import('./${file}/program.mjs');`).join('\n');
      const built = join(place, 'built');
      writeFileSync(join(built, 'all.mjs'), all);
      await expectJobs(() => run(process.execPath, ['all.mjs'], { cwd: built, env }));
    });

    // Each program starts several processes, so all of them take minutes.
    test.runIf(hasJq).each(batchesOf(shown, 100))(
      'runs on the mock server: cURL, from %i',
      async (from, batch) => {
        const all = join(place, `all-${from}.sh`);
        const calls = batch.map(
          ({ file }) => `(cd '${join(place, 'sh', file)}' && bash program.sh)`,
        );
        writeFileSync(all, calls.join(' || exit\n'));
        await expectJobs(() => run('bash', [all], { env }), batch);
      },
    );

    test.runIf(hasRequests)('runs on the mock server: Python', async () => {
      const all = join(place, 'all.py');
      const lines = shown.map(
        ({ file }) =>
          `os.chdir(${JSON.stringify(join(place, 'py', file))})\nrunpy.run_path("program.py")`,
      );
      writeFileSync(all, ['import os, runpy', ...lines].join('\n'));
      await expectJobs(() => run('python3', [all], { env }));
    });
  },
);

function batchesOf<Item>(
  items: readonly Item[],
  size: number,
): [from: number, batch: readonly Item[]][] {
  return items.flatMap((_, from): [number, readonly Item[]][] =>
    from % size === 0 ? [[from, items.slice(from, from + size)]] : [],
  );
}

function shownFor(planned: Parameters<typeof playgroundData>[0]): readonly Shown[] {
  const { model, examples } = playgroundData(planned);
  const { parameters } = model;
  return examples.map(({ input }, index) => {
    const form = formOf(parameters, input);
    const linked = form.size === 0 ? form : fromHash(parameters, `#${toHash(parameters, form)}`);
    const sample = sampleOf(parameters, linked ?? new Map());
    return {
      id: planned.model.id,
      file: `${planned.names.fileName}-${index}`,
      code: {
        TypeScript: typescriptRunSample(model, sample),
        cURL: curlProgram(model, sample),
        Python: pythonProgram(model, sample),
      },
      body: JSON.parse(jsonSample(model, sample)) as unknown,
    };
  });
}
