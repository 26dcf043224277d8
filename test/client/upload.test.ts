import { beforeEach, describe, expect, test } from 'vitest';
import type { Progress, ScenarioClient } from '../../generator/runtime/client/index.ts';
import { UploadFailedError } from '../../generator/runtime/client/index.ts';
import { ScenarioClient as NodeClient } from '../../generator/runtime/client/node.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { keyframeVideo, photaEdit } from '../support/sample-models.ts';

const up = setUp();
const part = 8 * 1024 * 1024;
/** Three parts, the last one small. */
const big = new Blob([new Uint8Array(part).fill(1), new Uint8Array(part).fill(2), 'the end']);
const small = new File(['\u0089PNG'], 'me.png', { type: 'image/png' });
const puts = (): number => count('PUT /storage/');
const count = (start: string): number =>
  up().server.state.log.filter((line) => line.startsWith(start)).length;

let scenario: ScenarioClient;
beforeEach(() => {
  scenario = up().client();
});

test('run sends the IDs of assets instead of files at every depth', async () => {
  const request = keyframeVideo.request({
    video: new Blob(['a film'], { type: 'video/mp4' }),
    keyframes: [{ uri: small, seconds: 1 }, { uri: 'asset_old' }, { uri: small }],
  });
  await scenario.run(request);
  const { uploads, jobs } = up().server.state;
  const [job] = jobs.values();
  const [video, picture] = [...uploads.values()].sort((upload) =>
    upload.kind === 'video' ? -1 : 1,
  );
  expect(video).toMatchObject({ kind: 'video', contentType: 'video/mp4', fileName: 'file.mp4' });
  expect(picture).toMatchObject({ kind: 'image', contentType: 'image/png', fileName: 'me.png' });
  expect(job?.input).toEqual({
    video: video?.assetId,
    keyframes: [
      { uri: picture?.assetId, seconds: 1 },
      { uri: 'asset_old' },
      { uri: picture?.assetId },
    ],
  });
  expect(uploads.size).toBe(2);
});

test('run reports the progress of each file by its own name', async () => {
  const seen = new Set<string>();
  const onProgress = (progress: Progress): void => {
    if (progress.stage === 'upload') seen.add(progress.file);
  };
  const pictures = ['one', 'two', 'three'].map((text) => new Blob([text], { type: 'image/png' }));
  const request = photaEdit.request({ prompt: 'p', referenceImages: [small, ...pictures] });
  await scenario.run(request, { onProgress });
  expect([...seen].sort()).toEqual(['file2.png', 'file3.png', 'file4.png', 'me.png']);
});

describe('upload of a file without a type', () => {
  test.each([
    ['\u0089PNG', 'image/png', 'image'],
    ['\0\0\0\x18ftypmp42', 'video/mp4', 'video'],
    ['\0\0\0\x18ftypheic', 'image/heic', 'image'],
    ['\0\0\0\x1cftypavif', 'image/avif', 'image'],
    ['\0\0\0\x20ftypmif1\0\0\0\0mif1avif', 'image/avif', 'image'],
    ['\0\0\0\x18ftypmif1\0\0\0\0heim', 'image/heif', 'image'],
    ['ID3', 'audio/mpeg', 'audio'],
    ['glTF', 'model/gltf-binary', '3d'],
    ['who knows', 'application/octet-stream', 'asset'],
  ])(
    'detects it from its first bytes, with the client of Node: %j',
    async (text, contentType, kind) => {
      const node = new NodeClient({ ...quick, baseUrl: up().server.url });
      await node.upload(new Blob([Buffer.from(text, 'latin1')]));
      const [upload] = up().server.state.uploads.values();
      expect(upload).toMatchObject({ contentType, kind });
    },
  );

  test.each([
    ['me.HEIC', 'image/heic', 'image'],
    ['me.avif', 'image/avif', 'image'],
    ['chair.fbx', 'model/fbx', '3d'],
  ])('recognizes it by its name, with the client of Node: %s', async (name, contentType, kind) => {
    const node = new NodeClient({ ...quick, baseUrl: up().server.url });
    await node.upload(new File(['who knows'], name));
    const [upload] = up().server.state.uploads.values();
    expect(upload).toMatchObject({ contentType, kind, fileName: name });
  });

  test('uses the type that contentTypeOf returns', async () => {
    const client = up().client({ contentTypeOf: () => 'image/webp' });
    await client.upload(new Blob(['who knows']));
    const [upload] = up().server.state.uploads.values();
    expect(upload).toMatchObject({ contentType: 'image/webp', fileName: 'file.webp' });
  });
});

