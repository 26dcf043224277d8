import { isFileContent } from '../file-content.js';
import type { FileContent } from '../model.js';
import type { Connection } from './connection.js';
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
  const ids = new Map<FileContent, string | undefined>();
  const toJson = (): string =>
    // Of a copy: the body itself refuses to become JSON while it holds files.
    JSON.stringify({ ...body }, (_, value: unknown) => {
      if (!isFileContent(value)) return value;
      // The first time finds the files, the second puts in their ids.
      ids.set(value, ids.get(value));
      return ids.get(value);
    });
  toJson();
  await eachLimited([...ids.keys()], filesAtOnce, async (file) => {
    ids.set(file, await upload(connection, file, options));
  });
  return toJson();
}
