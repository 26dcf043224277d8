import { connect, type Connection } from './connection.js';
import { contentTypeOf } from './disk/content-type.js';
import { pathFor } from './disk/file-name.js';
import { fileSink } from './disk/file-sink.js';
import { stream } from './disk/stream.js';
import { assetOf, type Downloadable } from './download.js';
import type { CallOptions, ClientOptions, ProgressOptions } from './options.js';
import type { ByteSink, PlatformBlob } from './platform.js';
import { ScenarioClient as PlatformClient } from './scenario-client.js';

export * from './index.js';

/** The client for Node, Deno and Bun: it downloads to disk, and knows files by how they begin. */
export class ScenarioClient extends PlatformClient {
  readonly #connection: Connection;

  /** @throws ConfigurationError where there are no credentials. */
  constructor(options: ClientOptions = {}) {
    const known = { contentTypeOf, ...options };
    super(known);
    this.#connection = connect(known);
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
   * Writes the bytes of an asset into a file, and gives its path. A path that ends in a slash is a
   * folder: the file has the name of the asset there, and the extension of its type. A file has its
   * name once it is whole; another of that name is replaced then, and not before.
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
    if (to === undefined) return super.download(asset, to, options);
    const found = await assetOf(this.#connection, asset, options);
    const path = typeof to === 'string' ? pathFor(found, to) : '';
    const sink = typeof to === 'string' ? fileSink(path) : to;
    await stream(this.#connection, found, sink, options);
    return path || undefined;
  }
}
