import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { models } from '../../generated/sdk/registry.ts';
import { docsFlavors } from '../../generator/config/output-settings.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { configSchema } from '../../generator/config/schema.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import { namedEffects } from '../../generator/dev-server/faults.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import { guides } from '../../generator/emit/docs/guides.ts';
import { sampleLanguages } from '../../generator/emit/docs/sample-programs.ts';
import { constraintWords } from '../../generator/model/constraint-words.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { overlayParameterFields } from '../../generator/overlay/schema.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveModel } from '../../generator/resolve/resolve-model.ts';
import * as client from '../../generator/runtime/client/index.ts';
import { ScenarioError } from '../../generator/runtime/client/index.ts';
import { codeBlocks } from '../support/code-blocks.ts';
import { compile } from '../support/compile.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const docs = join(root, 'generated', 'docs');
const read = (page: string) => readFileSync(join(docs, page), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const clientGuide = read('client.md');

/** Every hand-written page with samples. */
const pages = new Map([
  ['README.md', readme],
  ...guides.map(({ path }): [string, string] => [path, read(path)]),
]);

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
    of: 'start.md',
    program: codeBlocks(read('start.md'), 'ts')[0] ?? '',
    writes: (id: string) => `results/${id}.png`,
  },
  {
    of: 'the README',
    program: codeBlocks(readme, 'ts').find((code) => code.includes('openAsBlob')) ?? '',
    writes: () => 'portrait.png',
  },
];