test('estimate uploads the files of a request, and the next run does not upload them again', async () => {
  const request = photaEdit.request({ prompt: 'x', referenceImages: [small] });
  await scenario.estimate(request);
  await scenario.run(request);
  expect(count('POST /uploads')).toBe(2);
  expect(puts()).toBe(1);
});

describe('upload', () => {
  test('sends parts, reports its progress, and delivers the complete file', async () => {
    const seen: Progress[] = [];
    const id = await scenario.upload(big, { onProgress: (event) => seen.push(event) });
    const arrived = up().server.state.assets.get(id)?.bytes();
    expect(arrived?.equals(Buffer.from(await big.arrayBuffer()))).toBe(true);
    expect(puts()).toBe(3);
    expect(seen.at(-1)).toEqual({
      stage: 'upload',
      file: 'file.octet-stream',
      sent: big.size,
      total: big.size,
    });
  });

  test('sends credentials to the API only, and not to signed URLs', async () => {
    const sent: [string, string | undefined][] = [];
    const spy: typeof quick.fetch = (url, init) => {
      sent.push([url.includes('/storage/') ? 'storage' : 'api', init.headers['authorization']]);
      return fetch(url, init);
    };
    await up().client({ fetch: spy }).upload(small);
    const basic = `Basic ${btoa('key:top-secret-value')}`;
    expect(sent.filter(([to]) => to === 'storage')).toHaveLength(1);
    for (const [to, header] of sent) expect(header).toBe(to === 'api' ? basic : undefined);
  });

  test.each(['cut', { status: 500 }, { status: 503 }] as const)(
    'repeats only the part that failed: %o',
    async (then) => {
      up().server.fail({ on: 'PUT /storage/*/2', then, times: 2 });
      await scenario.upload(big);
      expect(puts()).toBe(5);
    },
  );

  test('called again after a failure, sends only the missing parts', async () => {
    const { server } = up();
    server.fail({ on: 'PUT /storage/*/2', then: { status: 500 }, times: 6 });
    await expect(scenario.upload(big)).rejects.toMatchObject({ name: 'ServerError', status: 500 });
    const before = puts();
    const id = await scenario.upload(big);
    expect(puts() - before).toBe(1);
    expect(server.state.uploads.size).toBe(1);
    expect(server.state.assets.get(id)?.bytes().length).toBe(big.size);
  });

  test('completes even if the response to the completion was lost', async () => {
    const { server } = up();
    server.fail({ on: 'POST /uploads/*/action', then: 'cut', work: true });
    await scenario.upload(small);
    expect(count('POST /uploads/')).toBe(2);
  });

  test('sends the same content once, even for concurrent callers', async () => {
    const copies = [new Blob(['one']), new Blob(['o', 'ne']), new Blob(['one'])];
    const ids = await Promise.all(copies.map((copy) => scenario.upload(copy)));
    expect(new Set(ids).size).toBe(1);
    await scenario.upload(new Blob(['two']));
    expect(up().server.state.uploads.size).toBe(2);
  });

  test('shared by two callers continues when one of them stops', async () => {
    const { server } = up();
    server.fail({ on: 'PUT /storage/*', then: 'stall' });
    const abort = new AbortController();
    const first = scenario.upload(small, { signal: abort.signal });
    await expect.poll(puts).toBe(1);
    const second = scenario.upload(small);
    abort.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortedError' });
    expect(await second).toMatch(/^asset_/);
    expect(server.state.uploads.size).toBe(1);
  });

  test('rejects with the reason of the API', async () => {
    const failed = { status: 'failed', errorMessage: 'The file is not a picture' };
    const fetch: typeof quick.fetch = async (url, init) => {
      const response = await globalThis.fetch(url, init);
      const id = /uploads\/(\w+)$/.exec(url)?.[1];
      return id ? Response.json({ upload: { id, ...failed } }) : response;
    };
    const upload = up().client({ fetch }).upload(small);
    await expect(upload).rejects.toBeInstanceOf(UploadFailedError);
    await expect(upload).rejects.toThrow('The file is not a picture');
  });

  test('rejects an empty file before anything is sent', async () => {
    await expect(scenario.upload(new Blob([]))).rejects.toThrow('The file is empty');
    expect(up().server.state.log).toEqual([]);
  });

  test('that fails in a run ends without a job', async () => {
    const { server } = up();
    server.fail({ on: 'PUT /storage/*', then: { status: 404 } });
    const request = photaEdit.request({ prompt: 'x', referenceImages: [small] });
    await expect(scenario.run(request)).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(server.state.jobs.size).toBe(0);
  });
});

test('upload fails immediately if the API does not complete it', async () => {
  const { server } = up();
  server.fail({ on: 'POST /uploads/*/action', then: { status: 400, body: { reason: 'no' } } });
  await expect(scenario.upload(small)).rejects.toThrow('returned 400: no');
});
