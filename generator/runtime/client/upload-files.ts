import { isFileContent } from '../file-content.js';
import type { FileContent } from '../model.js';
import type { Connection } from './connection.js';
import { ValidationError } from './errors/validation-error.js';
import type { ProgressOptions } from './options.js';
import { eachLimited } from './pool.js';
import { upload } from './upload.js';

const filesAtOnce = 3;

/** The body as JSON, with the ids of assets where its files were. */
export async function uploadFiles(
  connection: Connection,
  body: object,
  options: ProgressOptions,
): Promise<string> {
  const toJson = (instead: (file: FileContent) => unknown): string =>
    // Of a copy: the body itself refuses to become JSON while it holds files.
    JSON.stringify({ ...body }, (_, value: unknown) =>
      isFileContent(value) ? instead(value) : value,
    );
  const files = new Set<FileContent>();
  toJson((file) => files.add(file));
  const ids = new Map<FileContent, string>();
  await eachLimited(files, filesAtOnce, async (file) => {
    ids.set(file, await upload(connection, file, options));
  });
  return toJson((file) => {
    const id = ids.get(file);
    if (id) return id;
    throw new ValidationError('The request has changed while its files were sent', {});
  });
}
