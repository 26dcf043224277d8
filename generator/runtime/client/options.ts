import type { FileContent } from '../model.js';
import type { Fetch, Signal } from './platform.js';
import type { Progress } from './progress.js';

/**
 * The options of a client. It needs a key and its secret (by default those of the environment), a
 * token, or your own proxy.
 */
export interface ClientOptions {
  /** The API key. Default: the environment variable `SCENARIO_SDK_API_KEY`. */
  readonly apiKey?: string;
  /** The secret of the API key. Default: the environment variable `SCENARIO_SDK_API_SECRET`. */
  readonly apiSecret?: string;
  /**
   * Whether to accept an `apiSecret` in a browser. Default `false`: anyone who opens the page can
   * read the secret and spend your credits.
   */
  readonly dangerouslyAllowSecretInBrowser?: boolean;
  /**
   * A session token, or a function that returns one and is called for every request. Set `projectId`
   * too. Source: API key and authentication, Scenario's guide.
   *
   * @example
   * ```ts
   * const scenario = new ScenarioClient({
   *   bearerToken: async () => (await fetch('/scenario-token')).text(),
   *   projectId: 'proj_your-project',
   * });
   * ```
   */
  readonly bearerToken?: string | TokenSource;
  /**
   * The URL of a proxy that adds the credentials, instead of `baseUrl`. In a browser it may be a
   * path: `/api/scenario`. `createProxy` of `scenario-models/proxy` makes such a proxy.
   */
  readonly proxyUrl?: string;
  /**
   * The URL of the API. Default: `https://api.cloud.scenario.com/v1`, or the environment variable
   * `SCENARIO_SDK_BASE_URL` if the key or the secret comes from the environment.
   */
  readonly baseUrl?: string;
  /** The project that pays. Required with a token. Default: the project of the key. */
  readonly projectId?: string;
  /** The `fetch` to use. It must not repeat a POST. Default: `globalThis.fetch`. */
  readonly fetch?: Fetch;
  /**
   * Returns the MIME type of a file, such as `image/png`. Default: the `type` of the file; the
   * client of `scenario-models/client/node` also checks its first bytes and its name.
   */
  readonly contentTypeOf?: (file: FileContent) => string | Promise<string>;
  /**
   * Milliseconds for one response to arrive completely; for a file, until its first and each further
   * piece. A whole file has 10 minutes, or 4 hours if it is written to disk or a stream. Default 60,000.
   */
  readonly requestTimeout?: number;
  /**
   * The maximum number of requests that this client sends to the API in any minute. Default 90, as
   * the API allows 100 per project; for a server on this computer, only after its first 429.
   * Source: Workflows and apps, Scenario's guide.
   */
  readonly requestsPerMinute?: number;
  /** How calls are retried. */
  readonly retry?: RetryOptions;
  /** How often the client checks jobs and uploads. */
  readonly polling?: PollingOptions;
}

/**
 * A function that returns a session token. `refused` is the last token that the API refused, if
 * any: return another one.
 */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/**
 * How the client retries calls that are safe to retry: reads, and a submit that was certainly not
 * accepted. A wait for a job or for a free slot ends only at its own `timeout`.
 */
export interface RetryOptions {
  /** The maximum number of tries, including the first. Default 6. */
  readonly attempts?: number;
  /**
   * Milliseconds before the second try. Doubled for each further try, less a random part. Default
   * 500.
   */
  readonly firstDelay?: number;
  /**
   * The maximum of milliseconds between two tries, unless the server asks for more. Default 8,000.
   */
  readonly maxDelay?: number;
  /** Milliseconds after which a call is not retried any more. Default 300,000. */
  readonly timeLimit?: number;
}

/** How often the client checks a job or an upload. */
export interface PollingOptions {
  /**
   * Milliseconds before the second check. Each further interval is 1.5 times as long. Default
   * 2,000.
   */
  readonly firstInterval?: number;
  /** The maximum of milliseconds between two checks. Default 15,000. */
  readonly maxInterval?: number;
}

/** The options of every call. */
export interface CallOptions {
  /**
   * Stops waiting: the call rejects with an `AbortedError` immediately. A job that was started
   * continues and is billed.
   */
  readonly signal?: Signal | undefined;
}

/** The options of a call that reports its progress. */
export interface ProgressOptions extends CallOptions {
  /** Receives the progress of the call. An error that it throws is logged, and changes nothing. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The options of a call that waits. */
export interface WaitOptions extends ProgressOptions {
  /**
   * Milliseconds to wait for the end of the job. A wait for a free slot of the plan may take as
   * long before that. Default 1,800,000, half an hour.
   */
  readonly timeout?: number | undefined;
}
