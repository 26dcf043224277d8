import type { Asset } from '../api-types.js';
import { ConfigurationError, FileError } from '../errors.js';
import { messageOf } from '../http.js';
import { platform } from '../platform.js';

/**
 * The part of `node:fs/promises` that the client uses. Not imported, so that code for browsers
 * compiles without the types of Node.
 */
export interface FileSystem {
  mkdir(path: string, options: { readonly recursive: true }): Promise<unknown>;
  open(path: string, flags: 'wx' | 'a+'): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
  stat(path: string): Promise<{ isDirectory(): boolean }>;
  readFile(path: string): Promise<Uint8Array>;
  readFile(path: string, encoding: 'utf8'): Promise<string>;
}

interface FileHandle {
  writeFile(data: Uint8Array | string): Promise<void>;
  datasync(): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Returns the file system of this platform.
 *
 * @throws ConfigurationError if this platform has no files.
 */
export function fileSystem(): FileSystem {
  const files = platform.process?.getBuiltinModule?.('node:fs/promises');
  if (!files)
    throw new ConfigurationError('This platform has no file system: pass a stream to write to');
  return files as FileSystem;
}

/** Returns the folder of a path with its trailing slash; an empty string for a file name. */
export function folderOf(path: string): string {
  return path.slice(0, path.length - nameOf(path).length);
}

/** Returns the name of a file without its folder. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The target of a download. */
export interface DownloadTarget {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
  /** Discards the bytes written so far. Streams do not support it. */
  restart?(): Promise<void>;
}

/**
 * Returns a target that writes to a temporary file next to `path`, and renames it to `path` on
 * close. Creates missing folders.
 */
export function fileTarget(path: string): DownloadTarget {
  const files = fileSystem();
  const random = Math.random().toString(36).slice(2);
  const temporary = `${folderOf(path)}.${nameOf(path)}.${random}.part`;
  const open = async (): Promise<FileHandle> => {
    await files.mkdir(folderOf(path) || '.', { recursive: true });
    return files.open(temporary, 'wx');
  };
  let opened: Promise<FileHandle> | undefined;
  // Opened with the first bytes, so that a download that never started leaves no file.
  const file = (): Promise<FileHandle> => (opened ??= open());
  const clear = async (): Promise<void> => {
    const before = opened;
    opened = undefined;
    if (!before) return;
    await (await before).close();
    await files.rm(temporary, { force: true });
  };
  return {
    write: async (chunk) => (await file()).writeFile(chunk),
    close: async () => {
      const handle = await file();
      // Written to disk before it is renamed, so that a crash leaves no partial file at `path`.
      await handle.sync();
      await handle.close();
      await files.rename(temporary, path);
    },
    abort: clear,
    restart: clear,
  };
}

/** Returns the path to download an asset to: `to`, or a file in it if `to` is a folder. */
export async function pathIn(to: string, asset: Asset): Promise<string> {
  const stat = await fileSystem()
    .stat(to)
    .catch(() => undefined);
  return pathFor(asset, stat?.isDirectory() && !/[/\\]$/.test(to) ? `${to}/` : to);
}

/** The extensions of MIME types that do not end in their extension. */
const extensions: Readonly<Record<string, string>> = {
  'application/octet-stream': 'bin',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-wav': 'wav',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'model/gltf-binary': 'glb',
  'model/gltf+json': 'gltf',
  'text/plain': 'txt',
  'video/quicktime': 'mov',
};

/**
 * Returns the path to download an asset to: `to`, or if it ends in a slash (`pictures/`), a file in
 * that folder, named after the asset's ID, with the extension of its type.
 */
export function pathFor(
  { id, mimeType = '' }: Pick<Asset, 'id'> & Partial<Pick<Asset, 'mimeType'>>,
  to: string,
): string {
  if (!/[/\\]$/.test(to)) return to;
  const type = mimeType.replace(/;.*/, '').trim().toLowerCase();
  const extension = extensions[type] ?? type.replace(/^.*\/(x-)?/, '');
  return `${to}${toFileName(id)}.${toFileName(extension) || 'bin'}`;
}

/** Replaces the characters of a response's string that could lead out of a folder. */
function toFileName(text: string): string {
  return text.replace(/[^\w-]+/g, '-');
}

/** Returns the error for a failed write to a file or a stream. */
export function fileError(what: string, cause: unknown): FileError {
  return new FileError(`${what} can't be written: ${messageOf(cause)}`, { cause });
}
