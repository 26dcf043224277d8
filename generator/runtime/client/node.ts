import { ScenarioClient as PlatformClient } from './scenario-client.js';
import { fileSink } from './file-sink.js';
import type { CallOptions } from './options.js';
import type { ByteSink, PlatformBlob } from './platform.js';
import type { Downloadable } from './save.js';

export * from './index.js';

/** The client for Node, Deno and Bun: it downloads into files too. */
export class ScenarioClient extends PlatformClient {
  override download(
    asset: Downloadable,
    to?: undefined,
    options?: CallOptions,
  ): Promise<PlatformBlob>;
  /**
   * Writes the bytes of an asset into a stream, or into the file at a path. A file has its name once
   * it is whole; another of that name is replaced then, and not before.
   */
  override download(
    asset: Downloadable,
    to: string | ByteSink,
    options?: CallOptions,
  ): Promise<undefined>;
  override download(
    asset: Downloadable,
    to?: string | ByteSink,
    options: CallOptions = {},
  ): Promise<PlatformBlob | undefined> {
    if (to === undefined) return super.download(asset, to, options);
    return super.download(asset, typeof to === 'string' ? fileSink(to) : to, options);
  }
}
