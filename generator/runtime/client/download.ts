import type { Asset } from './api-types.js';
import { getAsset } from './assets.js';
import type { Scope } from './call.js';
import type { Connection } from './connection.js';
import { NotFoundError } from './errors/not-found-error.js';
import { PermissionError } from './errors/permission-error.js';
import { platform, type PlatformBlob } from './platform.js';
import { send } from './send.js';

/** An asset or its id. Undefined, as the first asset of a result may be, is refused in words. */
export type Downloadable = Asset | string | undefined;

/** Milliseconds for a whole file, over a slow line too. */
export const fileTimeout = 600_000;

/** The bytes of an asset. */
export async function download(
  connection: Connection,
  asset: Downloadable,
  scope: Scope,
): Promise<PlatformBlob> {
  const found = await assetOf(connection, asset, scope);
  const bytes = await fromUrl(connection, found, scope, (to) =>
    send(connection, { ...scope, to, timeout: fileTimeout, bytes: true, read: (_, all) => all }),
  );
  return new platform.Blob([bytes], { type: found.mimeType });
}

export async function assetOf(
  connection: Connection,
  asset: Downloadable,
  scope: Scope,
): Promise<Asset> {
  if (!asset) throw new NotFoundError('There is no asset to download', {});
  return typeof asset === 'string' ? getAsset(connection, asset, scope) : asset;
}

/** Reads from the URL of an asset, and from a fresh one where its signature is too old. */
export function fromUrl<Value>(
  connection: Connection,
  { id, url }: Asset,
  scope: Scope,
  read: (url: string) => Promise<Value>,
): Promise<Value> {
  return read(url).catch(async (error: unknown) => {
    if (!(error instanceof PermissionError)) throw error;
    return read((await getAsset(connection, id, scope)).url);
  });
}
