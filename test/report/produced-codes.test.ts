import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { diffSides } from '../../generator/commands/diff-sides.ts';
import { explainCode } from '../../generator/commands/explain.ts';
import { rejectedWrites, runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runLint } from '../../generator/commands/lint.ts';
import { problemCodes } from '../../generator/report/problem-codes.ts';
import { ProblemError } from '../../generator/report/problem-error.ts';
import type { Problem, ProblemCode } from '../../generator/report/problem.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { placesIn, projectOf, syncIn } from '../sync/project.ts';

type Problems = readonly Problem[];

/** Imports pages or records, by file name. */
async function imported(files: Readonly<Record<string, string>>): Promise<Problems> {
  const folder = temporaryFolder(files);
  const names = Object.keys(files).map((name) => join(folder, name));
  return (await runImport(names, placesIn(folder), plainStyle)).problems;
}

const page = (change: (text: string) => string) => () => imported({ 'acme.md': change(acmePage) });
const row = (name: string, rest: string) =>
  page((text) => `${text.trimEnd()}\n| \`${name}\` | ${rest} |\n`);

/** Generates from a definition and other files next to it, by the suffix of their names. */
async function generated(definition: string, beside: Readonly<Record<string, string>> = {}) {
  const files = Object.entries(beside).map(([end, text]): [string, string] => [
    `models/a/acme.${end}`,
    text,
  ]);
  const folder = temporaryFolder({
    'models/a/acme.yaml': definition,
    ...Object.fromEntries(files),
  });
  return (await runGenerate(placesIn(folder), plainStyle)).problems;
}

const overlay = (text: string) => () => generated(acme, { 'overlay.yaml': text });
const history = (text: string) => () => generated(acme, { 'history.yaml': text });

/** Imports records from a server. */
async function fromApi(listener: Parameters<typeof loopbackServer>[0], api: 'all' | string[]) {
  const url = await loopbackServer(listener);
  return recordsOf(url, api);
}

async function recordsOf(url: string, api: 'all' | string[]): Promise<Problems> {
  const folder = temporaryFolder();
  const config = { records: { url } };
  return (await runImport([], { ...placesIn(folder), api, config }, plainStyle)).problems;
}

/** Runs `act` in a folder with these files that is a git repository with one commit. */
async function inRepository(
  files: Readonly<Record<string, string>>,
  act: (folder: string) => Promise<Problems>,
): Promise<Problems> {
  const folder = temporaryFolder(files);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'a');
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => {
    process.chdir(before);
  });
  try {
    return await act(folder);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  } finally {
    process.chdir(before);
  }
}

async function diffWith(side: string): Promise<Problems> {
  const options = {
    models: 'models',
    accepted: 'none.yaml',
    explain: false,
    format: 'text',
  } as const;
  return (await diffSides(side, './models', options, plainStyle)).problems;
}

/** Syncs a project after its server changes its response. */
async function synced(respond: Parameters<typeof loopbackServer>[0]): Promise<Problems> {
  let isChanged = false;
  const url = await loopbackServer((request, response) => {
    if (isChanged) respond(request, response);
    else response.end(acmePage);
  });
  const folder = await projectOf([`${url}/acme/index.md`]);
  isChanged = true;
  return (await syncIn(folder)).problems;
}

/** Starts a server at another origin that responds with the page on every path. */
function otherOrigin(): Promise<string> {
  const later = acmePage.replace('2026-04-09', '2026-05-11');
  return loopbackServer((_, response) => response.end(later));
}

function recordOf(id: string) {
  return { model: { id, name: 'Acme Edit', inputs: [{ name: 'prompt', type: 'string' }] } };
}

