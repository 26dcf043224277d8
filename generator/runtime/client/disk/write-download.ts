import type { Asset } from '../api-types.js';
import { withTimeLimit, type Scope } from '../clock.js';
import type { Connection } from '../connection.js';
import { checkEnd, checkStart, fromUrl, lengthOf, sizeOf } from '../download.js';
import { ConnectionError, FileError } from '../errors.js';
import { messageOf } from '../http.js';
import type { ProgressOptions } from '../options.js';
import { platform, type FetchResponse, type PlatformSignal } from '../platform.js';
import { notifyListener } from '../progress.js';
import { errorOf } from '../response.js';
import { repeatCall, withinLimits } from '../retry.js';
import { fileError, type DownloadTarget } from './files.js';

/** The timeout of a download in milliseconds, including interruptions. */
const totalTimeout = 4 * 3_600_000;
/** The maximum size in bytes of an asset that does not state its size. */
const maxSize = 2 ** 36;

/** A download that is written to a disk or a stream. */
interface Transfer {
  readonly connection: Connection;
  readonly asset: Asset;
  readonly target: DownloadTarget;
  /** The name of the target in messages. */
  readonly name: string;
  readonly onProgress: ProgressOptions['onProgress'];
  /** The number of bytes in the target. */
  written: number;
  /**
   * The strong `ETag` and the length of the content that is downloaded, if the storage sends them.
   */
  content: string | undefined;
}

/**
 * Writes the bytes of an asset into `target` as they arrive, and closes it. After an interruption,
 * it resumes if the storage certainly has the same content, and otherwise starts over.
 */
export async function writeDownload(
  connection: Connection,
  asset: Asset,
  target: DownloadTarget,
  name: string,
  { signal, onProgress }: ProgressOptions,
): Promise<void> {
  const state = { written: 0, content: undefined };
  const transfer: Transfer = { connection, asset, target, name, onProgress, ...state };
  const work = async (within: PlatformSignal): Promise<void> => {
    const scope = { signal: within };
    const receiveAll = (): Promise<void> =>
      fromUrl(connection, asset, scope, (url) => receive(transfer, url, scope));
    await repeatCall(connection, scope, receiveAll, withinLimits(connection));
    await awaitWrite(transfer, () => target.close(), scope);
  };
  try {
    await withTimeLimit(work, totalTimeout, { signal }, name);
  } catch (error) {
    // The incomplete file is removed after an abort too.
    await withTimeLimit(() => target.abort(error), connection.requestTimeout, {}).catch(
      () => undefined,
    );
    throw error;
  }
}

/** Requests the file once, and writes what arrives. */
async function receive(transfer: Transfer, url: string, scope: Scope): Promise<void> {
  const { connection, asset } = transfer;
  const controller = new platform.AbortController();
  try {
    const response = await open(connection, url, controller.signal, scope);
    checkStart(asset, response);
    const skip = await resumeAt(transfer, response);
    checkEnd(asset, response, await copy(transfer, response, skip, scope));
  } finally {
    controller.abort();
  }
}

/** Requests the file, and returns the response when its headers have arrived. */
async function open(
  { fetch, requestTimeout }: Connection,
  url: string,
  signal: PlatformSignal,
  scope: Scope,
): Promise<FetchResponse> {
  const init = { method: 'GET', headers: {}, signal, redirect: 'follow' } as const;
  const request = (): Promise<FetchResponse> => fetch(url, init).catch(throwInterrupted);
  const response = await withTimeLimit(request, requestTimeout, scope, 'The download');
  if (!response.ok) throw errorOf('GET from the storage', response, '', {}, (text) => text);
  return response;
}

/**
 * Returns the number of bytes of the response that the target already has. Only a strong `ETag`
 * identifies content reliably; without one, the target is restarted.
 */
async function resumeAt(transfer: Transfer, { headers }: FetchResponse): Promise<number> {
  const { target, name } = transfer;
  const tag = headers.get('etag') ?? 'W/';
  const content = tag.startsWith('W/') ? undefined : `${tag} ${headers.get('content-length')}`;
  const isSame = content !== undefined && content === transfer.content;
  transfer.content = content;
  if (transfer.written === 0 || isSame) return transfer.written;
  if (!target.restart) {
    throw new FileError(
      `${name} was interrupted after ${transfer.written} bytes and can't be restarted: download to a path`,
    );
  }
  await target.restart();
  transfer.written = 0;
  return 0;
}

/** Writes the body of a response, except for its first `skip` bytes. Returns the bytes received. */
async function copy(
  transfer: Transfer,
  response: FetchResponse,
  skip: number,
  scope: Scope,
): Promise<number> {
  const { connection, asset, target, name, onProgress } = transfer;
  const size = sizeOf(asset);
  const total = size ?? lengthOf(response);
  const reader = response.body?.getReader();
  const next = (): Promise<Uint8Array | undefined> =>
    Promise.resolve(reader?.read()).then((read) => read?.value, throwInterrupted);
  let received = 0;
  for (;;) {
    const chunk = await withTimeLimit(next, connection.requestTimeout, scope, name);
    if (!chunk) return received;
    const fresh = chunk.subarray(Math.max(0, skip - received));
    received += chunk.length;
    if (received > (size ?? maxSize)) checkEnd(asset, response, received);
    await awaitWrite(transfer, () => target.write(fresh), scope);
    transfer.written += fresh.length;
    notifyListener(onProgress, {
      stage: 'download',
      file: asset.id,
      received: transfer.written,
      total,
    });
  }
}

/** Waits for a write to a file or a stream. A failure becomes a `FileError`. */
function awaitWrite({ name }: Transfer, work: () => Promise<void>, scope: Scope): Promise<void> {
  const wrapped = (): Promise<void> =>
    work().catch((error: unknown) => {
      throw fileError(name, error);
    });
  return withTimeLimit(wrapped, Infinity, scope);
}

function throwInterrupted(error: unknown): never {
  throw new ConnectionError(`The download was interrupted: ${messageOf(error)}`);
}