test.each(programs)(
  'the first program of $of has at most ten lines and runs unchanged',
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

/** The names that samples use and do not declare. */
const names: Readonly<Record<string, string>> = {
  scenario: "import('scenario-models/client/node').ScenarioClient",
  request: "import('scenario-models').ModelRequest",
  requests: "readonly import('scenario-models').ModelRequest[]",
  photaEdit: "typeof import('scenario-models').photaEdit",
  anything: 'unknown',
  officialSdk:
    '{ generate: { runModel(id: string, params: { body: unknown }): Promise<unknown> } }',
  key: 'string',
  secret: 'string',
  server: `{
    setRequestHandler(schema: 'list', handler: () => object): void;
    setRequestHandler(schema: 'call', handler: (call: { params: { arguments: unknown } }) => Promise<object>): void;
  }`,
};

/** The part of other packages that samples import. */
const otherPackages = `
declare module 'ai' {
  export function jsonSchema(schema: { type: 'object' }): { readonly jsonSchema: object };
  export function tool(options: {
    description: string;
    inputSchema: { readonly jsonSchema: object };
    execute: (args: unknown) => Promise<unknown>;
  }): object;
}
declare module '@modelcontextprotocol/sdk/types.js' {
  export const ListToolsRequestSchema: 'list';
  export const CallToolRequestSchema: 'call';
}
`;

test('every TypeScript sample of the README and the guides compiles', () => {
  const folder = project();
  writeFileSync(join(folder, 'packages.d.ts'), otherPackages);
  let count = 0;
  for (const [page, text] of pages) {
    for (const [index, code] of codeBlocks(text, 'ts').entries()) {
      const declared = new Set(
        Array.from(code.matchAll(/(?:const|import) \{?([^=;]+?)\}? (?:=|from)/g), ([, list = '']) =>
          list.split(/[\s,:]+/),
        ).flat(),
      );
      const prelude = Object.entries(names)
        .filter(([name]) => !declared.has(name))
        .map(([name, type]) => `declare const ${name}: ${type};\n`);
      const file = `${page.replace(/\W/g, '-')}-${index}.ts`;
      writeFileSync(join(folder, file), `${prelude.join('')}${code}\nexport {};\n`);
      count++;
    }
  }
  expect(count).toBeGreaterThan(20);
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

test('every code block of the README and the guides has a language that a test checks', () => {
  const known = ['ts', 'sh', 'yaml', 'text', ''];
  for (const [page, text] of pages) {
    const fences = Array.from(text.matchAll(/^```(\w*)/gm), ([, language]) => language);
    const opening = fences.filter((_, index) => index % 2 === 0);
    expect(
      opening.filter((language) => !known.includes(language ?? '')),
      page,
    ).toEqual([]);
  }
});

describe('the YAML samples of the guides', () => {
  const blocks = [...pages].flatMap(([page, text]) =>
    codeBlocks(text, 'yaml').map((yaml) => ({ page, yaml })),
  );
  const kinds = {
    definition: /^provider:|^- name:/,
    accepted: /^- fingerprint:/,
    overlay: /^models:\n/m,
    configuration: /^/,
  };
  const kindOf = (yaml: string) =>
    Object.entries(kinds).find(([, start]) => start.test(yaml))?.[0] ?? '';
  const ofKind = (kind: string) => blocks.filter(({ yaml }) => kindOf(yaml) === kind);

  test('are definitions', () => {
    const definitions = ofKind('definition').map(({ yaml }) =>
      yaml.startsWith('- name:')
        ? `${codeBlocks(read('import.md'), 'yaml')[0] ?? ''}\n${yaml.replace(/^/gm, '      ')}`
        : yaml,
    );
    expect(definitions.length).toBeGreaterThan(1);
    for (const yaml of definitions) {
      expect(parseDefinition(sourceText('phota.yaml', yaml)).problems).toEqual([]);
    }
  });

  test('are overlays', () => {
    const overlays = ofKind('overlay');
    expect(overlays.length).toBeGreaterThan(4);
    for (const { page, yaml } of overlays) {
      expect(parseOverlay(sourceText('phota.overlay.yaml', yaml)).problems, page).toEqual([]);
    }
  });

  test('are configurations, of which one has every key', () => {
    const configurations = ofKind('configuration');
    for (const { page, yaml } of configurations) {
      const folder = temporaryFolder({ 'scenario-models.config.yaml': yaml });
      expect(readConfig(folder).problems, page).toEqual([]);
    }
    const [all = ''] = configurations.map(({ yaml }) => yaml);
    const keys = Array.from(all.matchAll(/^(\w+):/gm), ([, key]) => key);
    expect(keys.toSorted()).toEqual(Object.keys(configSchema.shape).toSorted());
  });
});

test('client.md lists every error, method and option', () => {
  const namesIn = (heading: string): string[] =>
    Array.from(
      (clientGuide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(
        /^\| (`[^|]*) \|/gm,
      ),
      ([, cell = '']) => Array.from(cell.matchAll(/`(\w+)/g), ([, name = '']) => name),
    ).flat();
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

test('constraints.md has each kind of constraint, with the words of the docs', () => {
  const page = read('constraints.md');
  const [yaml = ''] = codeBlocks(page, 'yaml');
  const overlay = parseOverlay(sourceText('acme.overlay.yaml', yaml));
  if (!overlay.ok) throw new Error('no overlay');
  const { constraints } = resolveModel(
    { id: 'model_acme-animate', name: 'Acme Animate', capabilities: [], parameters: [] },
    { overlay: overlay.value.value.models['model_acme-animate'] },
  );
  const table = page.split('\n## Kinds\n')[1]?.split('\n## ')[0] ?? '';
  const rows = Array.from(table.matchAll(/^\| `(\w+)` +\|/gm), ([, kind]) => kind);
  expect(rows.toSorted()).toEqual([...new Set(constraints.map(({ kind }) => kind))].toSorted());
  for (const constraint of constraints) {
    const words = constraintWords(constraint).map((word) =>
      typeof word === 'string' ? word : word.markdown,
    );
    expect(page).toContain(`- ${words.join('')}\n`);
  }
});

test.each(sampleLanguages)('the README and publish.md name the sample language %s', (language) => {
  for (const text of [readme, read('publish.md')]) {
    expect(text).toMatch(new RegExp(`programs in [\\w, ]*\\b${language}\\b`));
  }
});

test('client.md names the sample languages without a client', () => {
  const others = sampleLanguages.filter((language) => language !== 'TypeScript');
  expect(clientGuide).toContain(`complete programs in ${others.join(' and ')}.`);
});

test.each(docsFlavors)('configuration.md and publish.md name the docs flavor %s', (flavor) => {
  expect(read('configuration.md')).toMatch(new RegExp(`^flavor: .*\\b${flavor}\\b`, 'm'));
  expect(read('publish.md')).toContain(flavor === 'github' ? '`github`' : `--flavor ${flavor}`);
});

test('start.md shows each effect of a fault', () => {
  const effects = [...namedEffects.map((name) => `"${name}"`), '{"status": ', '{"job": '];
  const row = /^\| `then` .*$/m.exec(read('start.md'))?.[0] ?? '';
  expect(effects.filter((effect) => !row.includes(effect))).toEqual([]);
});

test('overlays.md and constraints.md name each fact that an overlay can state', () => {
  const page = read('overlays.md') + read('constraints.md');
  const facts = Object.keys(overlayParameterFields);
  expect(facts.length).toBeGreaterThan(30);
  expect(facts.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('every guide is in the folder of guides, and every file there is a guide', () => {
  const files = readdirSync(join(root, 'generator/emit/docs/guides')).toSorted();
  const made = ['problems.md', 'rules.md'];
  expect([...files, ...made].toSorted()).toEqual(guides.map(({ path }) => path).toSorted());
  for (const { path, title } of guides) expect(read(path)).toContain(`# ${title}\n`);
});
