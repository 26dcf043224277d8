import { errorOf } from '../answer.js';
import type { Asset } from '../api-types.js';
import { limited, type OpenDetails } from '../clock.js';
import type { Connection } from '../connection.js';
import { fromUrl } from '../download.js';
import { ConnectionError } from '../errors/connection-error.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { wordsOf } from '../fetch-failure.js';
import type { ProgressOptions } from '../options.js';
import { platform, type ByteSink } from '../platform.js';
import { report } from '../report.js';
import { repeat } from '../send.js';

/** Where there is no job to tell of. */
const details: OpenDetails = { submission: 'none' };

/** Writes the bytes of an asset into `sink` as they come, goes on after a cut, and closes it. */
export async function stream(
  connection: Connection,
  asset: Asset,
  sink: ByteSink,
  { signal, onProgress }: ProgressOptions,
): Promise<void> {
  const writer = sink.getWriter();
  let written = 0;
  let begun = '';

  const soon = <Value>(work: () => Promise<Value>, milliseconds: number): Promise<Value> =>
    limited(work, milliseconds, { signal }, 'The download');

  const receive = async (url: string): Promise<void> => {
    const controller = new platform.AbortController();
    try {
      const { requestTimeout, fetch } = connection;
      const init = {
        method: 'GET',
        headers: {},
        signal: controller.signal,
        redirect: 'follow',
      } as const;
      const response = await soon(() => fetch(url, init).catch(lost), requestTimeout);
      if (!response.ok) throw errorOf('GET from the storage', response, '', details);

      const { headers } = response;
      const file = `${headers.get('etag')} ${headers.get('content-length')}`;
      if (written > 0 && file !== begun) {
        throw new NotFoundError(
          'What was begun to download is gone, and another in its place',
          details,
        );
      }
      begun = file;
      const length = Number(headers.get('content-length'));
      const reader = response.body?.getReader();
      let received = 0;
      for (;;) {
        const chunk = reader && (await soon(() => reader.read().catch(lost), requestTimeout)).value;
        if (!chunk) break;
        // After a cut, what is written already comes again.
        const fresh = chunk.subarray(Math.max(0, written - received));
        received += chunk.length;
        await soon(() => writer.write(fresh), Infinity);
        written += fresh.length;
        report(onProgress, { stage: 'download', received: written, total: length });
      }
      // The length of what is packed says nothing.
      const isPacked = headers.get('content-encoding');
      if (received < length && !isPacked) lost(`${received} of ${length} bytes`);
    } finally {
      controller.abort();
    }
  };

  try {
    await repeat(connection, { signal }, () => fromUrl(connection, asset, { signal }, receive));
    await soon(() => writer.close(), Infinity);
  } catch (error) {
    // Also where it was aborted: what was begun is to be cleared away.
    await limited(() => writer.abort(error), connection.requestTimeout, {}).catch(() => undefined);
    throw error;
  }
}

function lost(error: unknown): never {
  throw new ConnectionError(`The download broke off: ${wordsOf(error)}`, details);
}
