import type { Asset, Job } from './api-types.js';
import type { Scope } from './clock.js';
import type { Connection } from './connection.js';
import { fieldsOf } from './response.js';
import { sendCall } from './retry.js';

/** The maximum number of assets in one call. Source: `POST /assets/get-bulk`. */
const maxAssets = 200;

/** Reads an asset, with a fresh signed URL. */
export function getAsset(connection: Connection, id: string, scope: Scope): Promise<Asset> {
  return sendCall(connection, {
    ...scope,
    to: `/assets/${encodeURIComponent(id)}`,
    // Other fields are not checked, as the API may extend them.
    read: ({ asset }) => {
      const fields = fieldsOf(asset);
      return fields['id'] === id && fields['url'] ? (asset as Asset) : undefined;
    },
  });
}

/** Reads the assets of a job, in the order of the job's `assetIds`. */
export async function getAssets(
  connection: Connection,
  { metadata }: Job,
  scope: Scope,
): Promise<readonly Asset[]> {
  const ids = metadata.assetIds ?? [];
  const found: Asset[] = [];
  for (let at = 0; at < ids.length; at += maxAssets) {
    const page = await sendCall(connection, {
      ...scope,
      to: '/assets/get-bulk',
      body: JSON.stringify({ assetIds: ids.slice(at, at + maxAssets) }),
      read: ({ assets }) => (Array.isArray(assets) ? (assets as readonly Asset[]) : undefined),
    });
    found.push(...page.filter((asset) => ids.includes(fieldsOf(asset)['id'] as string)));
  }
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
