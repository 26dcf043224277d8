import type { GeneratedFile } from '../emit/generated-file.ts';

/** A generated file in UTF-8, which takes half the memory of a string, and moves between threads. */
export interface EncodedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** Encodes generated files in UTF-8. */
export function encodeFiles(files: readonly GeneratedFile[]): readonly EncodedFile[] {
  return files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
}
