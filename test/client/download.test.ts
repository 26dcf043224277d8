import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../generator/dev-server/faults.ts';
import { pathFor } from '../../generator/runtime/client/disk/files.ts';
import {
  ScenarioError,
  type Asset,
  type Fetch,
  type Progress,
} from '../../generator/runtime/client/index.ts';
import { ScenarioClient } from '../../generator/runtime/client/node.ts';
import { manual, manualTimeouts } from '../support/manual-timeouts.ts';
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

test('download returns a Blob of the type of the asset', async () => {
  const blob = await scenario.download(asset);
  expect(blob.type).toBe('image/png');
  expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes);
});

test('download accepts the ID of an asset', async () => {
  expect((await scenario.download(asset?.id)).size).toBe(bytes?.length);
});

test('download writes into a stream and closes it', async () => {
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
  ['if the signature is too old', { then: { status: 403, body: '<Expired/>' } }],
])('download of the client for any platform returns a whole Blob: %s', async (_, fault) => {
  up().server.fail({ on, ...fault });
  const blob = await up().client().download(asset);
  expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes);
});

describe('download into a folder', () => {
  test('writes a file with the name of the asset and the extension of its type', async () => {
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
  ])('names the file of a %s %s', (mimeType, name) => {
    expect(pathFor({ id: 'asset_1', mimeType }, 'out/')).toBe(`out/${name}`);
  });

  test('never leaves it through strings of a response', () => {
    const path = pathFor({ id: '../../etc/x', mimeType: 'a/b/c\\..\\d' }, 'out/');
    expect(path).toMatch(/^out\/[\w-]+\.[\w-]+$/);
  });
});

test('download reports its progress', async () => {
  const seen: Progress[] = [];
  await scenario.download(asset, path, { onProgress: (event) => seen.push(event) });
  const total = bytes?.length ?? 0;
  expect(seen.at(-1)).toEqual({
    stage: 'download',
    file: asset?.id,
    received: total,
    total,
  });
});

