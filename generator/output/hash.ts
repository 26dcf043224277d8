import { createHash } from 'node:crypto';
import type { GeneratedFile } from '../emit/generated-file.ts';

/** SHA-256 hashes by path below the output folder. */
export type FileHashes = Readonly<Record<string, string>>;

/** Returns the SHA-256 hash in hexadecimal. */
export function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

export function hashesOf(files: readonly GeneratedFile[]): FileHashes {
  return Object.fromEntries(files.map(({ path, text }) => [path, hashOf(text)]));
}
