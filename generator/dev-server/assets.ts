import { createHash } from 'node:crypto';
import { fileKind } from '../runtime/file-kind.ts';
import { errorResponse, jsonBody, jsonResponse } from './responses.ts';
import type { MockAsset } from './state.ts';
import type { Context, Handler, MockRequest, MockResponse } from './types.ts';

/** Serves `GET /assets/{assetId}`. */
export const serveAsset: Handler = (context, { params: [id = ''] }) => {
  const asset = context.state.assets.get(id);
  if (!asset) return errorResponse(404, `Asset ${id} was not found`);
  return jsonResponse(200, { asset: assetJson(context, asset) });
};

/**
 * Serves `POST /assets/get-bulk`: in another order than requested, and without those that do not
 * exist.
 */
export const serveAssets: Handler = (context, request) => {
  const ids = jsonBody(request)?.['assetIds'];
  if (!Array.isArray(ids) || ids.length > 200) {
    return errorResponse(400, 'assetIds must be a list of at most 200');
  }
  const found = [...new Set(ids)].flatMap((id) => context.state.assets.get(String(id)) ?? []);
  return jsonResponse(200, { assets: found.reverse().map((asset) => assetJson(context, asset)) });
};

/** Serves `GET /storage/assets/{assetId}`, the content of an asset. */
export const readAssetFile: Handler = ({ state }, request) => {
  const rejected = rejectUnsigned(request);
  if (rejected) return rejected;
  const asset = state.assets.get(request.params[0] ?? '');
  if (!asset) return errorResponse(404, 'The object does not exist');
  return { status: 200, headers: { 'content-type': asset.mimeType }, body: asset.bytes() };
};

/** Returns a URL that gives access to this path without credentials. */
export function signedUrl({ origin }: Context, path: string): string {
  return `${origin()}${path}?signature=${signatureOf(path)}`;
}

/**
 * Rejects a request to the storage that does not have the signature, or that has other credentials
 * too.
 */
export function rejectUnsigned({ path, query, headers }: MockRequest): MockResponse | undefined {
  if (headers.authorization) return errorResponse(400, 'Only one auth mechanism is allowed');
  if (query.get('signature') !== signatureOf(path)) {
    return errorResponse(403, 'The signature does not match');
  }
  return undefined;
}

function signatureOf(path: string): string {
  return createHash('sha256').update(`dev ${path}`).digest('hex').slice(0, 32);
}

/** Returns an asset in the shape of the API. */
function assetJson(context: Context, asset: MockAsset): object {
  const known = fileKind(asset.name, asset.mimeType);
  const kind = known === 'asset' ? 'document' : known;
  return {
    id: asset.id,
    url: signedUrl(context, `/storage/assets/${asset.id}`),
    mimeType: asset.mimeType,
    kind,
    status: 'success',
    source: asset.source,
    metadata: { type: asset.source, kind, name: asset.name },
    properties: { size: asset.bytes().length },
    privacy: 'private',
    ownerId: 'proj_dev',
    authorId: 'apiu_dev',
    createdAt: asset.createdAt,
    updatedAt: asset.createdAt,
    tags: [],
    collectionIds: [],
    editCapabilities: [],
  };
}
