import { ConfigurationError } from './errors/configuration-error.js';
import type { ClientOptions, PollingOptions, RetryOptions } from './options.js';
import { platform, type Fetch } from './platform.js';
import type { PendingUpload } from './upload.js';

/** How a client reaches the API, and what it remembers. */
export interface Connection {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly projectId: string | undefined;
  readonly fetch: Fetch;
  readonly requestTimeout: number;
  readonly retry: RetryOptions;
  readonly polling: PollingOptions;
  /** Gives the header `Authorization`, its token, and what else must not be shown; nothing with a proxy. */
  readonly authorize: () => Promise<readonly string[]>;
  /** Is told of a token that the API does not take; says whether there may be another. */
  readonly refuse: (token: string | undefined) => boolean;
  readonly contentTypeOf: NonNullable<ClientOptions['contentTypeOf']>;
  /** By content, so that the same content is uploaded once. */
  readonly uploads: Map<string, PendingUpload>;
}

export function connect(options: ClientOptions): Connection {
  const { apiKey, apiSecret, bearerToken, proxyUrl } = options;
  const takesKeys = bearerToken === undefined && proxyUrl === undefined;
  // Looked at only where something is missing: Deno asks the user first.
  const env = takesKeys && !(apiKey && apiSecret) ? platform.process?.env : undefined;
  const address = proxyUrl ?? options.baseUrl ?? env?.['SCENARIO_SDK_BASE_URL'];
  const basic = takesKeys ? basicOf(options, env) : [];
  let refused: string | undefined;
  return {
    baseUrl: (address ?? 'https://api.cloud.scenario.com/v1').replace(/\/+$/, ''),
    projectId: options.projectId,
    // Looked up at each call, as some tests and tools replace it.
    fetch: options.fetch ?? ((url, init) => platform.fetch(url, init)),
    requestTimeout: options.requestTimeout ?? 60_000,
    retry: options.retry ?? {},
    polling: options.polling ?? {},
    authorize: async () => {
      if (bearerToken === undefined) return basic;
      const token = typeof bearerToken === 'string' ? bearerToken : await bearerToken(refused);
      return [`Bearer ${token}`, token];
    },
    refuse: (token) => {
      refused = token;
      return typeof bearerToken === 'function';
    },
    contentTypeOf: options.contentTypeOf ?? (({ type }) => type || 'application/octet-stream'),
    uploads: new Map(),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

function basicOf(options: ClientOptions, env: Environment = {}): readonly string[] {
  const { apiKey = env['SCENARIO_SDK_API_KEY'], apiSecret = env['SCENARIO_SDK_API_SECRET'] } =
    options;
  if (!apiKey || !apiSecret) {
    misconfigured(
      'No credentials: set SCENARIO_SDK_API_KEY and SCENARIO_SDK_API_SECRET, or give them, bearerToken or proxyUrl',
    );
  }
  // Every browser says so, in a page as in a worker, and nothing else does.
  const inBrowser = platform.navigator?.userAgent?.startsWith('Mozilla/');
  if (inBrowser && !options.dangerouslyAllowSecretInBrowser) {
    misconfigured(
      'Who opens this page can read the apiSecret: give bearerToken or proxyUrl, or dangerouslyAllowSecretInBrowser',
    );
  }
  const token = platform.btoa(`${apiKey}:${apiSecret}`);
  return [`Basic ${token}`, token, apiSecret, apiKey];
}

function misconfigured(message: string): never {
  throw new ConfigurationError(message, {});
}
