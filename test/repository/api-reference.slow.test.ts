import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** Runs typedoc with the options of `npm run docs:api` on one module instead of the SDK. */
function documentModule(text: string) {
  const options = JSON.parse(readFileSync(join(root, '.ci/typedoc.json'), 'utf8')) as object;
  const own = { entryPoints: ['module.ts'], tsconfig: 'tsconfig.json', out: 'api' };
  const folder = temporaryFolder({
    'module.ts': text,
    'tsconfig.json': JSON.stringify({ compilerOptions: { types: [] }, files: ['module.ts'] }),
    'typedoc.json': JSON.stringify({ ...options, ...own }),
  });
  const typedoc = join(root, 'node_modules/typedoc/bin/typedoc');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [typedoc, '--options', 'typedoc.json'],
    { cwd: folder, encoding: 'utf8' },
  );
  const undocumented = /(\S+) \(\w+\), defined in .* does not have any documentation/g;
  return {
    status,
    names: Array.from((stdout + stderr).matchAll(undocumented), ([, name]) => name),
  };
}

test('docs:api accepts a module in which everything is documented', () => {
  const text = `/** The options. */
export interface Options {
  /** How deep to read. Default 1. */
  readonly depth?: number;
}
/** Reads a file. */
export function readFile(options: Options): void { void options; }
`;
  expect(documentModule(text)).toEqual({ status: 0, names: [] });
});

test('docs:api fails on functions, classes, types, constants and members without a docstring', () => {
  const { status, names } = documentModule(`export function readFile(): void {}
export class Reader { read(): void {} }
export interface Options { readonly depth?: number }
export type Level = 1 | 2;
export const limit = 3;
`);
  expect(status).not.toBe(0);
  expect([...names].sort()).toEqual(
    ['Level', 'Options', 'Options.depth', 'Reader', 'Reader.read', 'limit', 'readFile'].sort(),
  );
});
