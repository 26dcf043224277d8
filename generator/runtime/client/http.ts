import { currentTime, detailsOf, withTimeLimit, type Scope } from './clock.js';
import type { Connection, Credentials } from './connection.js';
import {
  AuthenticationError,
  ConfigurationError,
  ConnectionError,
  ScenarioError,
} from './errors.js';
import {
  isBrowser,
  platform,
  type FetchInit,
  type FetchResponse,
  type PlatformBlob,
} from './platform.js';
import {
  errorOf,
  fieldsOf,
  jsonValueOf,
  readResponseBody,
  type ResponseFields,
  type Step,
} from './response.js';

/** One request, to the API or to the storage behind a signed URL. */
export interface Call<Value> extends Scope {
  /** Default: `GET`, or `POST` if there is a body. */
  readonly method?: 'PUT';
  /** A path below the API's URL, or a signed URL, which is called without credentials. */
  readonly to: string;
  readonly query?: object;
  /** The body. A string is JSON. */
  readonly body?: string | ArrayBuffer | undefined;
  readonly contentType?: string;
  /**
   * The timeout of the complete response in milliseconds. Default: `requestTimeout` of the client.
   */
  readonly timeout?: number;
  /** The maximum size of the response in bytes. Default 64 MiB. */
  readonly maxSize?: number;
  /** Returns the result of the call, or undefined if the response does not contain it. */
  readonly read: (fields: ResponseFields, received: Received) => Value | undefined;
  /** Whether the response is bytes instead of JSON. */
  readonly isFile?: true;
  /** Whether a second call would be billed again. */
  readonly once?: true;
}

/** A response, read to its end. */
export interface Received {
  readonly response: FetchResponse;
  readonly body: PlatformBlob;
}

const defaultMaxSize = 2 ** 26;
const noCredentials: Credentials = { secrets: [] };

/**
 * Makes a call once: waits for its turn, gets the credentials, exchanges request and response, and
 * returns the result. The call may be repeated if its error is temporary and, for a call that is
 * billed, `submission` is `none`. If a token is rejected and there may be a new one, a call that is
 * not billed is repeated with it.
 */
export async function attemptCall<Value>(
  connection: Connection,
  call: Call<Value>,
  isSecond = false,
): Promise<Value> {
  if (!isSigned(call)) await connection.pace.wait(call);
  const end = currentTime() + (call.timeout ?? connection.requestTimeout);
  const credentials = await authorize(connection, call, end - currentTime());
  // From here on, only the response shows whether there is a job.
  const sent: Call<Value> = call.once ? { ...call, submission: 'unknown' } : call;
  const received = await exchange(connection, sent, credentials, end - currentTime());
  const result = await resultOf(sent, received, credentials);
  if (!isSigned(call)) connection.pace.learn(result);
  if (!(result instanceof ScenarioError)) return result;
  const mayRenew =
    result instanceof AuthenticationError && connection.reject(credentials.token) && !call.once;
  if (!mayRenew || isSecond) throw result;
  return attemptCall(connection, call, true);
}

/** Gets the credentials. Nothing was sent yet, so a failure leaves no job. */
async function authorize(
  connection: Connection,
  call: Call<unknown>,
  milliseconds: number,
): Promise<Credentials> {
  if (isSigned(call)) return noCredentials;
  const work = (): Promise<Credentials> =>
    connection.authorize().catch((cause: unknown) => {
      const message = `The bearerToken function failed: ${messageOf(cause)}`;
      throw new AuthenticationError(message, { ...detailsOf(call), cause });
    });
  return withTimeLimit(work, milliseconds, call, 'The bearerToken function');
}

/**
 * Sends the request and reads the response. The `submission` of an error is `none` if certainly
 * nothing was sent.
 */
function exchange(
  connection: Connection,
  call: Call<unknown>,
  credentials: Credentials,
  milliseconds: number,
): Promise<Received> {
  const name = nameOf(call);
  const work = async (signal: FetchInit['signal']): Promise<Received> => {
    let response: FetchResponse | undefined;
    // A large file may take long, but each of its chunks must arrive in time.
    const step: Step = (make) =>
      call.isFile ? withTimeLimit(make, connection.requestTimeout, detailsOf(call), name) : make();
    try {
      const url = isSigned(call) ? call.to : urlOf(connection, call);
      const init = { ...initOf(call, credentials), signal };
      response = await step(() => connection.fetch(url, init));
      const body = await readResponseBody(response, call.maxSize ?? defaultMaxSize, call, step);
      return { response, body };
    } catch (error) {
      if (error instanceof ScenarioError) throw error;
      const isUnsent = call.once && !response && wasNeverSent(error);
      const reason = hiding(credentials)(messageOf(error));
      // `fetch` reports a port that it blocks this way: a retry can't help.
      const Kind = reason.endsWith('bad port') ? ConfigurationError : ConnectionError;
      throw new Kind(`${name} got no response: ${reason}`, {
        ...detailsOf(call),
        ...(isUnsent && { submission: 'none' }),
      });
    }
  };
  return withTimeLimit(work, milliseconds, call, name);
}

