import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../generator/dev-server/faults.ts';
import { pathFor } from '../../generator/runtime/client/disk/file-name.ts';
import {
  ConnectionError,
  type Asset,
  type Progress,
} from '../../generator/runtime/client/index.ts';
import { ScenarioClient } from '../../generator/runtime/client/node.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { textToImage } from '../support/sample-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const up = setUp();
const on = 'GET /storage/*';
let folder: string;
let path: string;
let scenario: ScenarioClient;
let asset: Asset | undefined;
let bytes: Buffer | undefined;

beforeEach(async () => {
  folder = temporaryFolder();
  path = join(folder, 'portrait.png');
  scenario = new ScenarioClient({ ...quick, baseUrl: up().server.url });
  const result = await scenario.run(textToImage.request({ prompt: folder }));
  asset = result.assets[0];
  bytes = up()
    .server.state.assets.get(asset?.id ?? '')
    ?.bytes();
});

test('gives a Blob of the type of the asset', async () => {
  const blob = await scenario.download(asset);
  expect(blob.type).toBe('image/png');
  expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes);
});

test('takes the id of an asset', async () => {
  expect((await scenario.download(asset?.id)).size).toBe(bytes?.length);
});

test('writes into a stream and closes it', async () => {
  const chunks: Uint8Array[] = [];
  let closed = false;
  const stream = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(chunk),
    close: () => void (closed = true),
  });
  await scenario.download(asset, stream);
  expect(Buffer.concat(chunks)).toEqual(bytes);
  expect(closed).toBe(true);
});

test.each<[string, Omit<Fault, 'on'>]>([
  ['after a cut at half', { then: 'cut-body' }],
  ['where the signature is too old', { then: { status: 403, body: '<Expired/>' } }],
])('the client for any platform gives a whole Blob: %s', async (_, fault) => {
  up().server.fail({ on, ...fault });
  const blob = await up().client().download(asset);
  expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes);
});

describe('a folder', () => {
  test('gets a file with the name of the asset and the extension of its type', async () => {
    const pictures = join(folder, 'new', 'pictures/');
    const written = await scenario.download(asset, pictures);
    expect(written).toBe(`${pictures}${asset?.id}.png`);
    expect(readFileSync(written)).toEqual(bytes);
    expect(readdirSync(pictures)).toHaveLength(1);
  });

  test.each([
    ['image/jpeg', 'asset_1.jpg'],
    ['image/svg+xml', 'asset_1.svg'],
    ['video/mp4', 'asset_1.mp4'],
    ['audio/mpeg', 'asset_1.mp3'],
    ['audio/x-wav', 'asset_1.wav'],
    ['model/gltf-binary', 'asset_1.glb'],
    ['text/plain; charset=utf-8', 'asset_1.txt'],
    ['application/octet-stream', 'asset_1.bin'],
    ['', 'asset_1.bin'],
    ['image/../../x', 'asset_1.x'],
  ])('of a %s is named %s', (mimeType, name) => {
    expect(pathFor({ id: 'asset_1', mimeType }, 'out/')).toBe(`out/${name}`);
  });

  test('is not left through the words of an answer', () => {
    const path = pathFor({ id: '../../etc/x', mimeType: 'a/b/c\\..\\d' }, 'out/');
    expect(path).toMatch(/^out\/[\w-]+\.[\w-]+$/);
  });
});

test('tells how far it is', async () => {
  const seen: Progress[] = [];
  await scenario.download(asset, path, { onProgress: (event) => seen.push(event) });
  const total = bytes?.length ?? 0;
  expect(seen.at(-1)).toEqual({ stage: 'download', received: total, total });
});

describe('a file on disk is whole in the end', () => {
  test.each<[string, Omit<Fault, 'on'>]>([
    ['after a cut at half', { then: 'cut-body' }],
    ['after several cuts', { then: 'cut-body', times: 4 }],
    ['after an answer that stood still', { then: 'stall-body' }],
    ['after 500s', { then: { status: 500 }, times: 3 }],
    ['where the signature is too old', { then: { status: 403, body: '<Expired/>' } }],
  ])('%s', async (_, fault) => {
    up().server.fail({ on, ...fault });
    await scenario.download(asset, path);
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['portrait.png']);
  });

  test('and takes the place of another of its name', async () => {
    writeFileSync(path, 'old');
    await scenario.download(asset, path);
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe('nothing is left of a download that fails', () => {
  test.each<[string, Omit<Fault, 'on'>]>([
    ['as it is cut each time', { then: 'cut-body', times: 100 }],
    ['as the server fails', { then: { status: 500 }, times: 100 }],
    ['as the asset is gone', { then: { status: 404 } }],
  ])('%s', async (_, fault) => {
    writeFileSync(path, 'old');
    up().server.fail({ on, ...fault });
    await expect(scenario.download(asset, path)).rejects.toThrow();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['portrait.png']);
  });

  test('as it was aborted', async () => {
    up().server.fail({ on, then: 'stall-body' });
    const signal = AbortSignal.timeout(40);
    const slow = new ScenarioClient({ ...quick, requestTimeout: 60_000, baseUrl: up().server.url });
    const download = slow.download(asset, path, { signal });
    await expect(download).rejects.toMatchObject({ name: 'AbortedError' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('as there is nowhere to write it', async () => {
    writeFileSync(join(folder, 'a file'), '');
    const nowhere = join(folder, 'a file', 'portrait.png');
    await expect(scenario.download(asset, nowhere)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(readdirSync(folder)).toEqual(['a file']);
  });
});

test('fewer bytes than the length says are an error, also where the connection ends well', async () => {
  const short: typeof quick.fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (!url.includes('/storage/')) return response;
    return new Response('half', { headers: { 'content-length': '8' } });
  };
  const client = new ScenarioClient({ ...quick, baseUrl: up().server.url, fetch: short });
  await expect(client.download(asset, path)).rejects.toBeInstanceOf(ConnectionError);
  await expect(client.download(asset, path)).rejects.toThrow('4 of 8 bytes');
});

test.each([
  ['by its tag', { etag: 'a' }, { etag: 'b' }, 6],
  ['by its length', {}, {}, 3],
])(
  'after a cut, another file is not taken for the rest of this: %s',
  async (_, one, other, length) => {
    let answers = 0;
    const changing: typeof quick.fetch = async (url, init) => {
      if (!url.includes('/storage/')) return fetch(url, init);
      const first = answers++ === 0;
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(first ? 'AAA' : 'B'.repeat(length)));
          // The first breaks off.
          if (first)
            setTimeout(() => {
              controller.error(new Error('cut'));
            }, 20);
          else controller.close();
        },
      });
      const headers = first
        ? { 'content-length': '6', ...one }
        : { 'content-length': `${length}`, ...other };
      return new Response(body, { headers });
    };
    const client = new ScenarioClient({ ...quick, baseUrl: up().server.url, fetch: changing });
    await expect(client.download(asset, path)).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('no asset is told in words', async () => {
  await expect(scenario.download(undefined)).rejects.toThrow('There is no asset to download');
});
