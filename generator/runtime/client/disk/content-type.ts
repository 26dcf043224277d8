import type { FileContent } from '../../model.js';

/** The first bytes of files by type, checked in this order. `[^]` is any byte. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
  [/^(II\*\0|MM\0\*)/, 'image/tiff'],
  [/^(?:<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE svg[^>]*>|\s)*<svg[\s>]/, 'image/svg+xml'],
  [/^[^]{4}ftyp(hei[cxms]|hev[cxm])/, 'image/heic'],
  [/^[^]{4}ftyp(avif|avis)/, 'image/avif'],
  [/^[^]{4}ftyp(mif1|msf1)[^]{4}([^]{4})*?avif/, 'image/avif'],
  [/^[^]{4}ftyp(mif1|msf1)/, 'image/heif'],
  [/^[^]{4}ftypqt /, 'video/quicktime'],
  [/^[^]{4}ftypM4[AB]/, 'audio/mp4'],
  [/^[^]{4}ftyp3g/, 'video/3gpp'],
  [/^[^]{4}ftyp/, 'video/mp4'],
  [/^[^]E\xdf\xa3[^]*matroska/, 'video/x-matroska'],
  [/^[^]E\xdf\xa3/, 'video/webm'],
  [/^RIFF[^]{4}AVI /, 'video/x-msvideo'],
  [/^RIFF[^]{4}WAVE/, 'audio/wav'],
  [/^FORM[^]{4}AIF[FC]/, 'audio/aiff'],
  [/^ID3(?![ -~])/, 'audio/mpeg'],
  [/^fLaC/, 'audio/flac'],
  [/^OggS/, 'audio/ogg'],
  [/^\xff[\xf0\xf1\xf8\xf9]/, 'audio/aac'],
  [/^\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff][^\0\xff]/, 'audio/mpeg'],
  [/^glTF/, 'model/gltf-binary'],
  [/^Kaydara FBX/, 'model/fbx'],
  [/^%PDF-/, 'application/pdf'],
];

/** Types by the extension of a file's name. */
const names: readonly (readonly [RegExp, string])[] = [
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.svg$/i, 'image/svg+xml'],
  [/\.(png|gif|webp|avif|heic|heif)$/i, 'image/*'],
  [/\.tiff?$/i, 'image/tiff'],
  [/\.mov$/i, 'video/quicktime'],
  [/\.(mp4|webm)$/i, 'video/*'],
  [/\.mp3$/i, 'audio/mpeg'],
  [/\.m4a$/i, 'audio/mp4'],
  [/\.(wav|ogg|flac|aac)$/i, 'audio/*'],
  [/\.glb$/i, 'model/gltf-binary'],
  [/\.gltf$/i, 'model/gltf+json'],
  [/\.(fbx|obj|stl)$/i, 'model/*'],
  [/\.txt$/i, 'text/plain'],
  [/\.json$/i, 'application/json'],
];

/** The number of bytes to check. */
const checkedBytes = 512;
const unknownType = 'application/octet-stream';

/**
 * Returns the MIME type of a file: its `type`, or the type detected from its first bytes or its
 * name. Files from Node's `openAsBlob` and HEIC photos in browsers have no `type`.
 */
export async function contentTypeOf(file: FileContent): Promise<string> {
  if (file.type && file.type !== unknownType) return file.type;
  const bytes = new Uint8Array(await file.slice(0, checkedBytes).arrayBuffer());
  const start = String.fromCharCode(...bytes);
  const [, bySignature] = signatures.find(([signature]) => signature.test(start)) ?? [];
  if (bySignature) return bySignature;
  const { name = '' } = file;
  const [, byName = unknownType] = names.find(([extension]) => extension.test(name)) ?? [];
  return byName.replace('*', name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
