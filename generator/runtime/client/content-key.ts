import type { FileContent } from '../model.js';
import { platform } from './platform.js';

/** The least part of an upload, which is as much of a file as is in memory at a time. The API's is 5 MB. */
const leastPart: number = 2 ** 23;
const mostParts = 10_000;

export function partSizeOf({ size }: FileContent): number {
  return Math.max(leastPart, Math.ceil(size / mostParts));
}

/**
 * The same for the same content. Undefined where the platform computes no hash, as in a page that
 * did not come over https.
 */
export async function contentKey(file: FileContent): Promise<string | undefined> {
  const { subtle } = platform.crypto;
  if (!subtle) return undefined;
  const step = partSizeOf(file);
  let key = file.type;
  for (let at = 0; at < file.size; at += step) {
    const part = await file.slice(at, at + step).arrayBuffer();
    key += ` ${new Uint8Array(await subtle.digest('SHA-256', part)).join()}`;
  }
  return key;
}
