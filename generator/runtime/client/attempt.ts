import { readAnswer } from './answer.js';
import { isSigned, methodOf, nameOf, type Call } from './call.js';
import { detailsOf, limited } from './clock.js';
import type { Connection } from './connection.js';
import { ConnectionError } from './errors/connection-error.js';
import { wasRefused, wordsOf } from './fetch-failure.js';
import { platform } from './platform.js';

/** The token of the call, and the one before it where that was refused. */
export interface Tokens {
  given?: string | undefined;
  refused?: string | undefined;
}

/** Makes the call once. */
export async function attempt<Value>(
  connection: Connection,
  call: Call<Value>,
  tokens: Tokens,
): Promise<Value> {
  const { to, body, once, timeout = connection.requestTimeout } = call;
  const name = nameOf(call);
  const details = detailsOf(call);

  const answer = await limited(
    async (signal) => {
      const [header, ...secrets] = isSigned(to) ? [] : await connection.authorize(tokens.refused);
      tokens.given = secrets[0];
      const hide = (text: string): string =>
        secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text);
      const headers: Record<string, string> = {
        ...(body && { 'content-type': call.contentType ?? 'application/json' }),
        // By the key a proxy can tell a request that a browser has repeated by itself.
        ...(header ? { authorization: header } : once && { 'idempotency-key': `${Math.random()}` }),
      };
      if (once) details.submission = 'unknown';
      try {
        const url = urlOf(connection, call);
        const response = await connection.fetch(url, {
          method: methodOf(call),
          headers,
          // Deno repeats a text by itself where a kept connection turns out to be closed, but no Blob.
          ...(body && { body: once && platform.Deno ? new platform.Blob([body]) : body }),
          signal,
          redirect: 'manual',
        });
        const text = await response.text();
        return {
          status: response.status,
          header: (key: string) => response.headers.get(key),
          text,
          // What a storage answers may repeat the signature.
          shown: () => (isSigned(to) ? '' : hide(text)),
        };
      } catch (error) {
        if (once && wasRefused(error)) details.submission = 'none';
        throw new ConnectionError(`${name} got no answer: ${hide(wordsOf(error))}`, details);
      }
    },
    timeout,
    call,
    details,
    name,
  );
  return readAnswer(call, answer);
}

function urlOf({ baseUrl, projectId }: Connection, { to, query }: Call<unknown>): string {
  if (isSigned(to)) return to;
  // JSON leaves out what is undefined.
  const known = JSON.parse(JSON.stringify({ projectId, ...query })) as Record<string, string>;
  return `${baseUrl}${to}?${String(new platform.URLSearchParams(known))}`.replace(/\?$/, '');
}
