import { performance } from 'node:perf_hooks';
import { bodyOf, json, refuse } from './replies.ts';
import { newId, type DevUpload } from './state.ts';
import { signed } from './storage.ts';
import type { Handler, World } from './types.ts';

/** Every part but the last has at least so many bytes. */
const leastPart = 5_000_000;

/** `POST /uploads`, several parts to a file. */
export const createUpload: Handler = (world, request) => {
  const { fileName, contentType, fileSize, parts, kind } = bodyOf(request) ?? {};
  const texts = [fileName, contentType, kind];
  if (!texts.every((text) => typeof text === 'string' && text !== '')) {
    return refuse(400, 'fileName, contentType and kind are required');
  }
  if (typeof fileSize !== 'number' || typeof parts !== 'number' || parts < 1 || parts > 10_000) {
    return refuse(400, 'fileSize and parts (1 to 10000) are required');
  }
  const upload: DevUpload = {
    id: newId(world.state, 'upload'),
    fileName: String(fileName),
    contentType: String(contentType),
    fileSize,
    kind: String(kind),
    partsCount: parts,
    parts: new Map(),
    createdAt: new Date().toISOString(),
    completedAt: undefined,
    assetId: undefined,
    errorMessage: undefined,
  };
  world.state.uploads.set(upload.id, upload);
  return json(200, { upload: uploadAnswer(world, upload) });
};

/** `GET /uploads/{uploadId}` */
export const getUpload: Handler = (world, { params: [id = ''] }) => {
  const upload = world.state.uploads.get(id);
  if (!upload) return refuse(404, `Upload ${id} was not found`);
  return json(200, { upload: uploadAnswer(world, upload) });
};

/** `POST /uploads/{uploadId}/action` */
export const actOnUpload: Handler = (world, request) => {
  const [id = ''] = request.params;
  const upload = world.state.uploads.get(id);
  if (!upload) return refuse(404, `Upload ${id} was not found`);
  if (bodyOf(request)?.['action'] !== 'complete') return refuse(400, 'The one action is complete');
  if (upload.completedAt !== undefined) return refuse(400, `Upload ${id} is complete already`);
  if (upload.parts.size !== upload.partsCount) return refuse(400, 'Not all parts are there');
  upload.completedAt = performance.now();
  finish(world, upload);
  return json(200, { upload: uploadAnswer(world, upload) });
};

/** What the API finds out while it validates a file. */
function finish({ state }: World, upload: DevUpload): void {
  const parts = [...upload.parts].sort(([one], [other]) => one - other).map(([, part]) => part);
  const bytes = Buffer.concat(parts);
  if (bytes.length !== upload.fileSize) {
    upload.errorMessage = `The file has ${bytes.length} bytes, not ${upload.fileSize}`;
  } else if (parts.slice(0, -1).some((part) => part.length < leastPart)) {
    upload.errorMessage = 'A part is smaller than 5 MB';
  } else {
    upload.assetId = newId(state, 'asset');
    state.assets.set(upload.assetId, {
      id: upload.assetId,
      bytes: () => bytes,
      mimeType: upload.contentType,
      name: upload.fileName,
      origin: 'uploaded',
      createdAt: upload.createdAt,
    });
  }
  // Only the asset has them from here on.
  upload.parts.clear();
}

function statusOf({ pace }: World, upload: DevUpload): string {
  if (upload.completedAt === undefined) return 'pending';
  if (performance.now() - upload.completedAt < pace.importing) return 'validating';
  return upload.assetId === undefined ? 'failed' : 'imported';
}

function uploadAnswer(world: World, upload: DevUpload): object {
  const status = statusOf(world, upload);
  const expires = new Date(Date.parse(upload.createdAt) + 3_600_000).toISOString();
  return {
    id: upload.id,
    fileName: upload.fileName,
    originalFileName: upload.fileName,
    contentType: upload.contentType,
    fileSize: upload.fileSize,
    kind: upload.kind,
    source: 'multipart',
    status,
    partsCount: upload.partsCount,
    ...(status === 'pending' && {
      parts: Array.from({ length: upload.partsCount }, (_, index) => ({
        number: index + 1,
        url: signed(world, `/storage/uploads/${upload.id}/${index + 1}`),
        expires,
      })),
    }),
    ...(status === 'imported' && { entityId: upload.assetId }),
    ...(status === 'failed' && { errorMessage: upload.errorMessage }),
    ownerId: 'proj_dev',
    authorId: 'apiu_dev',
    createdAt: upload.createdAt,
    updatedAt: upload.createdAt,
  };
}
