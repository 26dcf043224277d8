import { hash } from 'node:crypto';

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

/** Returns the hash of a text whose UTF-8 is known, which saves encoding it again. */
export function hashOfEncoded(text: string, bytes: Uint8Array): string {
  return text.includes('\r') ? hashOf(text) : hash('sha256', bytes);
}
