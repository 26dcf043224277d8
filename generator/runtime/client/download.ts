import type { Asset } from './api-types.js';
import { getAsset } from './assets.js';
import { fileTimeout, type Scope } from './clock.js';
import type { Connection } from './connection.js';
import { ConnectionError, InvalidResponseError, NotFoundError, PermissionError } from './errors.js';
import { platform, type FetchResponse, type PlatformBlob } from './platform.js';
import { fieldsOf } from './response.js';
import { sendCall } from './retry.js';

/**
 * An asset or its ID. `undefined`, such as `assets[0]` of a result without assets, throws a
 * `NotFoundError`.
 */
export type Downloadable = Asset | string | undefined;

/** The maximum size in bytes that platforms keep in a Blob. */
const maxSize: number = 2 ** 32;

/** Reads the bytes of an asset. */
export async function downloadAsset(
  connection: Connection,
  asset: Downloadable,
  scope: Scope,
): Promise<PlatformBlob> {
  const found = await assetOf(connection, asset, scope);
  const bytes = await fromUrl(connection, found, scope, (to) =>
    sendCall(connection, {
      ...scope,
      to,
      timeout: fileTimeout,
      maxSize: sizeOf(found) ?? maxSize,
      isFile: true,
      read: (_, { response, body }) => {
        checkStart(found, response);
        checkEnd(found, response, body.size);
        return body;
      },
    }),
  );
  return new platform.Blob([bytes], { type: found.mimeType });
}

/** Returns the asset itself, or reads it by its ID. */
export async function assetOf(
  connection: Connection,
  asset: Downloadable,
  scope: Scope,
): Promise<Asset> {
  if (!asset) throw new NotFoundError('No asset to download');
  return typeof asset === 'string' ? getAsset(connection, asset, scope) : asset;
}

/** Reads from the URL of an asset, or from a fresh one if its signature has expired. */
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

/** Rejects a response that is a part of the file or an error page. */
export function checkStart(
  { mimeType = '' }: Partial<Asset>,
  { status, headers }: FetchResponse,
): void {
  const [page = ''] = /html|xml/.exec(headers.get('content-type') ?? '') ?? [];
  if (status === 200 && (!mimeType || mimeType.includes(page))) return;
  const got = status === 200 ? page : `status ${status}`;
  throw new InvalidResponseError(`The storage returned ${got} instead of the file`, { status });
}

/** Checks that all bytes have arrived: as many as the response announces and the asset has. */
export function checkEnd(asset: Partial<Asset>, response: FetchResponse, received: number): void {
  const size = sizeOf(asset);
  const expected = size ?? lengthOf(response);
  // In a browser, a compressed response is not recognizable, and its length is that of the
  // compressed bytes.
  if (received >= expected && received === (size ?? received)) return;
  throw new ConnectionError(`The download ended after ${received} of ${expected} bytes`);
}

/** Returns the size of an asset in bytes, if it is known. Source: `properties.size` of an asset. */
export function sizeOf({ properties }: Partial<Asset>): number | undefined {
  const { size } = fieldsOf(properties);
  return typeof size === 'number' ? size : undefined;
}

/** Returns the length of a response in bytes; 0 if it is unknown or the response is compressed. */
export function lengthOf({ headers }: FetchResponse): number {
  return headers.get('content-encoding') ? 0 : Number(headers.get('content-length'));
}
