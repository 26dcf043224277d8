import type { Asset } from './api-types.js';
import { getAsset } from './assets.js';
import { limited } from './clock.js';
import type { Connection } from './connection.js';
import { download } from './download.js';
import { NotFoundError } from './errors/not-found-error.js';
import type { CallOptions } from './options.js';
import { platform, type ByteSink, type PlatformBlob } from './platform.js';

/** An asset or its id. Undefined, as the first asset of a result may be, is refused in words. */
export type Downloadable = Asset | string | undefined;

/** Downloads into `to` and closes it; without it, into memory. */
export async function save(
  connection: Connection,
  asset: Downloadable,
  to: ByteSink | undefined,
  options: CallOptions,
): Promise<PlatformBlob | undefined> {
  if (!asset) throw new NotFoundError('There is no asset to download', {});
  const whole = typeof asset === 'string' ? await getAsset(connection, asset, options) : asset;
  const writer = to?.getWriter();
  const chunks: Uint8Array[] = [];
  try {
    const write = async (chunk: Uint8Array): Promise<void> => {
      await (writer ? writer.write(chunk) : chunks.push(chunk));
    };
    await download(connection, whole, write, options);
    await writer?.close();
  } catch (error) {
    const abort = async (): Promise<void> => writer?.abort(error);
    await limited(abort, connection.requestTimeout, {}, {}).catch(() => undefined);
    throw error;
  }
  return writer ? undefined : new platform.Blob(chunks, { type: whole.mimeType });
}
