import type { BatchOptions, BatchOutcome, BatchRequests } from './batch.js';
import { contentTypeOf } from './disk/content-type.js';
import { fileTarget, pathIn } from './disk/files.js';
import { runWithJournal } from './disk/journal.js';
import { isBytes, toFile, type Bytes } from './disk/to-file.js';
import { writeDownload } from './disk/write-download.js';
import { assetOf, type Downloadable } from './download.js';
import type { CallOptions, ClientOptions, ProgressOptions } from './options.js';
import type { ByteSink, PlatformBlob } from './platform.js';
import type { FileContent, RemoteFile } from '../model.js';
import { connections, ScenarioClient as PlatformClient } from './scenario-client.js';

export * from './index.js';
export { toFile, type Bytes, type FileOptions } from './disk/to-file.js';

/** The options of `runAll`, with a journal. */
export interface JournalOptions extends BatchOptions {
  /**
   * The path of a file that remembers the jobs of the batch. If the process ends at any moment, the
   * same call continues: each request has one job. Requests must come in the same order again. The
   * file is created if it is missing; delete it to run the same requests again.
   */
  readonly journal?: string | undefined;
}

/**
 * The client for Node, Deno and Bun. It is the client of `scenario-models/client` that can also
 * download to disk, and that recognizes the type of a file by its first bytes.
 */
export class ScenarioClient extends PlatformClient {
  /**
   * Creates a client.
   *
   * @throws ConfigurationError if the options can't work.
   */
  constructor(options: ClientOptions = {}) {
    super({ contentTypeOf, ...options });
  }

  /**
   * Runs many requests, some at the same time: see `runAll` of the client for every platform. With a
   * `journal`, a batch survives the end of the process.
   *
   * @throws ConfigurationError if the journal is in use by another process.
   * @throws FileError if the journal can't be read or written.
   *
   * @example
   * ```ts
   * const outcomes = await scenario.runAll(requests, { journal: 'batch.jsonl' });
   * ```
   */
  override runAll(
    requests: BatchRequests,
    options: JournalOptions = {},
  ): Promise<readonly BatchOutcome[]> {
    const connection = connections.get(this);
    const { journal } = options;
    if (!journal || !connection) return super.runAll(requests, options);
    return runWithJournal(connection, requests, options, journal);
  }

  /** Uploads a file, a Buffer or a stream, and returns the id of its asset. */
  override async upload(
    file: FileContent | RemoteFile | Bytes,
    options: ProgressOptions = {},
  ): Promise<string> {
    return super.upload(isBytes(file) ? await toFile(file) : file, options);
  }

  override download(
    asset: Downloadable,
    to?: undefined,
    options?: CallOptions,
  ): Promise<PlatformBlob>;
  /** Writes the bytes of an asset into a stream, and closes it. */
  override download(
    asset: Downloadable,
    to: ByteSink,
    options?: ProgressOptions,
  ): Promise<undefined>;
  /**
   * Writes the bytes of an asset into a file, and returns its path. If the path is a folder, or ends
   * in a slash, the file in it has the id of the asset and the extension of its type. A file has its
   * name when it is whole; another file of that name is replaced then, and not before.
   *
   * @throws FileError if the file can't be written.
   *
   * @example
   * ```ts
   * const path = await scenario.download(assets[0], 'results/'); // results/asset_….png
   * ```
   */
  override download(asset: Downloadable, to: string, options?: ProgressOptions): Promise<string>;
  override download(
    asset: Downloadable,
    to: string | ByteSink,
    options?: ProgressOptions,
  ): Promise<string | undefined>;
  override async download(
    asset: Downloadable,
    to?: string | ByteSink,
    options: ProgressOptions = {},
  ): Promise<PlatformBlob | string | undefined> {
    const connection = connections.get(this);
    if (to === undefined || !connection) return super.download(asset, undefined, options);
    const found = await assetOf(connection, asset, options);
    const path = typeof to === 'string' ? await pathIn(to, found) : undefined;
    const target = typeof to === 'string' ? fileTarget(path ?? to) : to.getWriter();
    await writeDownload(connection, found, target, path ?? 'The stream', options);
    return path;
  }
}
