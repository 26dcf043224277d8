import type { FileContent } from '../../model.js';

/** What stands in the first bytes of files of a type. */
const marks: Readonly<Record<string, string>> = {
  PNG: 'image/png',
  '\xff\xd8\xff': 'image/jpeg',
  GIF8: 'image/gif',
  WEBP: 'image/webp',
  ftyp: 'video/mp4',
  WAVE: 'audio/wav',
  ID3: 'audio/mpeg',
  glTF: 'model/gltf-binary',
};

/** The type that a file says it has, or else the one it begins like: Node's `openAsBlob` says none. */
export async function contentTypeOf(file: FileContent): Promise<string> {
  if (file.type) return file.type;
  const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const start = String.fromCharCode(...bytes);
  const mark = Object.keys(marks).find((one) => start.includes(one)) ?? '';
  return marks[mark] ?? 'application/octet-stream';
}
