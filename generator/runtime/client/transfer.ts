import type { FileContent } from '../model.js';
import { fieldsOf, type Fields } from './answer.js';
import type { Upload } from './api-types.js';
import type { Scope } from './call.js';
import type { Connection } from './connection.js';
import { partSizeOf } from './content-key.js';
import { fileTimeout } from './download.js';
import { UploadFailedError } from './errors/upload-failed-error.js';
import { ValidationError } from './errors/validation-error.js';
import type { ProgressOptions } from './options.js';
import { poll } from './poll.js';
import { eachLimited } from './pool.js';
import { report } from './report.js';
import { send } from './send.js';

/** How far an upload has come, kept to go on from there after a failure. */
export interface Transfer {
  upload: Upload | undefined;
  /** The numbers of the parts that have arrived. */
  readonly arrived: Set<number>;
}

const partsAtOnce = 4;

/** Sends the parts that have not arrived, and gives the id of the asset that comes of the file. */
export async function transfer(
  connection: Connection,
  file: FileContent,
  state: Transfer,
  { signal, onProgress }: ProgressOptions,
): Promise<string> {
  const { size } = file;
  if (!size) throw new ValidationError('The file is empty, or no Blob', {});
  const partSize = partSizeOf(file);
  const contentType = await connection.contentTypeOf(file);
  const call = (below: string, scope: Scope, body?: object): Promise<Upload> =>
    send(connection, {
      ...scope,
      to: `/uploads${below}`,
      body: body && JSON.stringify(body),
      read: uploadIn,
    });

  const { id, parts = [] } = (state.upload ??= await call(
    '',
    { signal },
    {
      fileName: file.name ?? `file.${contentType.split('/').pop()}`,
      contentType,
      fileSize: size,
      parts: Math.ceil(size / partSize),
      kind: kindOf(contentType),
    },
  ));
  const missing = parts.filter(({ number }) => !state.arrived.has(number));
  await eachLimited(missing, partsAtOnce, async ({ number, url: to }) => {
    const from = (number - 1) * partSize;
    const body = await file.slice(from, from + partSize).arrayBuffer();
    const put = { method: 'PUT', to, body, contentType, timeout: fileTimeout, signal } as const;
    await send(connection, { ...put, read: () => true });
    state.arrived.add(number);
    const sent = Math.min(state.arrived.size * partSize, size);
    report(onProgress, { stage: 'upload', sent, total: size });
  });

  const below = `/${id}`;
  const look = (scope: Scope): Promise<Upload> => call(below, scope);
  await call(`${below}/action`, { signal }, { action: 'complete' }).catch(
    async (error: unknown) => {
      // Refused as it was done before and the answer was lost; or else for good.
      const isOver =
        !(error instanceof ValidationError) || (await look({ signal })).status === 'pending';
      if (isOver) throw error;
    },
  );
  const { status, entityId, errorMessage } = await poll(
    connection,
    { signal },
    fileTimeout,
    look,
    (upload) => /imported|failed/.test(upload.status),
  );
  if (entityId && status === 'imported') return entityId;
  const reason = errorMessage ?? 'no reason given';
  throw new UploadFailedError(`The upload is ${status}: ${reason}`, {});
}

function uploadIn({ upload }: Fields): Upload | undefined {
  return fieldsOf(upload)['id'] ? (upload as Upload) : undefined;
}

/** What the API calls the purpose of a file. */
function kindOf(contentType: string): string {
  const [main = ''] = contentType.split('/');
  if (main === 'model') return '3d';
  return /image|video|audio|text/.test(main) ? main : 'asset';
}