/** An input for each code that no other test produces. */
const producers: Partial<Record<ProblemCode, () => Promise<Problems> | Problems>> = {
  PAGE_CHOICE_TYPE: row('scale', 'select | No | - | - | - | `1`, `2` | How much.'),
  // A layout keeps such a section, unless the page has something that no layout can keep.
  PAGE_DEFAULT_NOTHING: page(
    (text) =>
      `${text}| \`style\` | string | No | \`None\` | - | - | - | Style. |\n| \`mood\` | string | No | \`None\` | - | - | - | Mood. |\n`,
  ),
  PAGE_DESCRIPTION_PLACE: page((text) =>
    text
      .replace('\nEdits images.\n', '')
      .replace('\n\n| Parameter', '\n\nEdits images.\n\n| Parameter'),
  ),
  PAGE_EXTRA_SECTION: page((text) => `${text}${nestedRows}\n## About\n\nWords.\n`),
  PAGE_FORMAT: () =>
    imported(
      Object.fromEntries(
        Array.from({ length: 8 }, (_, index) => {
          const text = acmePage.replaceAll(/acme/gi, (name) => `${name}${index}`);
          return [`${index}.md`, index === 0 ? withRange(text, '1–4') : text];
        }),
      ),
    ),
  PAGE_FORMAT_CHANGED: page((text) => withRange(text, '1–4')),
  PAGE_LIST_COLUMN: page((text) =>
    text
      .replace('| Type   |', '| Type   | List |')
      .replace('| ------ | -------- |', '| ------ | ---- | -------- |')
      .replace('| file   |', '| file   | Yes  |')
      .replace('| number |', '| number | No   |'),
  ),
  PAGE_NESTED_PARAMETER: page((text) => text + nestedRows),
  PAGE_NO_MODELS: page((text) =>
    text.replace(/\n- \[Acme Edit\][^]*/, '\n- [Acme](#acme)\n\n---\n'),
  ),
  PAGE_RANGE: page((text) => withRange(text, '4')),
  PAGE_TWO_DEFAULTS: row('mode', 'string | No | `b` | - | - | `a` (default), `b` | Mode.'),
  PAGE_VALUE_QUOTES: row('mode', 'string | No | `"b"` | - | - | - | Mode.'),
  OVERLAY_YAML: overlay('models: ['),
  OVERLAY_MISSING_FIELD: overlay('models:\n  model_acme-edit:\n    anyOf:\n      - reason: a\n'),
  OVERLAY_INCONSISTENT: overlay(
    'models:\n  model_acme-edit:\n    parameters:\n      strength: { min: 3, max: 2 }\n',
  ),
  INPUT_HISTORY_UNKNOWN_FIELD: history('- date: 2026-04-09\n  changes: []\n  author: me\n'),
  RECORD_MISSING: () => imported({ 'a.json': '{"models": []}' }),
  RECORD_INPUTS: () => imported({ 'a.json': '{"model": {"id": "model_a", "inputs": {}}}' }),
  RECORD_REPLACED_CHARACTER: () =>
    imported({ 'a.json': JSON.stringify(recordOf('model_a')).replace('prompt', 'pr\ufffdmpt') }),
  RECORD_OTHER_MODEL: async () => {
    let id = 'model_acme-edit';
    const url = await loopbackServer((request, response) =>
      response.end(request.url === '/page' ? acmePage : JSON.stringify(recordOf(id))),
    );
    const folder = await projectOf([`${url}/page`]);
    const config = { records: { url: `${url}/v1`, key: 'public' as const } };
    await runImport([], { models: placesIn(folder).models, api: [id], config }, plainStyle);
    id = 'model_b';
    return (await syncIn(folder, { config, api: { spacing: 0, retryDelay: 1 } })).problems;
  },
  RECORD_API_LIST: () => fromApi((_, response) => response.end('<html>'), 'all'),
  RECORD_API_TOO_LARGE: () => {
    const chunk = Buffer.alloc(2 ** 20, ' ');
    return fromApi(
      (_, response) => void Readable.from(Array(65).fill(chunk)).pipe(response),
      ['model_a'],
    );
  },
  RECORD_API_REDIRECT: () =>
    fromApi(
      (_, response) => response.writeHead(302, { location: 'ftp://acme.example/' }).end(),
      ['model_a'],
    ),
  RECORD_API_UNREACHABLE: () => recordsOf('http://127.0.0.1:1/v1', ['model_a']),
  INPUT_ENCODING: async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'acme.md');
    writeFileSync(file, Buffer.from(acmePage.replace('How many', 'Größe'), 'latin1'));
    return (await runImport([file], placesIn(folder), plainStyle)).problems;
  },
  INPUT_AMBIGUOUS_SIDE: () =>
    inRepository({ 'models/a/acme.yaml': acme, 'main/a/acme.yaml': acme }, () => diffWith('main')),
  INPUT_GIT: () =>
    inRepository({ 'models/a/acme.yaml': acme }, (folder) => {
      const blob = execFileSync('git', ['rev-parse', 'HEAD:models/a/acme.yaml'], {
        cwd: folder,
        encoding: 'utf8',
      }).trim();
      rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
      return diffWith('main');
    }),
  INPUT_MODELS_ENTRY: async () => {
    const folder = temporaryFolder({ 'models/a/acme.yaml': acme });
    mkdirSync(join(folder, 'models/a/b.yaml'));
    return (await runGenerate(placesIn(folder), plainStyle)).problems;
  },
  INPUT_NO_DATE: page((text) => text.replace(/ Last updated: [\d-]+\./, '')),
  INPUT_NO_DEFINITION: async () => {
    const folder = temporaryFolder({ 'models/a/acme.yaml': acme });
    return (await runLint({ ...placesIn(folder), only: ['b'] }, plainStyle)).problems;
  },
  INPUT_OLDER_PAGE: async () => {
    const folder = temporaryFolder({
      'a.md': acmePage,
      'b.md': acmePage.replace('2026-04-09', '2026-01-01'),
    });
    await runImport([join(folder, 'a.md')], placesIn(folder), plainStyle);
    return (await runImport([join(folder, 'b.md')], placesIn(folder), plainStyle)).problems;
  },
  INPUT_OTHER_ORIGIN: async () => {
    const other = await otherOrigin();
    const url = await loopbackServer((_, response) =>
      response.writeHead(302, { location: `${other}/acme/index.md` }).end(),
    );
    return (await runImport([`${url}/a/index.md`], placesIn(temporaryFolder()), plainStyle))
      .problems;
  },
  INPUT_UNKNOWN_CODE: () => explainCode('PAGE_NOTHING', plainStyle).problems,
  OUTPUT_EDITED_DURING_RUN: () => {
    // An unchanged definition has no texts, so a file that is missing after all can't be written.
    const plan = { written: ['docs/models/acme-edit.md'], removed: [], foreign: [], edited: [] };
    const manifest = {
      generator: { version: '', build: '' },
      definitions: {},
      catalog: { inputs: '', files: {} },
    };
    return rejectedWrites(temporaryFolder(), { manifest, generated: new Map() }, plan, new Map());
  },
  OUTPUT_MANIFEST: async () => {
    const folder = temporaryFolder({ 'models/a/acme.yaml': acme });
    await runGenerate(placesIn(folder), plainStyle);
    writeFileSync(
      join(folder, 'generated/manifest.json'),
      '{"generator": 1, "definitions": {}, "catalog": {"inputs": "", "files": {}}}',
    );
    try {
      return (await runGenerate(placesIn(folder), plainStyle)).problems;
    } catch (error) {
      return error instanceof ProblemError ? error.problems : [];
    }
  },
  OUTPUT_PATH: async () => {
    const folder = temporaryFolder({ 'models/a/con.yaml': acme });
    return (await runGenerate(placesIn(folder), plainStyle)).problems;
  },
  SYNC_OTHER_ORIGIN: async () => {
    const other = await otherOrigin();
    return synced((_, response) =>
      response.writeHead(302, { location: `${other}/acme/index.md` }).end(),
    );
  },
  SYNC_TOO_LARGE: () => synced((_, response) => response.end('a'.repeat(2e6))),
};

/** Rows for the items of a list, which only an API record or an overlay can describe. */
const nestedRows = `| \`shots\` | inputs_array | No | - | - | - | - | Shots. |
| \`shots[].text\` | string | No | - | - | - | - | Text. |
`;

/** Writes the limits of `amount` in one column. */
function withRange(text: string, range: string): string {
  return text
    .replace('| Min | Max |', '| Range |')
    .replace(/^\| -+ .*$/m, '| - | - | - | - | - | - | - |')
    .replace('| -   | -   | -   ', '| - | - ')
    .replace('| 1   | 4   |', `| ${range} |`);
}

describe('a command reports', () => {
  test.each(Object.entries(producers))('%s', async (code, produce) => {
    const codes = (await produce()).map((problem) => problem.code);
    expect(codes).toContain(code);
  });
});

test('every problem code has a test that produces it', () => {
  const folder = join(import.meta.dirname, '..');
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !/^report[/\\]/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
  const named = new Set(tests.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g));
  const codes = Object.keys(problemCodes);
  expect(codes.filter((code) => !Object.hasOwn(producers, code) && !named.has(code))).toEqual([]);
});
