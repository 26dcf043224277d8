import { expect, test } from 'vitest';
import {
  extensionsOf,
  fileFormats,
  formatContentType,
} from '../../generator/model/file-formats.ts';
import { fileKind } from '../../generator/runtime/file-kind.ts';

test('fileKind of the SDK returns the kind of each image, video, audio and 3D format by content type or name', () => {
  for (const { extension, contentType, kinds } of fileFormats) {
    const [kind = ''] = kinds;
    const known = kind === 'image-hdr' ? 'image' : kind;
    if (contentType.startsWith('application/') && !/^(fbx)$/.test(extension)) continue;
    if (extension === 'bvh') continue; // Motion data, which the API has no kind for.
    expect([extension, fileKind(`x.${extension}`, contentType)]).toEqual([extension, known]);
  }
});

test.each([
  ['a.JPG', 'image/jpeg'],
  ['a.b.jpeg', 'image/jpeg'],
  ['x.mp4', 'video/mp4'],
  ['no-extension', 'application/octet-stream'],
  ['x.constructor', 'application/octet-stream'],
])('contentTypeOf %s is %s', (name, type) => {
  expect(formatContentType(name)).toBe(type);
});

test('extensionsOf lists the most common format of a kind first', () => {
  expect(extensionsOf('image').slice(0, 2)).toEqual(['jpg', 'png']);
  expect(extensionsOf('video')).toEqual(['mp4', 'mov', 'webm', 'm4v', 'mkv', 'avi', 'gif']);
  expect(extensionsOf('image-hdr')).toEqual(['hdr', 'exr']);
  expect(extensionsOf('unheard-of')).toEqual([]);
});
