import type { Asset } from '../api-types.js';

/** Of the types that models make, where the extension is not what the type itself ends in. */
const extensions: Readonly<Record<string, string>> = {
  'application/octet-stream': 'bin',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-wav': 'wav',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'model/gltf-binary': 'glb',
  'model/gltf+json': 'gltf',
  'text/plain': 'txt',
  'video/quicktime': 'mov',
};

/**
 * The file for an asset: `to` itself, or where that is a folder (`pictures/`), a file there with the
 * name of the asset and the extension of its type, which no model promises.
 */
export function pathFor(
  { id, mimeType = '' }: Pick<Asset, 'id'> & Partial<Pick<Asset, 'mimeType'>>,
  to: string,
): string {
  if (!/[/\\]$/.test(to)) return to;
  const type = mimeType.replace(/;.*/, '').trim().toLowerCase();
  const extension = extensions[type] ?? type.replace(/^.*\/(x-)?/, '');
  return `${to}${plain(id)}.${plain(extension) || 'bin'}`;
}

/** An answer's words as part of a file name: nothing that leads out of the folder. */
function plain(text: string): string {
  return text.replace(/[^\w-]+/g, '-');
}
