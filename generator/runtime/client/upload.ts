import type { FileContent } from '../model.js';
import { limited } from './clock.js';
import type { Connection } from './connection.js';
import { contentKey } from './content-key.js';
import { AbortedError } from './errors/aborted-error.js';
import { TemporaryError } from './errors/temporary-error.js';
import type { ProgressOptions } from './options.js';
import { transfer, type Transfer } from './transfer.js';

/** What there is of an upload, and the work on it. */
export interface PendingUpload extends Transfer {
  asset: Promise<string> | undefined;
}

/** The most contents that a client remembers. */
const remembered = 1000;

/**
 * Gives the id of the asset that comes of `file`. The same content is uploaded once, also where two
 * ask at the same time, and what had arrived before a failure is not sent again.
 */
export async function upload(
  connection: Connection,
  file: FileContent,
  options: ProgressOptions,
): Promise<string> {
  const key = await limited(() => contentKey(file), Infinity, options);
  const pending = pendingFor(connection.uploads, key);
  for (;;) {
    const asset = (pending.asset ??= begin(connection, file, pending, options));
    // Nobody may be there to hear it, where all have stopped waiting.
    asset.catch(() => undefined);
    try {
      return await limited(() => asset, Infinity, options);
    } catch (error) {
      // Where the signal of another has stopped it, it goes on from there.
      if (options.signal?.aborted || !(error instanceof AbortedError)) throw error;
    }
  }
}

function begin(
  connection: Connection,
  file: FileContent,
  pending: PendingUpload,
  options: ProgressOptions,
): Promise<string> {
  return transfer(connection, file, pending, options).catch((error: unknown) => {
    pending.asset = undefined;
    if (!(error instanceof TemporaryError || error instanceof AbortedError)) {
      pending.upload = undefined;
      pending.arrived.clear();
    }
    throw error;
  });
}

function pendingFor(uploads: Connection['uploads'], key = ''): PendingUpload {
  const known = uploads.get(key);
  if (known && key) return known;
  if (uploads.size > remembered) uploads.clear();
  const pending = { asset: undefined, upload: undefined, arrived: new Set<number>() };
  uploads.set(key, pending);
  return pending;
}
