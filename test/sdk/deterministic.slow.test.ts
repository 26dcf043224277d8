import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { cli } from '../support/corpus-sdk.ts';
import { corpusPages } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const corpus = inject('corpus');

function contents(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe.runIf(corpus)('generate writes output that', () => {
  test('is the same for shuffled pages with Windows line ends, in another locale and time zone', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'pages'));
    const configuration = 'scenario-models.config.yaml'; // the settings of the other output
    copyFileSync(join(import.meta.dirname, '../..', configuration), join(folder, configuration));
    const pages = corpusPages().map(({ name, text }) => {
      const page = join(folder, 'pages', name);
      writeFileSync(page, text.replaceAll('\n', '\r\n'));
      return page;
    });
    const env = {
      ...process.env,
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      TZ: 'Asia/Kathmandu',
    };
    const run = (...args: string[]) => {
      execFileSync(process.execPath, [cli, ...args], { cwd: folder, env, stdio: 'ignore' });
    };
    const shuffled = pages.map((page, index) => [(index * 29) % pages.length, page] as const);
    run('import', ...shuffled.sort(([a], [b]) => a - b).map(([, page]) => page));
    run('generate');
    expect(contents(join(folder, 'models'))).toEqual(contents(corpus?.models ?? ''));
    expect(contents(join(folder, 'generated'))).toEqual(contents(corpus?.generated ?? ''));
  });
});
