import { createHash } from 'node:crypto';
import { refuse } from './replies.ts';
import type { DevRequest, Handler, Reply, World } from './types.ts';

/** An address that is good for this path and needs no credentials. */
export function signed({ origin }: World, path: string): string {
  return `${origin()}${path}?signature=${signatureOf(path)}`;
}

function signatureOf(path: string): string {
  return createHash('sha256').update(`dev ${path}`).digest('hex').slice(0, 32);
}

/** A storage takes the signature and nothing else. */
function refusal({ path, query, headers }: DevRequest): Reply | undefined {
  if (headers.authorization) return refuse(400, 'Only one way to authorize is allowed');
  if (query.get('signature') !== signatureOf(path))
    return refuse(403, 'The signature is not right');
  return undefined;
}

/** `GET /storage/assets/{assetId}` */
export const readAsset: Handler = ({ state }, request) => {
  const asset = state.assets.get(request.params[0] ?? '');
  const refused = refusal(request);
  if (refused) return refused;
  if (!asset) return refuse(404, 'There is no such object');
  return { status: 200, headers: { 'content-type': asset.mimeType }, body: asset.bytes() };
};

/** `PUT /storage/uploads/{uploadId}/{part}` */
export const writePart: Handler = ({ state }, request) => {
  const [id = '', part = ''] = request.params;
  const upload = state.uploads.get(id);
  const refused = refusal(request);
  if (refused) return refused;
  const number = Number(part);
  if (!upload || !(number >= 1 && number <= upload.partsCount)) {
    return refuse(404, 'There is no such part');
  }
  upload.parts.set(number, request.body);
  return { status: 200, headers: { etag: `"${part}"` }, body: '' };
};
