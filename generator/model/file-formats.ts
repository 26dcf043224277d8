/** A file format. `fileKind` of the SDK states which kind of file the API treats it as. */
export interface FileFormat {
  /** In lower case, without a dot. */
  readonly extension: string;
  readonly contentType: string;
  /** The `kind` of the parameters that accept such a file, in records and in descriptions. */
  readonly kinds: readonly string[];
}

/** The formats of files, the most common of each kind first. */
export const fileFormats: readonly FileFormat[] = [
  ...formats('image', [
    ['jpg', 'image/jpeg'],
    ['png', 'image/png'],
    ['webp', 'image/webp'],
    ['gif', 'image/gif', 'video'],
    ['svg', 'image/svg+xml'],
    ['tiff', 'image/tiff'],
    ['bmp', 'image/bmp'],
    ['avif', 'image/avif'],
    ['heic', 'image/heic'],
    ['psd', 'image/vnd.adobe.photoshop'],
  ]),
  ...formats('image-hdr', [
    ['hdr', 'image/vnd.radiance'],
    ['exr', 'image/x-exr', 'image'],
  ]),
  ...formats('video', [
    ['mp4', 'video/mp4'],
    ['mov', 'video/quicktime'],
    ['webm', 'video/webm'],
    ['m4v', 'video/x-m4v'],
    ['mkv', 'video/x-matroska'],
    ['avi', 'video/x-msvideo'],
  ]),
  ...formats('audio', [
    ['mp3', 'audio/mpeg'],
    ['wav', 'audio/wav'],
    ['m4a', 'audio/mp4'],
    ['flac', 'audio/flac'],
    ['ogg', 'audio/ogg'],
    ['aac', 'audio/aac'],
  ]),
  ...formats('3d', [
    ['glb', 'model/gltf-binary'],
    ['fbx', 'application/octet-stream'],
    ['obj', 'model/obj'],
    ['gltf', 'model/gltf+json'],
    ['stl', 'model/stl'],
    ['usdz', 'model/vnd.usdz+zip'],
    ['usd', 'model/vnd.usd'],
    ['ply', 'model/ply'],
    ['vrm', 'model/vrm'],
    ['bvh', 'application/octet-stream'],
    ['zip', 'application/zip'],
  ]),
  ...formats('text', [
    ['txt', 'text/plain'],
    ['srt', 'text/plain'],
    ['vtt', 'text/vtt'],
  ]),
  ...formats('json', [['json', 'application/json']]),
  ...formats('document', [['pdf', 'application/pdf']]),
];

function formats(
  kind: string,
  rows: readonly (readonly [extension: string, contentType: string, ...others: string[]])[],
): readonly FileFormat[] {
  return rows.map(([extension, contentType, ...others]) => ({
    extension,
    contentType,
    kinds: [kind, ...others],
  }));
}

/** Returns the extensions of the files that a parameter of this kind accepts, the most common first. */
export function extensionsOf(kind: string): readonly string[] {
  return fileFormats
    .filter(({ kinds }) => kinds.includes(kind))
    .toSorted((a, b) => Number(a.kinds[0] !== kind) - Number(b.kinds[0] !== kind))
    .map(({ extension }) => extension);
}

/** Returns the content type of a file by the extension of its name. */
export function formatContentType(fileName: string): string {
  const extension = fileName.replace(/^.*\./s, '').toLowerCase();
  const known = extension === 'jpeg' ? 'jpg' : extension;
  return (
    fileFormats.find((format) => format.extension === known)?.contentType ??
    'application/octet-stream'
  );
}
