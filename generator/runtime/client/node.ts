import type { FileContent, OutputKind, RemoteFile } from '../model.js';
import type { BatchKinds, BatchOptions, BatchOutcomes, BatchRequests } from './batch.js';
import { checkPort } from './blocked-port.js';
import { contentTypeOf } from './disk/content-type.js';
import { fileTarget, pathIn } from './disk/files.js';
import { runWithJournal } from './disk/journal.js';
import { isBytes, toFile, type Bytes } from './disk/to-file.js';
import { writeDownload } from './disk/write-download.js';
import { assetOf, type Downloadable } from './download.js';
import type { CallOptions, ClientOptions, ProgressOptions } from './options.js';
import type { ByteSink, PlatformBlob } from './platform.js';
import { connections, ScenarioClient as PlatformClient } from './scenario-client.js';

export * from './index.js';
export { toFile, type Bytes, type FileOptions } from './disk/to-file.js';

/** The options of `runAll`, with a journal. */
export interface JournalOptions<Kinds extends OutputKind = OutputKind> extends BatchOptions<Kinds> {
  /**
   * The path of a file that records the jobs of the batch. If the process ends at any time, the
   * same call with the same requests resumes the batch, and no request starts a second job. Created
   * if it is missing. Delete it to run the same requests again.
   */
  readonly journal?: string | undefined;
}

/**
 * The client for Node, Deno and Bun: the client of `scenario-models/client`, which also downloads
 * to disk and detects the type of a file from its first bytes.
 */
export class ScenarioClient extends PlatformClient {
  /**
   * Creates a client.
   *
   * @throws ConfigurationError if the options are invalid.
   */
  constructor(options: ClientOptions = {}) {
    super({ contentTypeOf, ...options });
    const connection = connections.get(this);
    if (connection) checkPort(connection);
  }

  /**
   * Runs many requests concurrently, as `runAll` of `scenario-models/client` does. With a
   * `journal`, a batch can resume after the process ends.
   *
   * @throws ConfigurationError if the journal is in use by another process.
   * @throws FileError if the journal can't be read or written.
   *
   * @example
   * ```ts
   * const outcomes = await scenario.runAll(requests, { journal: 'batch.jsonl' });
   * ```
   */
  override runAll<const Requests extends BatchRequests>(
    requests: Requests,
    options: JournalOptions<BatchKinds<Requests>> = {},
  ): Promise<BatchOutcomes<Requests>> {
    const connection = connections.get(this);
    const { journal } = options;
    if (!journal || !connection) return super.runAll(requests, options);
    const outcomes: Promise<unknown> = runWithJournal(
      connection,
      requests,
      options as object,
      journal,
    );
    // The capabilities of the models say which assets they return.
    return outcomes as Promise<BatchOutcomes<Requests>>;
  }

  /** Uploads a file, a Buffer or a stream, and returns the ID of its asset. */
  override async upload(
    file: FileContent | RemoteFile | Bytes,
    options: ProgressOptions = {},
  ): Promise<string> {
    return super.upload(isBytes(file) ? await toFile(file) : file, options);
  }

  /** Returns the bytes of an asset. */
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
   * Writes the bytes of an asset into a file, and returns its path. If the path is a folder or ends
   * in a slash, the file in it is named after the asset's ID, with the extension of its type. The
   * file appears when it is complete; an existing file is replaced only then.
   *
   * @throws FileError if the file can't be written.
   *
   * @example
   * ```ts
   * const path = await scenario.download(assets[0], 'results/'); // results/asset_….png
   * ```
   */
  override download(asset: Downloadable, to: string, options?: ProgressOptions): Promise<string>;
  /** Writes the bytes of an asset into a file or a stream; returns the path of the file. */
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
