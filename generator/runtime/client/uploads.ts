import { fileAdvice, isFileContent, isRemoteFile } from '../file-content.js';
import { fileKind } from '../file-kind.js';
import { mustBe } from '../issues.js';
import type { FileContent, RemoteFile } from '../model.js';
import type { Upload } from './api-types.js';
import { currentTime, fileTimeout, sleepFor, withTimeLimit, type Scope } from './clock.js';
import type { Connection, PendingUpload } from './connection.js';
import {
  AbortedError,
  FileError,
  TemporaryError,
  TimeoutError,
  UploadFailedError,
  ValidationError,
} from './errors.js';
import { messageOf, type Call } from './http.js';
import type { ProgressOptions } from './options.js';
import { platform } from './platform.js';
import { eachLimited } from './pool.js';
import { notifyListener } from './progress.js';
import { fieldsOf } from './response.js';
import { sendCall } from './retry.js';

const concurrentFiles = 3;
const concurrentParts = 4;
/** The maximum number of uploads that a client remembers. */
const maxRemembered = 1000;
/**
 * The minimum size of a part in bytes, and so the memory that it takes. The API requires at least 5
 * MB.
 */
const minPartSize: number = 2 ** 23;
/** Source: `parts` of `POST /uploads`. */
const maxParts = 10_000;

/** Uploads the files of a body, and returns it as JSON with the IDs of their assets. */
export async function uploadFiles(
  connection: Connection,
  body: object,
  options: ProgressOptions,
): Promise<string> {
  const toJson = (replace: (file: FileContent | RemoteFile) => unknown): string =>
    // A copy is serialized: `toJSON` of the body itself throws while it contains files.
    JSON.stringify({ ...body }, function (this: Record<string, unknown>, key, value: unknown) {
      // `value` of a URL is already a string.
      const original = this[key];
      return isFileContent(original) || isRemoteFile(original) ? replace(original) : value;
    });
  const files = new Set<FileContent | RemoteFile>();
  toJson((file) => files.add(file));
  const ids = new Map<unknown, string>();
  await eachLimited(files, concurrentFiles, async (file, index) => {
    // Files without a name get different numbers.
    const unnamed = `file${index > 0 ? index + 1 : ''}`;
    ids.set(file, await uploadFile(connection, file, options, unnamed));
  });
  return toJson((file) => {
    const id = ids.get(file);
    if (id) return id;
    throw new ValidationError('The request has changed');
  });
}

/**
 * Uploads a file, and returns the ID of its asset. The same content is uploaded once, even by
 * concurrent callers, and parts that stored before a failure are not sent again.
 */
export async function uploadFile(
  connection: Connection,
  file: FileContent | RemoteFile,
  options: ProgressOptions,
  unnamed = 'file',
): Promise<string> {
  const key = isRemoteFile(file)
    ? file.href
    : await withTimeLimit(() => contentKey(checkFile(file)), Infinity, options);
  const pending = pendingFor(connection.uploads, key);
  for (;;) {
    const asset = (pending.asset ??= start(connection, file, pending, options, unnamed));
    // If all callers have stopped waiting, a rejection would be unhandled.
    asset.catch(() => undefined);
    try {
      return await withTimeLimit(() => asset, Infinity, options);
    } catch (error) {
      // The signal of another caller stopped the upload: resume it.
      if (options.signal?.aborted || !(error instanceof AbortedError)) throw error;
    }
  }
}

/** Starts or resumes an upload. After a temporary failure, the parts that have stored are kept. */
function start(
  connection: Connection,
  file: FileContent | RemoteFile,
  pending: PendingUpload,
  options: ProgressOptions,
  unnamed: string,
): Promise<string> {
  const work = isRemoteFile(file)
    ? importFile(connection, file, options)
    : transfer(connection, file, pending, options, unnamed);
  return work.catch((error: unknown) => {
    pending.asset = undefined;
    if (!(error instanceof TemporaryError || error instanceof AbortedError)) {
      pending.upload = undefined;
      pending.stored.clear();
    }
    throw error;
  });
}

function pendingFor(uploads: Connection['uploads'], key = ''): PendingUpload {
  const known = uploads.get(key);
  if (known && key) return known;
  if (uploads.size > maxRemembered) uploads.clear();
  const pending = { stored: new Set<number>() };
  uploads.set(key, pending);
  return pending;
}

/**
 * Uploads a file: creates the upload, sends its missing parts, completes it, and waits for the
 * asset.
 */
async function transfer(
  connection: Connection,
  file: FileContent,
  pending: PendingUpload,
  options: ProgressOptions,
  unnamed: string,
): Promise<string> {
  const contentType = await connection.contentTypeOf(file);
  const fileName = file.name ?? `${unnamed}.${contentType.split('/').pop()}`;
  pending.upload ??= await createUpload(connection, file, fileName, contentType, options);
  await sendParts(connection, file, fileName, contentType, pending, options);
  await complete(connection, pending.upload.id, options);
  return waitForAsset(connection, pending.upload.id, options);
}

