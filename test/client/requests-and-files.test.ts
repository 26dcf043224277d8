import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRequest, type Progress } from '../../generator/runtime/client/index.ts';
import { ScenarioClient, toFile } from '../../generator/runtime/client/node.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { photaEdit, textToImage } from '../support/sample-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const up = setUp();
const node = (): ScenarioClient => new ScenarioClient({ ...quick, baseUrl: up().server.url });
const models = { [photaEdit.id]: photaEdit, [textToImage.id]: textToImage };

describe('parseRequest', () => {
  const request = photaEdit.request({ prompt: 'x', referenceImages: ['asset_1'] });

  test('returns a request that was serialized as JSON', async () => {
    expect(parseRequest(JSON.stringify(request), models)).toEqual(request);
    expect(parseRequest(JSON.parse(JSON.stringify(request)), models)).toEqual(request);
    await node().estimate(parseRequest(JSON.stringify(request), models));
  });

  test('rejects other values, and requests of another model', () => {
    expect(() => parseRequest('{', models)).toThrow('must have a modelId and a body');
    expect(() => parseRequest({ ...request, modelId: 'constructor' }, models)).toThrow(
      'not one of',
    );
    expect(() => parseRequest({ ...request, body: {} }, models)).toThrow('prompt');
  });

  test('keeps extra parameters only with keepExtra', () => {
    const extra = textToImage.request({ prompt: 'x' }, { extra: { seed: 7 } });
    const text = JSON.stringify(extra);
    expect(() => parseRequest(text, models)).toThrow('seed');
    expect(parseRequest(text, models, { keepExtra: true })).toEqual(extra);
  });
});

test('submitUntyped and estimateUntyped accept a model without types', async () => {
  const body = { prompt: 'x', numOutputs: 2 };
  expect(await node().estimateUntyped('model_text-to-image', body)).toMatchObject({
    creativeUnitsCost: 12,
  });
  const { jobId } = await node().submitUntyped('model_text-to-image', body);
  expect(jobId).toMatch(/^job_/);
});

describe('upload', () => {
  test('accepts Buffers and streams, and toFile a path', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'photo.heic');
    const bytes = Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic', 'latin1');
    writeFileSync(path, bytes);
    const seen: Progress[] = [];
    const ids = [
      await node().upload(bytes),
      await node().upload(createReadStream(path)),
      await node().upload(await toFile(path), { onProgress: (event) => seen.push(event) }),
    ];
    for (const id of ids) expect(id).toMatch(/^asset_/);
    const uploads = [...up().server.state.uploads.values()];
    expect(uploads.map(({ contentType, kind }) => [contentType, kind])).toEqual(
      ids.map(() => ['image/heic', 'image']),
    );
    expect(uploads.at(-1)).toMatchObject({ fileName: 'photo.heic' });
    expect(seen.at(-1)).toMatchObject({ stage: 'upload', file: 'photo.heic' });
    await expect(toFile(join(folder, 'none.png'))).rejects.toMatchObject({ name: 'FileError' });
  });

  test('rejects a path, and names openAsBlob', async () => {
    const uploading = node().upload('./me.jpg' as never);
    await expect(uploading).rejects.toThrow(
      "The file must be a Blob, File or URL (got './me.jpg'); a path needs await openAsBlob('./me.jpg')",
    );
  });

  test('rejects with a FileError if the file has changed', async () => {
    const path = join(temporaryFolder(), 'a.png');
    writeFileSync(path, 'first');
    const blob = await openAsBlob(path);
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(path, 'second and longer');
    await expect(node().upload(blob)).rejects.toMatchObject({ name: 'FileError' });
  });

  test('lets the API download a URL, also inside a request', async () => {
    const sent: unknown[] = [];
    const fetch: typeof quick.fetch = async (url, init) => {
      const { pathname } = new URL(url);
      if (!pathname.startsWith('/uploads')) {
        sent.push(JSON.parse(await new Response(init.body).text()));
        return Response.json({ job: { jobId: 'job_1', metadata: {} } });
      }
      if (typeof init.body === 'string') sent.push(JSON.parse(init.body));
      const upload = { id: 'upload_1', status: 'imported', entityId: 'asset_9' };
      return Response.json({ upload });
    };
    const client = new ScenarioClient({ ...quick, baseUrl: 'https://api.example', fetch });
    const url = new URL('https://pictures.example/a/me.HEIC?size=1');
    const request = photaEdit.request({ prompt: 'https://x.example', referenceImages: [url, url] });
    expect(() => JSON.stringify(request.body)).toThrow('holds a file');
    await client.submit(request);
    expect(sent).toEqual([
      { url: url.href, kind: 'image' },
      { prompt: 'https://x.example', referenceImages: ['asset_9', 'asset_9'] },
    ]);
  });
});

test('download into a folder that exists names the file by its asset', async () => {
  const folder = join(temporaryFolder(), 'pictures');
  mkdirSync(folder);
  const { assets } = await node().run(textToImage.request({ prompt: 'x' }));
  const path = await node().download(assets[0], folder);
  expect(path).toMatch(/pictures\/asset_\w+\.png$/);
});

test.each([
  ['me.jpg'],
  ['./me'],
  ['file:///home/me/me.jpg'],
  ['C:me'],
  [' asset_1'],
  ['asset_1\n'],
  ['undefined'],
  ['[object Object]'],
  ['blob:https://x.test/1'],
  [''],
])('a file parameter rejects %j', (text) => {
  expect(photaEdit.validate({ prompt: 'x', referenceImages: [text] }).success).toBe(false);
});
