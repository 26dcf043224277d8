import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startMockServer, type MockServer } from '../../generator/dev-server/mock-server.ts';
import type { Registry } from '../../generator/dev-server/types.ts';
import {
  sampleLanguages,
  samplePrograms,
  type SampleLanguage,
} from '../../generator/emit/docs/sample-programs.ts';
import { codeBlocks } from '../support/code-blocks.ts';
import { isLong, sampleOf } from '../support/long-form.ts';
import { hasJq, hasRequests } from '../support/run-samples.ts';

const corpus = inject('corpus');
const run = promisify(execFile);

/** A program of a model page with the folder that it runs in. */
interface Program {
  readonly modelId: string;
  readonly folder: string;
  readonly code: string;
}

/** Runs each program in a folder with the files that it uploads. */
const languages = {
  cURL: {
    isInstalled: hasJq,
    files: /\$\(upload (\S+) /g,
    fileName: 'program.sh',
    command: 'bash',
    // One process for all would share variables, so each program has its own shell.
    start: (programs: readonly Program[]) =>
      programs.map(({ folder }) => `(cd '${folder}' && bash program.sh)`).join(' || exit\n'),
  },
  Python: {
    isInstalled: hasRequests,
    files: /\bupload\("([^"]+)",/g,
    fileName: 'program.py',
    command: 'python3',
    // One interpreter for all imports its packages once.
    start: (programs: readonly Program[]) =>
      `import os, runpy\n${programs
        .map(({ folder }) => `os.chdir(${JSON.stringify(folder)})\nrunpy.run_path("program.py")`)
        .join('\n')}`,
  },
} as const satisfies Readonly<Record<Exclude<SampleLanguage, 'TypeScript'>, object>>;

describe.runIf(corpus)('the programs in the model pages of all real pages', () => {
  const { folder, generated, registry } = corpus ?? { folder: '', generated: '', registry: '' };
  const pages = join(generated, 'docs', 'models');
  let server: MockServer | undefined;

  beforeAll(async () => {
    const { models } = (await import(pathToFileURL(registry).href)) as { models: Registry };
    const timing = { queued: 0, running: 0, importing: 0 };
    const limits = { concurrentJobs: 1000, requestsPerMinute: 1_000_000 };
    server = await startMockServer({ models, timing, limits });
  });
  afterAll(() => server?.close());

  const names = sampleLanguages.filter((name) => name !== 'TypeScript');
  test.each(names)('run to the downloaded files: %s', async (name) => {
    const language = languages[name];
    if (!language.isInstalled || !server) return;
    const programs = sampleOf(sixty(pages, samplePrograms[name].syntax), 6).map(
      ({ page, code, modelId }): Program => {
        const place = join(folder, 'programs', name, page);
        mkdirSync(place, { recursive: true });
        writeFileSync(join(place, language.fileName), code);
        for (const [, file = ''] of code.matchAll(language.files)) {
          writeFileSync(join(place, file), `\u0089PNG of ${file}`, 'latin1');
        }
        return { modelId, folder: place, code };
      },
    );
    expect(programs).toHaveLength(isLong() ? 60 : 10);
    server.state.jobs.clear();
    const all = join(folder, `programs.${name}`);
    writeFileSync(all, language.start(programs));
    await run(language.command, [all], {
      env: {
        ...process.env,
        SCENARIO_SDK_API_KEY: 'key',
        SCENARIO_SDK_API_SECRET: 'secret',
        SCENARIO_SDK_BASE_URL: server.url,
      },
    });

    const { assets, jobs } = server.state;
    expect([...jobs.values()].map(({ modelId }) => modelId)).toEqual(
      programs.map(({ modelId }) => modelId),
    );
    for (const [index, job] of [...jobs.values()].entries()) {
      const results = join(programs[index]?.folder ?? '', 'results');
      const wanted = job.assetIds.map((id) => assets.get(id)?.name ?? '');
      expect(readdirSync(results).sort()).toEqual(wanted.sort());
      for (const id of job.assetIds) {
        const file = readFileSync(join(results, assets.get(id)?.name ?? ''));
        expect(file.equals(assets.get(id)?.bytes() ?? Buffer.of())).toBe(true);
      }
    }
  });
});

/** Returns the program of each fourth page, up to 60. */
function sixty(pages: string, language: string) {
  return readdirSync(pages)
    .sort()
    .filter((_, index) => index % 4 === 0)
    .flatMap((name) => {
      const text = readFileSync(join(pages, name), 'utf8');
      const [code] = codeBlocks(text, language);
      const [, modelId = ''] = /\*\*Model ID:\*\* `([^`]+)`/.exec(text) ?? [];
      return code === undefined ? [] : [{ page: name.replace(/\.md$/, ''), code, modelId }];
    })
    .slice(0, 60);
}
