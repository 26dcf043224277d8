import { bodyOf, json, refuse } from './replies.ts';
import type { DevAsset } from './state.ts';
import { signed } from './storage.ts';
import type { Handler, World } from './types.ts';

/** `GET /assets/{assetId}` */
export const getAsset: Handler = (world, { params: [id = ''] }) => {
  const asset = world.state.assets.get(id);
  if (!asset) return refuse(404, `Asset ${id} was not found`);
  return json(200, { asset: assetAnswer(world, asset) });
};

/** `POST /assets/get-bulk`: in an order of its own, and without those that are not there. */
export const getAssets: Handler = (world, request) => {
  const ids = bodyOf(request)?.['assetIds'];
  if (!Array.isArray(ids) || ids.length > 200)
    return refuse(400, 'assetIds is a list of at most 200');
  const found = [...world.state.assets.values()].filter(({ id }) => ids.includes(id)).reverse();
  return json(200, { assets: found.map((asset) => assetAnswer(world, asset)) });
};

const kinds: readonly [RegExp, string][] = [
  [/^image\//, 'image'],
  [/^video\//, 'video'],
  [/^audio\//, 'audio'],
  [/^model\//, '3d'],
];

function assetAnswer(world: World, asset: DevAsset): object {
  const kind = kinds.find(([type]) => type.test(asset.mimeType))?.[1] ?? 'document';
  const type = asset.origin === 'uploaded' ? 'uploaded' : 'txt2img';
  return {
    id: asset.id,
    url: signed(world, `/storage/assets/${asset.id}`),
    mimeType: asset.mimeType,
    kind,
    status: 'success',
    source: type,
    metadata: { type, kind, name: asset.name },
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
