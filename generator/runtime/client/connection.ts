import type { Job, Upload } from './api-types.js';
import type { Scope } from './clock.js';
import { ConfigurationError } from './errors.js';
import type { ClientOptions, PollingOptions, RetryOptions } from './options.js';
import { createPace, type Pace } from './pace.js';
import { isBrowser, platform, type Fetch, type UrlParts } from './platform.js';

/** The state of a client: how it reaches the API, its uploads, and the jobs it waits for. */
export interface Connection {
  /** The URL of the API or of the proxy, without a slash at the end. */
  readonly baseUrl: string;
  readonly projectId: string | undefined;
  readonly fetch: Fetch;
  readonly requestTimeout: number;
  readonly retry: RetryOptions;
  readonly polling: PollingOptions;
  /** Rejects with whatever the `bearerToken` function throws. */
  readonly authorize: () => Promise<Credentials>;
  /** Remembers a token that the API rejected; returns whether there may be another. */
  readonly reject: (token: string | undefined) => boolean;
  readonly contentTypeOf: NonNullable<ClientOptions['contentTypeOf']>;
  readonly pace: Pace;
  /** The uploads by content, so that the same content is uploaded once. */
  readonly uploads: Map<string, PendingUpload>;
  /** The IDs of the jobs that recent submits started. A response that repeats one is invalid. */
  readonly started: Set<string | undefined>;
  /** The jobs that the client waits for. */
  readonly watches: Set<Watch>;
  /** The timer of the next check, and the queue of submits that wait for a free slot. */
  readonly waiting: { timer?: unknown; line?: Promise<unknown> | undefined };
}

/** The credentials of one call. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly header?: string;
  readonly token?: string;
  /** The strings that errors hide. */
  readonly secrets: readonly string[];
}

/** The state of an upload, from which it resumes after a failure. */
export interface PendingUpload {
  asset?: Promise<string> | undefined;
  upload?: Upload | undefined;
  /** The numbers of the parts that have arrived. */
  readonly stored: Set<number>;
}

/** A job that the client waits for. */
export interface Watch {
  readonly scope: Scope & { readonly jobId: string };
  /** Receives the result of a check: the job, or an error. */
  readonly push: (job: Job | undefined, error?: Error) => void;
  /** The time of the next check; Infinity during a check. */
  due: number;
  /** The time between two checks, in milliseconds. */
  interval: number;
  /**
   * Whether the job is not on the first pages of the job list, so that it is checked separately.
   */
  isAlone: boolean;
}

/**
 * Checks the options of a client, and returns its state.
 *
 * @throws ConfigurationError if the options are invalid.
 */
export function openConnection(options: ClientOptions): Connection {
  const { apiKey, apiSecret, bearerToken, proxyUrl, requestTimeout = 60_000 } = options;
  const { requestsPerMinute = 90 } = options;
  const usesKeys = bearerToken === undefined && proxyUrl === undefined;
  // Read only if an option is missing, as Deno asks the user for permission.
  const env = usesKeys && !(apiKey && apiSecret) ? platform.process?.env : undefined;
  const basic = usesKeys ? basicOf(options, env) : { secrets: [] };
  const { baseUrl, isLoopback } = baseUrlOf(options, env);
  if (!(requestTimeout > 0 && requestsPerMinute >= 1)) {
    misconfigured('requestTimeout and requestsPerMinute must be greater than 0');
  }
  if (typeof bearerToken === 'string' && !isHeader.test(bearerToken)) {
    misconfigured('bearerToken must have visible ASCII characters only');
  }
  let rejected: string | undefined;
  return {
    baseUrl,
    projectId: options.projectId,
    // Read at each call, as some tests and tools replace `fetch`.
    fetch: options.fetch ?? ((url, init) => platform.fetch(url, init)),
    requestTimeout,
    retry: options.retry ?? {},
    polling: options.polling ?? {},
    authorize: async () => {
      if (bearerToken === undefined) return basic;
      const token = typeof bearerToken === 'string' ? bearerToken : await bearerToken(rejected);
      return { header: `Bearer ${token}`, token, secrets: [token] };
    },
    reject: (token) => {
      rejected = token;
      return typeof bearerToken === 'function';
    },
    contentTypeOf: options.contentTypeOf ?? (({ type }) => type || 'application/octet-stream'),
    pace: createPace(requestsPerMinute, !isLoopback),
    uploads: new Map(),
    started: new Set(),
    watches: new Set(),
    waiting: {},
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

const isHeader = /^[\x21-\x7e]+$/;
const isKey = /^[\x21-\x7e\xa1-\xff]+$/;
const isLoopbackHost = /^(localhost|127\.[\d.]+|\[::1\])$/;

/** Returns the credentials for an API key and its secret. */
function basicOf(options: ClientOptions, env: Environment = {}): Credentials {
  const { apiKey = env['SCENARIO_SDK_API_KEY'], apiSecret = env['SCENARIO_SDK_API_SECRET'] } =
    options;
  if (!apiKey || !apiSecret) {
    misconfigured(
      'No credentials: pass apiKey and apiSecret, bearerToken or proxyUrl, or set SCENARIO_SDK_API_KEY and SCENARIO_SDK_API_SECRET',
    );
  }
  if (isBrowser() && !options.dangerouslyAllowSecretInBrowser) {
    misconfigured('Anyone can read the apiSecret: pass bearerToken or proxyUrl');
  }
  if (!isKey.test(apiKey) || !isKey.test(apiSecret)) {
    misconfigured('apiKey and apiSecret must have visible Latin-1 characters only');
  }
  const token = platform.btoa(`${apiKey}:${apiSecret}`);
  return { header: `Basic ${token}`, secrets: [token, apiSecret, apiKey] };
}

/** Returns the URL of the API, or of the proxy, and whether it is on this computer. */
function baseUrlOf({ baseUrl, proxyUrl, fetch }: ClientOptions, env: Environment = {}) {
  const url =
    proxyUrl ?? baseUrl ?? env['SCENARIO_SDK_BASE_URL'] ?? 'https://api.cloud.scenario.com/v1';
  // A page resolves a path against its own URL, and so does the `fetch` of a framework.
  const mayBePath = proxyUrl !== undefined && (isBrowser() || fetch);
  if (mayBePath && /^[./]/.test(url)) return { baseUrl: withoutSlash(url), isLoopback: false };
  const name = proxyUrl === undefined ? 'baseUrl' : 'proxyUrl';
  let parts: UrlParts | undefined;
  try {
    parts = new platform.URL(url);
  } catch {
    // Reported below.
  }
  // Errors would show a user name or password, and `fetch` rejects them.
  const isValid = parts && /^https?:$/.test(parts.protocol) && !/[@?#\s]/.test(url);
  if (!parts || !isValid) {
    misconfigured(`${name} must be an absolute http or https URL without user, query and spaces`);
  }
  return { baseUrl: withoutSlash(url), isLoopback: isLoopbackHost.test(parts.hostname) };
}

function withoutSlash(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '');
}

function misconfigured(message: string): never {
  throw new ConfigurationError(message);
}
