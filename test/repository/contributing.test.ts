import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The paths of all files and folders, each after a slash; a folder also ends with one. */
const paths = ['generator', 'test', '.ci', '.github'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/');
    return entry.isDirectory() ? `${path}/` : path;
  }),
);
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

const [, recipes = ''] = text.split('## Where does a change go?');
const [places = ''] = recipes.split('## Commands');

/** Returns whether a file or folder has this path or ends with it. `*` is any part of a name. */
function exists(path: string): boolean {
  const pattern = path.replace(/[.+$]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
  const ending = new RegExp(`/${pattern}$`);
  return paths.some((known) => ending.test(known));
}

test('CONTRIBUTING.md names only files and folders that exist', () => {
  const names = Array.from(
    places.matchAll(/`((?:[\w.*-]+\/)+(?:[\w.*-]+\.\w+)?|[\w*-]+\.(?:tsx?|mjs|cjs))`/g),
    ([, name = '']) => name,
  ).filter((name) => !/^(?:shared|docs|generated)\/|^(?:generator|test)\/$/.test(name));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !exists(name))).toEqual([]);
});

test('CONTRIBUTING.md names only functions and types that exist', () => {
  const names = Array.from(
    places.matchAll(/`([a-z]+(?:[A-Z][a-z]*)+|(?:[A-Z][a-z]+){2,})`/g),
    ([, name = '']) => name,
  );
  expect(names.length).toBeGreaterThan(20);
  const code = paths
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});
