import type { FileContent } from '../../model.js';
import { FileError } from '../errors.js';
import { messageOf } from '../http.js';
import { platform } from '../platform.js';
import { fileSystem, nameOf } from './files.js';

/**
 * The content of a file: a Buffer or another `Uint8Array`, or a stream, such as from
 * `createReadStream`.
 */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

/** The name and the type of a file. */
export interface FileOptions {
  /** The file name. Default: the file name of the path. */
  readonly name?: string;
  /** The MIME type, such as `model/fbx`. Default: detected from the first bytes or the name. */
  readonly type?: string;
}

/**
 * Creates a file for a request or `upload` from a path, a Buffer or a stream. A file at a path is
 * read when it is uploaded; a stream is read into memory.
 *
 * @throws FileError if the file can't be read.
 *
 * @example
 * ```ts
 * const image = await toFile('photos/me.heic');
 * const voice = await toFile(buffer, { name: 'voice.wav' });
 * ```
 */
export async function toFile(
  source: string | Bytes,
  options: FileOptions = {},
): Promise<FileContent> {
  const { type = '' } = options;
  const path = typeof source === 'string' ? source : undefined;
  const name = options.name ?? (path === undefined ? undefined : nameOf(path));
  try {
    const blob =
      path === undefined
        ? new platform.Blob(await chunksOf(source as Bytes), { type })
        : await openAsBlob(path, type);
    const file = blob as unknown as FileContent;
    return name === undefined ? file : Object.defineProperty(file, 'name', { value: name });
  } catch (cause) {
    throw new FileError(`${name ?? 'The file'} can't be read: ${messageOf(cause)}`, { cause });
  }
}

/** Returns whether a value is a Buffer or a stream instead of a file. */
export function isBytes(value: unknown): value is Bytes {
  return (
    value instanceof Uint8Array ||
    (typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
  );
}

async function chunksOf(source: Bytes): Promise<readonly Uint8Array[]> {
  if (source instanceof Uint8Array) return [source];
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return chunks;
}

async function openAsBlob(path: string, type: string) {
  const { openAsBlob: open } = platform.process?.getBuiltinModule?.('node:fs') as {
    readonly openAsBlob?: (
      path: string,
      options: object,
    ) => Promise<InstanceType<typeof platform.Blob>>;
  };
  return open
    ? open(path, { type })
    : new platform.Blob([await fileSystem().readFile(path)], { type });
}
