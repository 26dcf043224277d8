import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodeGlb, encodePng, encodeWav, mp4 } from '../../generator/dev-server/media.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import type { Registry } from '../../generator/dev-server/types.ts';
import { ScenarioClient } from '../../generator/runtime/client/index.ts';

describe('a job returns files of the kinds that the capabilities of its model name', () => {
  const validate = (data: unknown) => ({ success: true as const, data: Object(data) as object });
  const model = (...capabilities: readonly string[]) => ({ validate, capabilities });
  const models: Registry = {
    none: { validate },
    image: model('txt2img', 'img2img', 'controlnet'),
    video: model('img2video', 'video2video'),
    audio: model('txt2audio'),
    object: model('img23d', '3d23d', 'txt23d'),
    both: model('video2audio', 'video2video'),
    text: model('img2txt'),
    four: { ...model('txt2img'), parameters: { numOutputs: { default: 4 } } },
  };

  test.each<[string, object, readonly string[]]>([
    ['none', {}, ['image/png']],
    ['image', { numOutputs: 3 }, ['image/png', 'image/png', 'image/png']],
    ['video', {}, ['video/mp4']],
    ['audio', { numOutputs: 2 }, ['audio/wav', 'audio/wav']],
    ['object', {}, ['model/gltf-binary']],
    ['both', {}, ['audio/wav', 'video/mp4']],
    ['four', {}, ['image/png', 'image/png', 'image/png', 'image/png']],
    ['text', {}, []],
  ])('%s %j → %j', async (modelId, body, types) => {
    const timing = { queued: 0, running: 0 };
    const server = await startMockServer({ models, timing });
    const client = new ScenarioClient({ baseUrl: server.url, apiKey: 'any', apiSecret: 'any' });
    const { job, assets } = await client.runUntyped(modelId, { ...body });
    await server.close();
    expect(assets.map(({ mimeType }) => mimeType).sort()).toEqual([...types].sort());
    const text = modelId === 'text' ? 'A text from the mock server.' : undefined;
    expect(job.metadata.output?.['text']).toBe(text);
  });
});

describe('the files are valid, and differ for each seed', () => {
  test('encodePng returns a PNG with correct checksums', () => {
    const file = encodePng('a');
    const chunks: string[] = [];
    for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
      const content = file.subarray(at + 4, at + 8 + file.readUInt32BE(at));
      expect(file.readUInt32BE(at + 4 + content.length)).toBe(crc32(content));
      chunks.push(content.subarray(0, 4).toString());
    }
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect(chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
  });

  test('encodeWav returns a WAV with correct lengths', () => {
    const file = encodeWav('a');
    expect(file.subarray(0, 4).toString()).toBe('RIFF');
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.subarray(8, 16).toString()).toBe('WAVEfmt ');
    expect(file.subarray(36, 40).toString()).toBe('data');
    expect(file.readUInt32LE(40)).toBe(file.length - 44);
  });

  test('encodeGlb returns a binary glTF with correct lengths and buffers', () => {
    const file = encodeGlb('a');
    expect(file.subarray(0, 4).toString()).toBe('glTF');
    expect(file.readUInt32LE(8)).toBe(file.length);
    const length = file.readUInt32LE(12);
    expect(length % 4).toBe(0);
    const scene = JSON.parse(file.subarray(20, 20 + length).toString()) as {
      readonly buffers: readonly { readonly byteLength: number }[];
    };
    expect(scene.buffers).toEqual([{ byteLength: file.readUInt32LE(20 + length) }]);
    expect(file.length).toBe(28 + length + file.readUInt32LE(20 + length));
  });

  test('mp4 returns an MP4 whose boxes fill the file', () => {
    const file = mp4('a');
    const boxes: string[] = [];
    let at = 0;
    for (; at < file.length; at += file.readUInt32BE(at)) {
      boxes.push(file.subarray(at + 4, at + 8).toString());
    }
    expect(at).toBe(file.length);
    expect(boxes).toEqual(['ftyp', 'moov', 'free', 'mdat', 'free']);
  });

  test.each([encodePng, encodeWav, encodeGlb, mp4])(
    '%s returns the same bytes for the same seed only',
    (make) => {
      expect(make('a').equals(make('a'))).toBe(true);
      expect(make('a').equals(make('b'))).toBe(false);
    },
  );
});
