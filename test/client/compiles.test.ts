import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile, type Compiler } from '../support/compile.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');

/** The program of the README, with the models of the tests. */
const program = `
import { openAsBlob } from 'node:fs';
import { photaEdit } from './sample-models.js';
import { ScenarioClient } from './runtime/client/node.js';

const scenario = new ScenarioClient();
const request = photaEdit.request({
  prompt: 'a portrait in soft light',
  referenceImages: [await openAsBlob('me.jpg')],
});
const { assets } = await scenario.run(request);
await scenario.download(assets[0], 'portrait.png');
`;

/** A program in a page, with only the types of browsers. */
const page = `
import { photaEdit } from './sample-models.js';
import { ScenarioClient, type Fetch } from './runtime/client/index.js';

const fetchOfMine: Fetch = fetch;
const scenario = new ScenarioClient({ bearerToken: async () => 'token', fetch: fetchOfMine });
export async function show(file: File, signal: AbortSignal): Promise<string> {
  const request = photaEdit.request({ prompt: 'x', referenceImages: [file] });
  const { assets } = await scenario.run(request, { signal, onProgress: ({ stage }) => stage });
  return URL.createObjectURL(await scenario.download(assets[0]));
}
export async function stream(id: string, to: WritableStream<Uint8Array>): Promise<void> {
  const picture = await scenario.download(id);
  return picture.stream().pipeTo(to);
}
`;

/** A program without the types of any platform. */
const bare = `
import { photaEdit } from './sample-models.js';
import { ScenarioClient } from './runtime/client/index.js';

const { jobId } = await new ScenarioClient().submit(
  photaEdit.request({ prompt: 'x', referenceImages: ['asset_1'] }),
);
export const id: string = jobId;
`;

interface Case {
  readonly compiler: Compiler;
  readonly platform: string;
  readonly code: string;
  readonly more?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

const types = { lib: ['es2022', 'dom'], types: ['node'] };
const cases: readonly Case[] = [
  { compiler: 'typescript-7', platform: 'Node', code: program, options: { types: ['node'] } },
  { compiler: 'typescript-7', platform: 'a page', code: page, options: { lib: types.lib } },
  { compiler: 'typescript-7', platform: 'no platform', code: bare, options: {} },
  // Slow, so both together, as in a project with pages and tools.
  { compiler: 'typescript-5.5', platform: 'both', code: program, more: page, options: types },
];

test.each(cases)(
  'ScenarioClient and a program that uses it compile with $compiler and the types of $platform',
  ({ compiler, code, more = '', options }) => {
    const folder = temporaryFolder();
    cpSync(join(root, 'generator', 'runtime'), join(folder, 'runtime'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const models = readFileSync(join(root, 'test', 'support', 'sample-models.ts'), 'utf8')
      .replaceAll('../../generator/runtime/', './runtime/')
      .replaceAll(".ts';", ".js';");
    writeFileSync(join(folder, 'sample-models.ts'), models);
    writeFileSync(join(folder, 'program.ts'), code);
    writeFileSync(join(folder, 'more.ts'), more);
    expect(compile(compiler, folder, ['**/*.ts'], options)).toEqual([]);
  },
);
