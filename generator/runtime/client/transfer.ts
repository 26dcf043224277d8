import type { FileContent } from '../../model.js';
import { fieldsOf, type Fields } from '../answer.js';
import type { Upload } from '../api-types.js';
import type { Scope } from '../call.js';
import type { Connection } from '../connection.js';
import { partSizeOf } from './content-key.js';
import { contentTypeOf } from './content-type.js';
import { UploadFailedError } from '../errors/upload-failed-error.js';
import { ValidationError } from '../errors/validation-error.js';
import type { ProgressOptions } from '../options.js';
import { platform } from '../platform.js';
import { poll } from '../poll.js';
import { eachLimited } from '../pool.js';
import { report } from '../report.js';
import { send } from '../send.js';

/** How far an upload has come, kept to go on from there after a failure. */
export interface Transfer {
  upload: Upload | undefined;
  /** The numbers of the parts that have arrived. */
  readonly arrived: Set<number>;
}

/** Milliseconds for one part, over a slow line too. */
const partTimeout = 300_000;
/** Milliseconds for the API to make an asset of a file. */
const importTimeout = 600_000;
const partsAtOnce = 4;

/** Sends the parts that have not arrived, and gives the id of the asset that comes of the file. */
export async function transfer(
  connection: Connection,
  file: FileContent,
  state: Transfer,
  { signal, onProgress }: ProgressOptions,
): Promise<string> {
  const { size } = file;
  if (size === 0) throw new ValidationError('The file is empty', {});
  const partSize = partSizeOf(file);
  const contentType = await contentTypeOf(file);
  const call = (path: string, body?: object, scope: Scope = { signal }): Promise<Upload> =>
    send(connection, {
      ...scope,
      to: `/uploads${path}`,
      body: body && JSON.stringify(body),
      read: uploadIn,
    });

  state.upload ??= await call('', {
    fileName: file.name ?? `file.${contentType.split('/').pop()}`,
    contentType,
    fileSize: size,
    parts: Math.ceil(size / partSize),
    kind: kindOf(contentType),
  });
  const path = `/${encodeURIComponent(state.upload.id)}`;
  const missing = state.upload.parts?.filter(({ number }) => !state.arrived.has(number)) ?? [];

  await eachLimited(missing, partsAtOnce, async ({ number, url }) => {
    const from = (number - 1) * partSize;
    const part = file.slice(from, from + partSize);
    // The platform's own is read as it is sent, and takes no memory.
    const body = part instanceof platform.Blob ? part : await part.arrayBuffer();
    const call = {
      method: 'PUT',
      to: url,
      body,
      contentType,
      timeout: partTimeout,
      signal,
    } as const;
    await send(connection, { ...call, read: () => true });
    state.arrived.add(number);
    const sent = Math.min(state.arrived.size * partSize, size);
    report(onProgress, { stage: 'upload', sent, total: size });
  });

  let settled = /imported|failed/;
  await call(`${path}/action`, { action: 'complete' }).catch((error: unknown) => {
    if (!(error instanceof ValidationError)) throw error;
    // As it was done before and the answer lost; or else for good, and it stays as it is.
    settled = /imported|failed|pending/;
  });
  const { status, entityId, errorMessage } = await poll(
    connection,
    { signal },
    importTimeout,
    (scope) => call(path, undefined, scope),
    (upload) => settled.test(upload.status),
  );
  if (entityId && status === 'imported') return entityId;
  throw new UploadFailedError(
    `The upload is ${status}: ${errorMessage ?? 'no reason is given'}`,
    {},
  );
}

function uploadIn({ upload }: Fields): Upload | undefined {
  return fieldsOf(upload)['id'] ? (upload as Upload) : undefined;
}

/** What the API calls the purpose of a file. */
function kindOf(contentType: string): string {
  const main = contentType.split('/')[0] ?? '';
  if (main === 'model') return '3d';
  return /image|video|audio|text/.test(main) ? main : 'asset';
}