/** Returns the result of a call, or the error for its response. */
async function resultOf<Value>(
  call: Call<Value>,
  received: Received,
  credentials: Credentials,
): Promise<Value | ScenarioError> {
  const { response, body } = received;
  const text = call.isFile && response.ok ? '' : await body.text();
  const value = response.ok ? call.read(fieldsOf(jsonValueOf(text)), received) : undefined;
  if (value !== undefined) return value;
  // A response of the storage may repeat the signature.
  const shown = isSigned(call) ? '' : text;
  return errorOf(nameOf(call), response, shown, call, hiding(credentials));
}

function isSigned({ to }: Call<unknown>): boolean {
  return !to.startsWith('/');
}

function methodOf({ method, body }: Call<unknown>): string {
  return method ?? (body ? 'POST' : 'GET');
}

/** Returns the name of a call in messages. A signed URL is not shown. */
function nameOf(call: Call<unknown>): string {
  return `${methodOf(call)} ${isSigned(call) ? 'to the storage' : call.to}`;
}

function urlOf({ baseUrl, projectId }: Connection, { to, query }: Call<unknown>): string {
  // JSON omits undefined values.
  const known = JSON.parse(JSON.stringify({ projectId, ...query })) as Record<string, string>;
  return `${baseUrl}${to}?${String(new platform.URLSearchParams(known))}`.replace(/\?$/, '');
}

function initOf(call: Call<unknown>, { header }: Credentials): Omit<FetchInit, 'signal'> {
  const { body, contentType = 'application/json', once } = call;
  const bytes = once && typeof body === 'string' && new platform.TextEncoder().encode(body);
  return {
    method: methodOf(call),
    headers: {
      ...(body && { 'content-type': contentType }),
      ...(header && { authorization: header }),
      // A stream has no length, so it is stated. A proxy does not need it.
      ...(header && bytes && !isBrowser() && { 'content-length': `${bytes.length}` }),
      // With this key, a proxy recognizes a request that a browser repeats.
      ...(once && !header && { 'idempotency-key': `${Math.random()}` }),
    },
    ...(bytes ? onceOnly(bytes) : body && { body }),
    redirect: isSigned(call) ? 'follow' : 'manual',
  };
}

/**
 * Returns a body that the platform can't send a second time: `fetch` repeats a string if a
 * kept-alive connection turns out to be closed (Deno), and a string or a Blob after a response 421.
 * Browsers can't send streams over HTTP/1.1.
 */
export function onceOnly(bytes: Uint8Array): Pick<FetchInit, 'body' | 'duplex'> {
  if (isBrowser()) return { body: new platform.Blob([bytes]) };
  const body = new platform.ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return { body, duplex: 'half' };
}

/** Returns a function that redacts secrets. Short ones may be part of any message, and are kept. */
function hiding({ secrets }: Credentials): (text: string) => string {
  const hidden = secrets
    .filter((secret) => secret.length > 7 || (secret.length > 3 && /[^a-z]/i.test(secret)))
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return (text) => hidden.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text);
}

/**
 * Failures before anything was sent: an unknown host, a refused connection, no route, a certificate
 * that is not trusted, a blocked port. Node and Bun have codes, Deno has messages. A browser does
 * not state a reason, so there it is never certain.
 */
const neverSent =
  /^(ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|FailedToOpenSocket|(\w+_)?CERT(_|$)|UNABLE_TO_|ERR_SSL_WRONG_VERSION|bad port$)|client error \(Connect\)/i;

/** Returns whether `fetch` failed before anything was sent. */
function wasNeverSent(error: unknown): boolean {
  const { code, message, syscall, cause } = fieldsOf(error);
  return (
    syscall === 'connect' ||
    neverSent.test(String(code ?? message)) ||
    (!!cause && wasNeverSent(cause))
  );
}

/** Returns the messages of an error and its causes, without the signatures of URLs. */
export function messageOf(error: unknown): string {
  const { message, code, cause } = fieldsOf(error);
  const reason = String(message ?? code ?? error);
  return `${reason}${cause ? `: ${messageOf(cause)}` : ''}`.replaceAll(
    /\?[^\s)]+|\/\/[^\s/]+@/g,
    '',
  );
}
