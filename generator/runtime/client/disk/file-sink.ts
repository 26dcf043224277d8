import { ConfigurationError } from '../errors/configuration-error.js';
import { platform, type ByteSink } from '../platform.js';

/** What is used of `node:fs/promises`, which is not imported so that pages can compile this too. */
interface FileSystem {
  mkdir(path: string, options: { readonly recursive: true }): Promise<unknown>;
  open(path: string, flags: 'wx'): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
}

interface FileHandle {
  writeFile(data: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes beside `path` under a name of its own, and takes the name `path` when it is closed. The
 * folder is made where there is none.
 */
export function fileSink(path: string): ByteSink {
  const files = platform.process?.getBuiltinModule?.('node:fs/promises') as FileSystem | undefined;
  if (!files)
    throw new ConfigurationError('There are no files here: give a stream to write to', {});
  const random = Math.random().toString(36).slice(2);
  const temporary = path.replace(/[^/\\]*$/, (name) => `.${name}.${random}.part`);
  const open = async (): Promise<FileHandle> => {
    await files.mkdir(temporary.replace(/[^/\\]*$/, '') || '.', { recursive: true });
    return files.open(temporary, 'wx');
  };
  let opened: Promise<FileHandle> | undefined;
  // Opened with the first bytes, so that nothing is left of a download that never began.
  const file = (): Promise<FileHandle> => (opened ??= open());
  return {
    getWriter: () => ({
      write: async (chunk) => (await file()).writeFile(chunk),
      close: async () => {
        const handle = await file();
        // On the disk before it has its name, so that a crash leaves no half file of that name.
        await handle.sync();
        await handle.close();
        await files.rename(temporary, path);
      },
      abort: async () => {
        await (await opened)?.close();
        await files.rm(temporary, { force: true });
      },
    }),
  };
}
