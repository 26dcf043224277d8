import { toString } from 'mdast-util-to-string';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { models } from '../../generated/sdk/registry.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import { anchorOf } from '../../generator/markdown/anchor.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import * as client from '../../generator/runtime/client/index.ts';
import { ScenarioError } from '../../generator/runtime/client/index.ts';
import { codeBlocks } from '../support/code-blocks.ts';
import { compile } from '../support/compile.ts';
import { nodesOf, parseMarkdown } from '../support/markdown-tree.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(root, 'generated', 'docs', 'guide.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const maintenance = readFileSync(join(root, 'generated', 'docs', 'maintain.md'), 'utf8');
/** The names in the first column of the table below a heading. */
const namesIn = (heading: string): string[] =>
  Array.from(
    (guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| (`[^|]*) \|/gm),
    ([, cell = '']) => Array.from(cell.matchAll(/`(\w+)/g), ([, name = '']) => name),
  ).flat();

/** A project that has this package installed. */
function project(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'generated'), join(folder, 'node_modules', 'scenario-models'));
  symlinkSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'));
  return folder;
}

const programs = [
  {
    of: 'the guide',
    program: codeBlocks(guide, 'ts')[0] ?? '',
    writes: (id: string) => `results/${id}.png`,
  },
  {
    of: 'the README',
    program: codeBlocks(readme, 'ts').find((code) => code.includes('openAsBlob')) ?? '',
    writes: () => 'portrait.png',
  },
];

test.each(programs)(
  'the first program of $of has ten lines and runs unchanged',
  async ({ program, writes }) => {
    const timing = { queued: 0, running: 0, importing: 0 };
    const server = await startMockServer({ models: { ...models }, timing });
    const folder = project();
    writeFileSync(join(folder, 'run.mjs'), program);
    const [, file = ''] = /openAsBlob\('(.*?)'\)/.exec(program) ?? [];
    writeFileSync(join(folder, file), '\u0089PNG', 'latin1');
    const env = {
      ...process.env,
      SCENARIO_SDK_API_KEY: 'any',
      SCENARIO_SDK_API_SECRET: 'any',
      SCENARIO_SDK_BASE_URL: server.url,
    };
    await promisify(execFile)(process.execPath, ['run.mjs'], { cwd: folder, env });
    await server.close();
    const [job, ...others] = server.state.jobs.values();
    expect(others).toEqual([]);
    const picture = readFileSync(join(folder, writes(job?.assetIds[0] ?? '')));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(program.split('\n').filter((line) => /^\w/.test(line)).length).toBeLessThan(11);
  },
);

/** The names that the code of the guide uses. */
const names: Readonly<Record<string, string>> = {
  scenario: "import('scenario-models/client/node').ScenarioClient",
  request: "import('scenario-models').ModelRequest",
  requests: "readonly import('scenario-models').ModelRequest[]",
  officialSdk:
    '{ generate: { runModel(id: string, params: { body: unknown }): Promise<unknown> } }',
  key: 'string',
  secret: 'string',
};

test('emitGuides prints code that compiles', () => {
  const folder = project();
  for (const [index, code] of codeBlocks(guide, 'ts').entries()) {
    const declared = new Set(Array.from(code.matchAll(/const (\w+)/g), ([, name]) => name));
    const prelude = Object.entries(names)
      .filter(([name]) => !declared.has(name))
      .map(([name, type]) => `declare const ${name}: ${type};\n`);
    writeFileSync(join(folder, `piece-${index}.ts`), `${prelude.join('')}${code}\nexport {};\n`);
  }
  expect(
    compile('typescript-7', folder, ['*.ts'], {
      lib: ['es2023', 'dom'],
      types: ['node'],
      noUnusedLocals: false,
      isolatedDeclarations: false,
      declaration: false,
    }),
  ).toEqual([]);
});

test('guide.md lists every error, method and option', () => {
  const classes = Object.entries(client).flatMap(([name, value]) =>
    typeof value === 'function' && value.prototype instanceof ScenarioError ? [name] : [],
  );
  expect(namesIn('Errors').sort()).toEqual(classes.sort());
  const methods = Object.getOwnPropertyNames(client.ScenarioClient.prototype);
  expect([...new Set(namesIn('Methods')), 'constructor'].sort()).toEqual(methods.sort());
  const options = readFileSync(join(root, 'generator/runtime/client/options.ts'), 'utf8');
  const [, declared = ''] = /interface ClientOptions \{(.*?)\n\}/s.exec(options) ?? [];
  const known = Array.from(declared.matchAll(/^ {2}readonly (\w+)\?/gm), ([, name]) => name);
  expect(
    namesIn('Options')
      .filter((name) => known.includes(name))
      .sort(),
  ).toEqual(known.sort());
});

test('maintain.md shows valid definitions and overlays', () => {
  const [definition = '', overlay = ''] = codeBlocks(maintenance, 'yaml').filter((text) =>
    /^(provider|models):/.test(text),
  );
  expect(parseDefinition(sourceText('phota.yaml', definition)).problems).toEqual([]);
  expect(parseOverlay(sourceText('phota.overlay.yaml', overlay)).problems).toEqual([]);
});

const pages = [
  'README.md',
  ...['guide', 'maintain', 'publish'].map((name) => `generated/docs/${name}.md`),
];

test.each(pages)('links of %s lead to sections and files that exist', (page) => {
  const path = join(root, page);
  const text = readFileSync(path, 'utf8').replaceAll(/^```.*?^```$/gms, '');
  const anchors = nodesOf(parseMarkdown(text), 'heading').map((node) => anchorOf(toString(node)));
  const links = nodesOf(parseMarkdown(text), 'link').map(({ url }) => url);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links.filter((url) => !url.startsWith('https://'))) {
    if (link.startsWith('#')) expect(anchors).toContain(link.slice(1));
    else expect(existsSync(join(path, '..', link.replace(/#.*/, ''))), link).toBe(true);
  }
});
