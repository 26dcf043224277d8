import { errorOf, fieldsOf, parse } from './answer.js';
import type { Call } from './call.js';
import { limited } from './clock.js';
import type { Connection } from './connection.js';
import { AuthenticationError } from './errors/authentication-error.js';
import { ConnectionError } from './errors/connection-error.js';
import { wasRefused, wordsOf } from './fetch-failure.js';
import { platform } from './platform.js';

/** Makes the call; where its token is refused and there may be another, a second time with that. */
export function attempt<Value>(
  connection: Connection,
  call: Call<Value>,
  again?: true,
): Promise<Value> {
  const { to, body, once } = call;
  const isSigned = !to.startsWith('/');
  const method = call.method ?? (body ? 'POST' : 'GET');
  // A signed URL is not told.
  const name = `${method} ${isSigned ? 'to the storage' : to}`;
  let secrets: readonly string[] = [];
  const hide = (text: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text);

  return limited(
    async (signal, details) => {
      const exchange = async () => {
        const [header, ...others] = isSigned ? [] : await connection.authorize();
        secrets = others;
        // The token came too late: somebody was told that nothing was sent.
        if (signal.aborted) throw signal.reason;
        if (once) details.submission = 'unknown';
        const response = await connection.fetch(isSigned ? to : urlOf(connection, call), {
          method,
          headers: {
            ...(body && { 'content-type': call.contentType ?? 'application/json' }),
            ...(header && { authorization: header }),
            // By the key a proxy can tell a request that a browser has repeated by itself.
            ...(once && !header && { 'idempotency-key': `${Math.random()}` }),
          },
          // Deno repeats a text by itself where a kept connection turns out to be closed, but no Blob.
          ...(body && { body: once ? new platform.Blob([body]) : body }),
          signal,
          redirect: isSigned ? 'follow' : 'manual',
        });
        const bytes = call.bytes && response.ok ? await response.blob() : undefined;
        return { response, bytes, text: bytes ? '' : await response.text() };
      };
      const { response, bytes, text } = await exchange().catch((error: unknown) => {
        if (once && wasRefused(error)) details.submission = 'none';
        throw new ConnectionError(`${name} got no answer: ${hide(wordsOf(error))}`, details);
      });
      const value = response.ok ? call.read(fieldsOf(parse(text)), bytes) : undefined;
      if (value !== undefined) return value;
      // What a storage answers may repeat the signature.
      throw errorOf(name, response, isSigned ? '' : text, details, hide);
    },
    call.timeout ?? connection.requestTimeout,
    call,
    name,
  ).catch((error: unknown) => {
    const mayRenew = error instanceof AuthenticationError && connection.refuse(secrets[0]);
    if (!mayRenew || once || again) throw error;
    return attempt(connection, call, true);
  });
}

function urlOf({ baseUrl, projectId }: Connection, { to, query }: Call<unknown>): string {
  // JSON leaves out what is undefined.
  const known = JSON.parse(JSON.stringify({ projectId, ...query })) as Record<string, string>;
  return `${baseUrl}${to}?${String(new platform.URLSearchParams(known))}`.replace(/\?$/, '');
}
