import { readAnswer } from './answer.js';
import type { Asset } from './api-types.js';
import { getAsset } from './assets.js';
import { detailsOf, limited } from './clock.js';
import type { Connection } from './connection.js';
import { ConnectionError } from './errors/connection-error.js';
import { PermissionError } from './errors/permission-error.js';
import { wordsOf } from './fetch-failure.js';
import type { CallOptions } from './options.js';
import type { PlatformSignal } from './platform.js';
import { repeat } from './send.js';

/** Reads all bytes of an asset, and goes on after a cut. */
export async function download(
  connection: Connection,
  { id, url }: Asset,
  write: (chunk: Uint8Array) => Promise<void>,
  { signal }: CallOptions,
): Promise<void> {
  let written = 0;
  const soon = <Value>(
    work: (inner: PlatformSignal) => Promise<Value>,
    milliseconds = connection.requestTimeout,
  ): Promise<Value> => limited(work, milliseconds, { signal }, detailsOf({}));

  const receive = async (from: string): Promise<void> => {
    const { status, headers, body } = await soon((inner) =>
      connection
        .fetch(from, { method: 'GET', headers: {}, signal: inner, redirect: 'follow' })
        .catch(lost),
    );
    const header = (name: string): string | null => headers.get(name);
    const reader = body?.getReader();
    let received = 0;
    try {
      if (status > 299) {
        const answer = { status, text: '', header, shown: () => '' };
        readAnswer({ to: from, read: () => true }, answer);
      }
      for (;;) {
        const chunk = reader && (await soon(() => reader.read().catch(lost))).value;
        if (!chunk) break;
        // After a cut, what is written already comes again.
        const fresh = chunk.subarray(Math.max(0, written - received));
        received += chunk.length;
        await soon(() => write(fresh), Infinity);
        written += fresh.length;
      }
    } finally {
      void reader?.cancel().catch(() => undefined);
    }
    // The length of what is packed says nothing.
    const length = header('content-encoding') ? 0 : Number(header('content-length'));
    if (received < length) lost(`${received} of ${length} bytes`);
  };

  await repeat(connection, { signal }, () =>
    receive(url).catch(async (error: unknown) => {
      if (!(error instanceof PermissionError)) throw error;
      // The signature is too old. The API gives another.
      await receive((await getAsset(connection, id, { signal })).url);
    }),
  );
}

function lost(error: unknown): never {
  throw new ConnectionError(`The download broke off: ${wordsOf(error)}`, detailsOf({}));
}
