import type { Asset } from '../api-types.js';
import { limited } from '../clock.js';
import type { Connection } from '../connection.js';
import { checkEnd, checkStart, fromUrl, lengthOf, sizeOf } from '../download.js';
import { ConnectionError, FileError } from '../errors.js';
import { messageOf } from '../http.js';
import type { ProgressOptions } from '../options.js';
import { platform, type FetchResponse, type PlatformSignal } from '../platform.js';
import { report } from '../progress.js';
import { errorOf } from '../response.js';
import { repeat } from '../retry.js';
import { fileError, type DownloadTarget } from './files.js';

/** Milliseconds for a whole download, with all its cuts. */
const wholeTime = 4 * 3_600_000;
/** Bytes, if the asset does not say its size. */
const maxSize = 2 ** 36;

/** The state of a download. */
interface State {
  /** Bytes in the target. */
  written: number;
  /** The content that they are of, if the storage names it for certain. */
  content: string | undefined;
}

/**
 * Writes the bytes of an asset into `target` as they come, and closes it. After a cut it goes on if
 * the storage still has the same content for certain, and from the start otherwise.
 */
export async function writeDownload(
  connection: Connection,
  asset: Asset,
  target: DownloadTarget,
  what: string,
  { signal, onProgress }: ProgressOptions,
): Promise<void> {
  const state: State = { written: 0, content: undefined };
  const put = (work: () => Promise<void>, within: PlatformSignal): Promise<void> => {
    const wrapped = (): Promise<void> =>
      work().catch((error: unknown) => {
        throw fileError(what, error);
      });
    return limited(wrapped, Infinity, { signal: within });
  };

  const receive = async (url: string, within: PlatformSignal): Promise<void> => {
    const controller = new platform.AbortController();
    try {
      const response = await open(connection, url, controller.signal, within);
      checkStart(asset, response);
      const skip = await startAt(state, response, target, what);
      const size = sizeOf(asset);
      const total = size ?? lengthOf(response);
      const reader = response.body?.getReader();
      let received = 0;
      for (;;) {
        const next = (): Promise<Uint8Array | undefined> =>
          Promise.resolve(reader?.read()).then((read) => read?.value, broken);
        const chunk = await limited(next, connection.requestTimeout, { signal: within }, what);
        if (!chunk) break;
        // After a cut, what is written already comes again.
        const fresh = chunk.subarray(Math.max(0, skip - received));
        received += chunk.length;
        if (received > (size ?? maxSize)) checkEnd(asset, response, received);
        await put(() => target.write(fresh), within);
        state.written += fresh.length;
        const progress = {
          stage: 'download',
          file: asset.id,
          received: state.written,
          total,
        } as const;
        report(onProgress, progress);
      }
      checkEnd(asset, response, received);
    } finally {
      controller.abort();
    }
  };

  try {
    await limited(
      async (within) => {
        const scope = { signal: within };
        await repeat(connection, scope, () =>
          fromUrl(connection, asset, scope, (url) => receive(url, within)),
        );
        await put(() => target.close(), within);
      },
      wholeTime,
      { signal },
      what,
    );
  } catch (error) {
    // Also after an abort: what has begun is cleared away.
    await limited(() => target.abort(error), connection.requestTimeout, {}).catch(() => undefined);
    throw error;
  }
}

/** Requests the file, and returns the response when its headers are there. */
async function open(
  { fetch, requestTimeout }: Connection,
  url: string,
  signal: PlatformSignal,
  within: PlatformSignal,
): Promise<FetchResponse> {
  const init = { method: 'GET', headers: {}, signal, redirect: 'follow' } as const;
  const request = (): Promise<FetchResponse> => fetch(url, init).catch(broken);
  const response = await limited(request, requestTimeout, { signal: within }, 'The download');
  if (!response.ok) throw errorOf('GET from the storage', response, '', {}, (text) => text);
  return response;
}

/**
 * Returns how many bytes of the response are in the target already. A strong `ETag` names a content
 * for certain; without one, the target starts again.
 */
async function startAt(
  state: State,
  { headers }: FetchResponse,
  target: DownloadTarget,
  what: string,
): Promise<number> {
  const tag = headers.get('etag') ?? 'W/';
  const content = tag.startsWith('W/') ? undefined : `${tag} ${headers.get('content-length')}`;
  const isSame = content !== undefined && content === state.content;
  state.content = content;
  if (state.written === 0 || isSame) return state.written;
  if (!target.restart) {
    throw new FileError(
      `${what} broke off after ${state.written} bytes, and can't be written again from the start: download to a path`,
    );
  }
  await target.restart();
  state.written = 0;
  return 0;
}

function broken(error: unknown): never {
  throw new ConnectionError(`The download broke off: ${messageOf(error)}`);
}
