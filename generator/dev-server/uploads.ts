import { rejectUnsigned, signedUrl } from './assets.ts';
import { errorResponse, jsonBody, jsonResponse } from './responses.ts';
import { newId, type MockUpload } from './state.ts';
import type { Context, Handler } from './types.ts';

/** The minimum size of a part, in bytes; the last part may be smaller. */
const minPartSize = 5_000_000;

/** Serves `POST /uploads`: creates an upload in one or several parts. */
export const createUpload: Handler = (context, request) => {
  const { fileName, contentType, fileSize, parts, kind } = jsonBody(request) ?? {};
  const texts = [fileName, contentType, kind];
  if (!texts.every((text) => typeof text === 'string' && text !== '')) {
    return errorResponse(400, 'fileName, contentType and kind are required');
  }
  if (typeof fileSize !== 'number' || !isPartCount(parts)) {
    return errorResponse(400, 'fileSize and parts (1 to 10000) are required');
  }
  const upload: MockUpload = {
    id: newId(context.state, 'upload'),
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
  context.state.uploads.set(upload.id, upload);
  return jsonResponse(200, { upload: uploadJson(context, upload) });
};

function isPartCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10_000;
}

/** Serves `PUT /storage/uploads/{uploadId}/{part}`: stores one part. */
export const writeUploadPart: Handler = ({ state, limits }, request) => {
  const rejected = rejectUnsigned(request);
  if (rejected) return rejected;
  const [id = '', part = ''] = request.params;
  const upload = state.uploads.get(id);
  const number = Number(part);
  if (!upload || !(number >= 1 && number <= upload.partsCount)) {
    return errorResponse(404, 'The part does not exist');
  }
  const added = request.body.length - (upload.parts.get(number)?.length ?? 0);
  if (state.storedBytes + added > limits.storedBytes) {
    return errorResponse(413, 'The mock server is full. Restart it');
  }
  state.storedBytes += added;
  upload.parts.set(number, request.body);
  return { status: 200, headers: { etag: `"${part}"` }, body: '' };
};

/** Serves `GET /uploads/{uploadId}`. */
export const getUpload: Handler = (context, { params: [id = ''] }) => {
  const upload = context.state.uploads.get(id);
  if (!upload) return errorResponse(404, `Upload ${id} was not found`);
  return jsonResponse(200, { upload: uploadJson(context, upload) });
};

/** Serves `POST /uploads/{uploadId}/action`: completes an upload. */
export const actOnUpload: Handler = (context, request) => {
  const [id = ''] = request.params;
  const upload = context.state.uploads.get(id);
  if (!upload) return errorResponse(404, `Upload ${id} was not found`);
  if (jsonBody(request)?.['action'] !== 'complete') {
    return errorResponse(400, 'The action must be complete');
  }
  if (upload.completedAt !== undefined)
    return errorResponse(400, `Upload ${id} is already complete`);
  if (upload.parts.size !== upload.partsCount) return errorResponse(400, 'Some parts are missing');
  upload.completedAt = context.clock();
  importFile(context, upload);
  return jsonResponse(200, { upload: uploadJson(context, upload) });
};

/** Joins and checks the parts, and creates an asset from the file, or records why it can't. */
function importFile({ state }: Context, upload: MockUpload): void {
  const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
  const bytes = Buffer.concat(parts);
  if (bytes.length !== upload.fileSize) {
    upload.errorMessage = `The file has ${bytes.length} bytes, not ${upload.fileSize}`;
  } else if (parts.slice(0, -1).some((part) => part.length < minPartSize)) {
    upload.errorMessage = 'A part is smaller than 5 MB';
  } else {
    upload.assetId = newId(state, 'asset');
    state.assets.set(upload.assetId, {
      id: upload.assetId,
      bytes: () => bytes,
      mimeType: upload.contentType,
      name: upload.fileName,
      source: 'uploaded',
      createdAt: upload.createdAt,
    });
  }
  // From here on, only the asset keeps the bytes.
  upload.parts.clear();
  if (upload.assetId === undefined) state.storedBytes -= bytes.length;
}

function uploadStatus({ timing, clock }: Context, upload: MockUpload): string {
  if (upload.completedAt === undefined) return 'pending';
  if (clock() - upload.completedAt < timing.importing) return 'validating';
  return upload.assetId === undefined ? 'failed' : 'imported';
}

/** Returns an upload in the shape of the API. */
function uploadJson(context: Context, upload: MockUpload): object {
  const status = uploadStatus(context, upload);
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
        url: signedUrl(context, `/storage/uploads/${upload.id}/${index + 1}`),
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
