import type { FileContent, RemoteFile } from '../model.js';
import type { BatchOptions, BatchOutcome, BatchRequests } from './batch.js';
import { contentTypeOf } from './disk/content-type.js';
import { fileTarget, pathIn } from './disk/files.js';
import { runWithJournal } from './disk/journal.js';
import { isBytes, toFile, type Bytes } from './disk/to-file.js';
import { writeDownload } from './disk/write-download.js';
import { assetOf, type Downloadable } from './download.js';
import { ConfigurationError } from './errors.js';
import type { CallOptions, ClientOptions, ProgressOptions } from './options.js';
import { platform, type ByteSink, type PlatformBlob } from './platform.js';
import { connections, ScenarioClient as PlatformClient } from './scenario-client.js';

export * from './index.js';
export { toFile, type Bytes, type FileOptions } from './disk/to-file.js';

/** The ports that `fetch` blocks. Source: the fetch standard, "port blocking". */
const blockedPorts =
  /^(0|1|7|9|11|13|15|17|19|2[0-35]|37|4[23]|53|69|77|79|87|95|10[1-49]|11[013579]|123|13[579]|143|161|179|389|427|465|51[2-5]|526|53[0-2]|540|548|55[46]|563|587|601|636|989|99[035]|1719|172[03]|2049|3659|4045|4190|506[01]|6000|6566|666[5-9]|6679|6697|10080)$/;

function checkPort(url: string): void {
  // A path is resolved against the URL of the page.
  if (!url.startsWith('http')) return;
  const { port } = new platform.URL(url);
  if (!blockedPorts.test(port)) return;
  throw new ConfigurationError(`fetch does not connect to port ${port}: use another in ${url}`);
}

/** The options of `runAll`, with a journal. */
export interface JournalOptions extends BatchOptions {
  /**
   * The path of a file that remembers the jobs of the batch. If the process ends at any moment, the
   * same call with the same requests resumes the batch, and each request has one job. A missing file
   * is created. Delete it to run the same requests again.
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
    checkPort(connections.get(this)?.baseUrl ?? '');
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
