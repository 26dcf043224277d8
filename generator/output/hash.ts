import { hash } from 'node:crypto';
import type { GeneratedFile } from '../emit/generated-file.ts';

/** SHA-256 hashes by path below the output folder. */
export type FileHashes = Readonly<Record<string, string>>;

/** Returns a text with `\\n` line endings. Git may check files out with `\\r\\n`. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Returns the SHA-256 hash in hexadecimal, independent of line endings. */
export function hashOf(text: string): string {
  return hash('sha256', withLineFeeds(text));
}

/** Returns the hash of each file, by path. */
export function hashesOf(files: readonly GeneratedFile[]): FileHashes {
  return Object.fromEntries(files.map(({ path, text }) => [path, hashOf(text)]));
}
