import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { hasPython } from '../support/run-samples.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents } from '../sync/project.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');
const script = join(import.meta.dirname, '../support/in-terminal.py');

const enter = '\r';
const down = '\u001B[B';
const escape = '\u001B';
const clearLine = '\u0015';
const interrupt = '\u0003';

/** Keys to press when the terminal shows a text, or is as it was before the questions. */
type Step = readonly [shown: string, keys: string];

interface TerminalRun {
  /** Negative if a signal ended the command. */
  readonly status: number;
  readonly output: string;
  /** Steps whose text was not shown. */
  readonly pending: number;
  readonly isRestored: boolean;
}

/** Runs `init` in a pseudo-terminal. */
async function initInTerminal(folder: string, steps: readonly Step[]): Promise<TerminalRun> {
  const child = spawn('python3', [script, JSON.stringify(steps), process.execPath, cli, 'init'], {
    cwd: folder,
    env: { ...process.env, TERM: 'xterm-256color' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return JSON.parse(printed) as TerminalRun;
}

const pages = new Map([
  ['/image-generation/image-generation-acme/', acmePage],
  [
    '/image-generation/image-generation-zenith/',
    acmePage.replaceAll('Acme', 'Zenith').replaceAll('acme', 'zenith'),
  ],
  [
    '/video-generation/video-generation-orbit/',
    acmePage
      .replaceAll('Acme', 'Orbit')
      .replaceAll('acme', 'orbit')
      .replace('image generation', 'video generation'),
  ],
]);

/** A docs site of three pages; one that hangs does not send the last page. */
function docsSite({ hangs = false } = {}): Promise<string> {
  return loopbackServer(({ url = '', headers }, response) => {
    const base = `http://${headers.host ?? ''}`;
    if (url === '/sitemap.xml') {
      const links = [...pages.keys()].map((path) => `<url><loc>${base}${path}</loc></url>`);
      response.end(`<urlset>${links.join('')}</urlset>`);
      return;
    }
    const page = pages.get(url.replace(/index\.md$/, ''));
    if (page === undefined) response.writeHead(404).end();
    else if (!(hangs && url.includes('orbit'))) response.end(page);
  });
}

const questions = ['URL of the docs', 'Categories to track (3 pages)', 'added to the index later'];

function isCursorShown(output: string): boolean {
  return output.lastIndexOf('\u001B[?25h') >= output.lastIndexOf('\u001B[?25l');
}

describe.skipIf(!hasPython)('init in a terminal', () => {
  test('asks for the index, the categories and new pages', async () => {
    const server = await docsSite();
    const folder = temporaryFolder();
    const [index = '', categories = '', later = ''] = questions;
    const run = await initInTerminal(folder, [
      [index, `${clearLine}nowhere${enter}`],
      ['It must be a URL.', `${clearLine}${server}/sitemap.xml${enter}`],
      [categories, `${down} ${enter}`],
      [later, `${down}${enter}`],
    ]);
    expect(run, run.output).toMatchObject({ status: 0, pending: 0, isRestored: true });
    expect(isCursorShown(run.output)).toBe(true);
    const files = contents(folder);
    expect(parse(files['scenario-models.config.yaml'] ?? '')).toMatchObject({
      index: `${server}/sitemap.xml`,
      newPages: 'import',
      include: { categories: ['image generation'] },
    });
    expect(Object.keys(files).filter((path) => /^models\/.*\/\w+\.yaml$/.test(path))).toEqual([
      'models/image-generation/acme.yaml',
      'models/image-generation/zenith.yaml',
    ]);
  });

  test.each([
    { name: 'Ctrl+C', key: interrupt, at: 0 },
    { name: 'Ctrl+C', key: interrupt, at: 1 },
    { name: 'Ctrl+C', key: interrupt, at: 2 },
    { name: 'Escape', key: escape, at: 1 },
  ])('writes nothing after $name at the question with index $at', async ({ key, at }) => {
    const server = await docsSite();
    const folder = temporaryFolder();
    const answers = [`${clearLine}${server}/sitemap.xml${enter}`, enter, enter];
    const steps = questions
      .slice(0, at + 1)
      .map((shown, index): Step => [shown, index === at ? key : (answers[index] ?? '')]);
    const run = await initInTerminal(folder, steps);
    expect(run, run.output).toMatchObject({ status: 0, pending: 0, isRestored: true });
    expect(run.output).toContain('Canceled. Nothing was written.');
    expect(isCursorShown(run.output)).toBe(true);
    expect(contents(folder)).toEqual({});
  });

  test('writes nothing after Ctrl+C while it reads pages, and ends with that signal', async () => {
    const server = await docsSite({ hangs: true });
    const folder = temporaryFolder();
    const run = await initInTerminal(folder, [
      [questions[0] ?? '', `${clearLine}${server}/sitemap.xml${enter}`],
      ['', interrupt],
    ]);
    expect(run, run.output).toMatchObject({ status: -2, pending: 0, isRestored: true });
    expect(isCursorShown(run.output)).toBe(true);
    expect(contents(folder)).toEqual({});
  });
});
