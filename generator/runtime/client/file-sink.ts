import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from './platform.js';

/** Writes beside `path` under a name of its own, and takes the name `path` when it is closed. */
export function fileSink(path: string): ByteSink {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  let opened: Promise<FileHandle> | undefined;
  // Opened with the first bytes, so that nothing is left of a download that never began.
  const handle = (): Promise<FileHandle> => (opened ??= open(temporary, 'wx'));
  return {
    getWriter: () => ({
      write: async (chunk) => {
        await (await handle()).writeFile(chunk);
      },
      close: async () => {
        const file = await handle();
        // On the disk before it has its name, so that a crash leaves no empty file of that name.
        await file.sync();
        await file.close();
        await rename(temporary, path);
      },
      abort: async () => {
        await (await opened)?.close();
        await rm(temporary, { force: true });
      },
    }),
  };
}
