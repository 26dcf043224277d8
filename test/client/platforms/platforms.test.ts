import { build } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMockServer, type MockServer } from '../../../generator/dev-server/mock-server.ts';
import { sampleModels } from '../../support/sample-models.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fine } from './smoke.ts';

const folder = temporaryFolder({}, 'file');
const bin = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin');
let server: MockServer;
/** The origins of the pages that may call the server. */
const cors: string[] = [];
let script: string;

beforeAll(async () => {
  const timing = { queued: 20, running: 40, importing: 10 };
  server = await startMockServer({ models: sampleModels, timing, cors });
  script = await bundled('smoke.ts');
  const start = 'const [, , task, ...given] = process.argv;';
  writeFileSync(
    join(folder, 'smoke.mjs'),
    `${script}\n${start}\nconsole.log(await { smoke, submitOnce }[task](...given));`,
  );
  writeFileSync(
    join(folder, 'smoke-disk.mjs'),
    `${await bundled('smoke-disk.ts')}\n${start}\nconsole.log(await smokeDisk(...given));`,
  );
  writeFileSync(join(folder, 'me.png'), '\u0089PNG', 'latin1');
});
afterAll(() => server.close());

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    format: 'esm',
    external: ['node:*'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** The command of a platform, from the packages of this project or from those of the system. */
function find(command: string): string | undefined {
  const own = join(bin, command);
  if (existsSync(own)) return own;
  return spawnSync('which', [command], { encoding: 'utf8' }).stdout.trim() || undefined;
}

const platforms = [
  { name: 'Node', command: process.execPath, before: [] },
  {
    name: 'Deno',
    command: find('deno'),
    before: [
      'run',
      '--no-prompt',
      '--allow-net',
      `--allow-read=${folder}`,
      `--allow-write=${folder}`,
    ],
  },
  { name: 'Bun', command: find('bun'), before: ['run'] },
];

for (const { name, command, before } of platforms) {
  if (!command) missing(name);
  const run = (task: string, ...given: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const main = task === 'smokeDisk' ? 'smoke-disk.mjs' : 'smoke.mjs';
      const args = [...before, join(folder, main), task, ...given];
      const child = spawn(command ?? '', args, { timeout: 200_000 });
      let output = '';
      child.stdout.on('data', (text) => (output += String(text)));
      child.stderr.on('data', (text) => (output += String(text)));
      child.on('error', reject);
      child.on('close', () => {
        resolve(output.trim());
      });
    });

  describe.skipIf(!command)(`in ${name}`, () => {
    test('a run from a file to a picture works', async () => {
      expect(await run('smoke', server.url)).toBe(fine);
    });

    test('a run from a file on disk to a file on disk works', async () => {
      const results = join(folder, name, 'results/');
      const path = await run('smokeDisk', server.url, join(folder, 'me.png'), results);
      expect(path).toMatch(/results\/asset_dev\d+\.png$/);
      expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
      const { contentType } = [...server.state.uploads.values()].at(-1) ?? {};
      expect(contentType).toBe('image/png');
    });

    test('a submit is sent once, even if a kept-alive connection ends without a response', async () => {
      const { url, posts, close } = await endingServer();
      expect(await run('submitOnce', url)).toBe('SubmissionUnknownError');
      expect(posts()).toBe(1);
      close();
    });
  });
}

const chromium = find('chromium');
if (!chromium) missing('Chromium');

/** If all platforms are required, a missing one is a failure; otherwise it is reported. */
function missing(name: string): void {
  if (process.env['PLATFORMS'] !== 'all') {
    console.warn(`The client is not tried in ${name}, which is not installed`);
    return;
  }
  test(`in ${name}`, () => expect.fail(`${name} is not installed`));
}

describe.skipIf(!chromium)('in Chromium', () => {
  test('a run from a file to a picture works', async () => {
    expect(await inPage(`smoke('${server.url}')`)).toBe(fine);
  });

  test('a run from a file to a picture works in a worker', async () => {
    const worker = JSON.stringify(`${script}\npostMessage(await smoke('${server.url}'));`);
    const code = `new Promise((resolve, reject) => {
      const worker = new Worker(
        URL.createObjectURL(new Blob([${worker.replaceAll('</', '<\\/')}], { type: 'text/javascript' })),
        { type: 'module' },
      );
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(message);
    })`;
    expect(await inPage(code)).toBe(fine);
  });

  test('a submit that the browser repeats has the same key, so that a proxy recognizes it', async () => {
    const proxy = await endingServer();
    expect(await inPage(`submitOnce('', '${proxy.url}')`)).toBe('SubmissionUnknownError');
    expect(proxy.keys()).not.toEqual([]);
    expect(new Set(proxy.keys()).size).toBe(1);
    proxy.close();
  });
});

/** Returns the value of `code` in a page. */
async function inPage(code: string): Promise<string> {
  let resolve: (said: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  const page = `<script type="module">${script}
fetch('/', { method: 'POST', body: await ${code}.catch(String) });</script>`;
  const host = await listen(
    createServer((request, response) => {
      response.setHeader('content-type', 'text/html').end(request.method === 'GET' ? page : '');
      if (request.method === 'POST')
        request.on('data', (text) => {
          resolve(String(text));
        });
    }),
  );
  cors.push(host.url);
  const profile = mkdtempSync(join(folder, 'profile-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`];
  const browser = spawn(chromium ?? '', [...flags, host.url], { stdio: 'ignore', detached: true });
  const ended = once(browser, 'exit');
  const timer = setTimeout(() => {
    resolve('nothing was said in 200 s');
  }, 200_000);
  const said = await promise;
  clearTimeout(timer);
  // The whole process group: child processes of the browser would keep writing into the profile.
  if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
  await ended;
  host.close();
  return said;
}

/** A server that responds to reads, and ends the connection of each POST. */
async function endingServer() {
  const keys: unknown[] = [];
  const host = await listen(
    createServer((request, response) => {
      for (const [name, value] of Object.entries(openToPages)) response.setHeader(name, value);
      if (request.method !== 'POST') {
        response.end('{}');
        return;
      }
      keys.push(request.headers['idempotency-key']);
      request.socket.end();
    }),
  );
  return { ...host, keys: () => keys, posts: () => keys.length };
}

const openToPages = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type, idempotency-key',
};

function listen(server: Server): Promise<{ readonly url: string; readonly close: () => void }> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = (): void => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}
