import { Readable } from 'node:stream';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { FileInput, ModelRequest } from '../../generator/runtime/model.ts';
import { keyframeVideo, photaEdit } from '../support/sample-models.ts';

const picture = new File(['a picture'], 'me.png', { type: 'image/png' });

describe('a file parameter', () => {
  test('accepts the ID of an asset, a Blob and a File', () => {
    const referenceImages = ['asset_abc', new Blob(['x']), picture];
    const request = photaEdit.request({ prompt: 'p', referenceImages });
    expect(request.body.referenceImages).toEqual(referenceImages);
    expectTypeOf<Blob>().toExtend<FileInput>();
    expectTypeOf<File>().toExtend<FileInput>();
  });

  test.each([
    [5],
    [''],
    ['./me.jpg'],
    ['me.jpg'],
    [{}],
    [null],
    [['asset_abc']],
    [Promise.resolve('asset_abc')],
  ])('rejects %o', (value) => {
    const result = keyframeVideo.validate({ video: value });
    expect(result).toMatchObject({ issues: [{ code: 'wrong_type', path: ['video'] }] });
  });

  test.each<[string, unknown, string]>([
    ['a path', './me.jpg', "(got './me.jpg'); a path needs await openAsBlob('./me.jpg')"],
    ['a Buffer', Buffer.from('x'), '(got an object); bytes need new Blob([bytes])'],
    ['an array of bytes', new Uint8Array(1), '(got an object); bytes need new Blob([bytes])'],
    ['a stream', Readable.from(['x']), '(got an object); a stream needs await toFile(stream)'],
    ['a web stream', new Blob(['x']).stream(), '; a stream needs await toFile(stream)'],
  ])('says how to make a file of %s', (_, value, end) => {
    const { error } = photaEdit.schema.safeParse({ prompt: 'p', referenceImages: [value] });
    const [{ message, path } = { message: '', path: [] }] = error?.issues ?? [];
    expect(path).toEqual(['referenceImages', 0]);
    expect(message).toContain('must be an asset ID, URL, Blob or File');
    expect(message.endsWith(end)).toBe(true);
  });

  test('reports a missing value and a value of another type', () => {
    const rejected = keyframeVideo.validate({ keyframes: [{ uri: 5 }] });
    expect(rejected.success ? [] : rejected.issues.map((issue) => issue.message)).toEqual([
      'is required',
      'must be an asset ID, URL, Blob or File (got 5)',
    ]);
  });
});

describe('a request with a file', () => {
  const requests: [string, ModelRequest][] = [
    ['in a list', photaEdit.request({ prompt: 'p', referenceImages: ['asset_abc', picture] })],
    ['in a parameter', keyframeVideo.builder().video(picture).build()],
    ['in an item', keyframeVideo.request({ video: 'asset_1', keyframes: [{ uri: picture }] })],
    ['in extra', keyframeVideo.request({ video: 'asset_1' }, { extra: { mask: picture } })],
  ];
  test.each(requests)('rejects to become JSON, which would say {}: %s', (_, request) => {
    expect(() => JSON.stringify(request.body)).toThrow(/send it with ScenarioClient/);
    expect(() => JSON.stringify({ body: request.body })).toThrow(TypeError);
  });

  test('can be extended to another request', () => {
    const first = photaEdit.request({ prompt: 'p', referenceImages: [picture] });
    const second = photaEdit.request({ ...first.body, prompt: 'q' });
    expect(Object.keys(second.body)).toEqual(['prompt', 'referenceImages']);
    expect(() => JSON.stringify(second.body)).toThrow(TypeError);
  });

  test('with only asset IDs is plain JSON', () => {
    const { body } = photaEdit.request({ prompt: 'p', referenceImages: ['asset_abc'] });
    expect(JSON.stringify(body)).toBe('{"prompt":"p","referenceImages":["asset_abc"]}');
  });
});

test('an object that no model created does not compile as a request', () => {
  const literal = { modelId: 'model_x', method: 'POST', path: '/', body: {} } as const;
  // @ts-expect-error Only a model makes a request.
  const request: ModelRequest = literal;
  expect(request).toBe(literal);
});
