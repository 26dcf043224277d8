import { fieldsOf } from './answer.js';
import type { Asset, Job } from './api-types.js';
import type { Scope } from './call.js';
import type { Connection } from './connection.js';
import { send } from './send.js';

/** The most that the API gives at once. */
const mostAtOnce = 200;

export function getAsset(connection: Connection, id: string, scope: Scope): Promise<Asset> {
  return send(connection, {
    ...scope,
    to: `/assets/${encodeURIComponent(id)}`,
    // The API's word is taken for what is in an asset: what it adds stops nothing.
    read: ({ asset }) => (fieldsOf(asset)['url'] ? (asset as Asset) : undefined),
  });
}

/** The assets of a job, in the order in which the job names them. */
export async function getAssets(
  connection: Connection,
  { metadata }: Job,
  scope: Scope,
): Promise<readonly Asset[]> {
  const ids = metadata.assetIds ?? [];
  const found: Asset[] = [];
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    const some = await send(connection, {
      ...scope,
      to: '/assets/get-bulk',
      body: JSON.stringify({ assetIds: ids.slice(at, at + mostAtOnce) }),
      read: ({ assets }) => (Array.isArray(assets) ? (assets as readonly Asset[]) : undefined),
    });
    found.push(...some);
  }
  return found.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}