/** Makes the API download a file. Source: `url` of `POST /uploads`. */
async function importFile(
  connection: Connection,
  { href: url }: RemoteFile,
  scope: Scope,
): Promise<string> {
  const body = { url, kind: fileKind(url.replace(/[?#].*/, '')) };
  const { id } = await sendCall(connection, uploadCall('', scope, body));
  return waitForAsset(connection, id, scope);
}

function createUpload(
  connection: Connection,
  file: FileContent,
  fileName: string,
  contentType: string,
  scope: Scope,
): Promise<Upload> {
  const { size: fileSize } = file;
  const parts = Math.ceil(fileSize / partSizeOf(file));
  const kind = fileKind(fileName, contentType);
  const body = { fileName, contentType, fileSize, parts, kind };
  return sendCall(connection, uploadCall('', scope, body));
}

async function sendParts(
  connection: Connection,
  file: FileContent,
  name: string,
  contentType: string,
  { upload, stored }: PendingUpload,
  { signal, onProgress }: ProgressOptions,
): Promise<void> {
  const size = partSizeOf(file);
  const missing = (upload?.parts ?? []).filter(({ number }) => !stored.has(number));
  await eachLimited(missing, concurrentParts, async ({ number, url: to }) => {
    const body = await bytesOf(file, (number - 1) * size, number * size);
    const put = { method: 'PUT', to, body, contentType, timeout: fileTimeout, signal } as const;
    await sendCall(connection, { ...put, read: () => true });
    stored.add(number);
    const sent = Math.min(stored.size * size, file.size);
    notifyListener(onProgress, { stage: 'upload', file: name, sent, total: file.size });
  });
}

async function complete(connection: Connection, id: string, scope: Scope): Promise<void> {
  const action = { action: 'complete' };
  try {
    await sendCall(connection, uploadCall(`/${id}/action`, scope, action));
  } catch (error) {
    // If the first response was lost, the API rejects the second call, and the upload continues.
    if (!(error instanceof ValidationError)) throw error;
    const { status } = await sendCall(connection, uploadCall(`/${id}`, scope));
    if (status === 'pending') throw error;
  }
}

/** Waits until the API has created an asset from an upload, and returns its ID. */
async function waitForAsset(connection: Connection, id: string, scope: Scope): Promise<string> {
  const { firstInterval = 2000, maxInterval = 15_000 } = connection.polling;
  const end = currentTime() + fileTimeout;
  for (let interval = firstInterval; ; interval *= 1.5) {
    const { status, entityId, errorMessage } = await sendCall(
      connection,
      uploadCall(`/${id}`, scope),
    );
    if (entityId && status === 'imported') return entityId;
    if (/imported|failed/.test(status)) {
      throw new UploadFailedError(`The upload is ${status}: ${errorMessage ?? 'no reason given'}`);
    }
    if (currentTime() > end)
      throw new TimeoutError(`The upload took longer than ${fileTimeout} ms`);
    await sleepFor(Math.min(interval, maxInterval), scope);
  }
}

function uploadCall(below: string, scope: Scope, body?: object): Call<Upload> {
  const read: Call<Upload>['read'] = ({ upload }) => {
    const { id } = fieldsOf(upload);
    return id && (!below || below.split('/')[1] === id) ? (upload as Upload) : undefined;
  };
  return { ...scope, to: `/uploads${below}`, body: body && JSON.stringify(body), read };
}

/** Rejects empty files, and values that are not files, such as a path. */
function checkFile(file: FileContent): FileContent {
  if (!isFileContent(file)) {
    const words = mustBe('a Blob, File or URL', file);
    throw new ValidationError(`The file ${words}${fileAdvice(file)}`);
  }
  if (!file.size) throw new ValidationError('The file is empty');
  return file;
}

async function bytesOf(file: FileContent, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (cause) {
    throw new FileError(`${file.name ?? 'The file'} can't be read: ${messageOf(cause)}`, { cause });
  }
}

function partSizeOf({ size }: FileContent): number {
  return Math.max(minPartSize, Math.ceil(size / maxParts));
}

/**
 * Returns a key that identifies the content of a file, or undefined if the platform can't hash, as
 * in a page without HTTPS.
 */
async function contentKey(file: FileContent): Promise<string | undefined> {
  const { subtle } = platform.crypto;
  if (!subtle) return undefined;
  const step = partSizeOf(file);
  let key = file.type;
  for (let at = 0; at < file.size; at += step) {
    const part = await bytesOf(file, at, at + step);
    key += ` ${new Uint8Array(await subtle.digest('SHA-256', part)).join()}`;
  }
  return key;
}