describe('download to a path leaves a complete file', () => {
  test.each<[string, Omit<Fault, 'on'>]>([
    ['after a cut at half', { then: 'cut-body' }],
    ['after several cuts', { then: 'cut-body', times: 4 }],
    ['after 500s', { then: { status: 500 }, times: 3 }],
    ['if the signature is too old', { then: { status: 403, body: '<Expired/>' } }],
  ])('%s', async (_, fault) => {
    up().server.fail({ on, ...fault });
    await scenario.download(asset, path);
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['portrait.png']);
  });

  test('after a response that stalled', async () => {
    const timeouts = manualTimeouts();
    up().server.fail({ on, then: 'stall-body' });
    const slow = new ScenarioClient({ ...quick, requestTimeout: manual, baseUrl: up().server.url });
    let chunks = 0;
    const downloading = slow.download(asset, path, { onProgress: () => chunks++ });
    await expect.poll(() => chunks).toBeGreaterThan(0);
    timeouts.pass();
    await downloading;
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['portrait.png']);
  });

  test.each(['stall', 'stall-body'] as const)('as a Blob, after %s', async (then) => {
    const timeouts = manualTimeouts();
    up().server.fail({ on, then });
    let responses = 0;
    const counting: Fetch = (url, init) => fetch(url, init).finally(() => responses++);
    const slow = new ScenarioClient({
      ...quick,
      requestTimeout: manual,
      baseUrl: up().server.url,
      fetch: counting,
    });
    const downloading = slow.download(asset);
    await expect.poll(timeouts.pending).toBeGreaterThan(0);
    if (then === 'stall-body') await expect.poll(() => responses).toBe(1);
    await expect.poll(() => up().server.state.log.at(-1)).toContain('GET /storage/');
    timeouts.pass();
    expect(Buffer.from(await (await downloading).arrayBuffer())).toEqual(bytes);
  });

  test('and replaces an existing file of its name', async () => {
    writeFileSync(path, 'old');
    await scenario.download(asset, path);
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe('download to a path leaves no file if it fails', () => {
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

  test('because it was aborted', async () => {
    up().server.fail({ on, then: 'stall-body' });
    const signal = AbortSignal.timeout(40);
    const slow = new ScenarioClient({ ...quick, requestTimeout: manual, baseUrl: up().server.url });
    const download = slow.download(asset, path, { signal });
    await expect(download).rejects.toMatchObject({ name: 'AbortedError' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("because the path can't be written", async () => {
    writeFileSync(join(folder, 'a file'), '');
    const invalidPath = join(folder, 'a file', 'portrait.png');
    await expect(scenario.download(asset, invalidPath)).rejects.toMatchObject({
      name: 'FileError',
      cause: { code: 'ENOTDIR' },
    });
    expect(readdirSync(folder)).toEqual(['a file']);
  });
});

describe('download rejects a response that is not the file', () => {
  const returning =
    (response: () => Response): Fetch =>
    (url, init) =>
      url.includes('/storage/') ? Promise.resolve(response()) : fetch(url, init);
  const file = (init?: ResponseInit): Response => new Response(new Uint8Array(bytes ?? []), init);
  test.each<[string, () => Response, string, string]>([
    [
      'has fewer bytes than its length',
      () => new Response('half', { headers: { 'content-length': '8' } }),
      'ConnectionError',
      '4 of',
    ],
    ['has more bytes than the asset', () => new Response('x'.repeat(5000)), '', ''],
    ['is a page', () => file({ headers: { 'content-type': 'text/html' } }), '', ''],
    ['is a part that nobody asked for', () => file({ status: 206 }), '', ''],
    ['is empty', () => new Response(null, { status: 204 }), '', ''],
  ])('which %s', async (_, response, name, message) => {
    const options = { ...quick, baseUrl: up().server.url, fetch: returning(response) };
    const node = new ScenarioClient(options);
    for (const download of [() => node.download(asset, path), () => node.download(asset)]) {
      const error: unknown = await download().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ScenarioError);
      expect(error).toMatchObject({ message: expect.stringContaining(message) as unknown });
      if (name) expect(error).toMatchObject({ name });
    }
    expect(readdirSync(folder)).toEqual([]);
    const complete = new ScenarioClient({ ...options, fetch: returning(file) });
    await complete.download(asset, path);
    expect(readFileSync(path)).toEqual(bytes);
  });
});

function ofUnknownSize(): Asset | undefined {
  return asset && { ...asset, properties: {} };
}

/** A storage whose first response is interrupted, and whose next response has other content. */
function changing(first: Record<string, string>, second: Record<string, string>): Fetch {
  let responses = 0;
  return async (url, init) => {
    if (!url.includes('/storage/')) return fetch(url, init);
    const isFirst = responses++ === 0;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(isFirst ? 'AAA' : 'BBBBBB'));
        if (!isFirst) controller.close();
      },
      pull(controller) {
        controller.error(new Error('cut'));
      },
    });
    return new Response(body, {
      headers: { 'content-length': '6', ...(isFirst ? first : second) },
    });
  };
}

test.each([
  ['another ETag', { etag: '"a"' }, { etag: '"b"' }],
  ['no ETag', {}, {}],
  ['a weak ETag', { etag: 'W/"a"' }, { etag: 'W/"a"' }],
])('download starts again after a cut, and joins no two contents: %s', async (_, one, other) => {
  const client = new ScenarioClient({
    ...quick,
    baseUrl: up().server.url,
    fetch: changing(one, other),
  });
  const unknownSize = ofUnknownSize();
  await client.download(unknownSize, path);
  expect(readFileSync(path, 'utf8')).toBe('BBBBBB');
});

test('download into a stream resumes after an interruption if the ETag is the same', async () => {
  const same = { etag: '"a"' };
  const client = new ScenarioClient({
    ...quick,
    baseUrl: up().server.url,
    fetch: changing(same, same),
  });
  const chunks: Uint8Array[] = [];
  const stream = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  await client.download(ofUnknownSize(), stream);
  expect(Buffer.concat(chunks).toString()).toBe('AAABBB');
});

test("download into a stream fails after an interruption if it can't resume", async () => {
  const client = new ScenarioClient({
    ...quick,
    baseUrl: up().server.url,
    fetch: changing({}, {}),
  });
  const stream = new WritableStream<Uint8Array>();
  const download = client.download(ofUnknownSize(), stream);
  await expect(download).rejects.toThrow('The stream was interrupted after 3 bytes');
});

test('download rejects an undefined asset', async () => {
  await expect(scenario.download(undefined)).rejects.toThrow('No asset to download');
});
