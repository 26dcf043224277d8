import type { FileContent } from '../model.js';
import type { Fetch, Signal } from './platform.js';
import type { Progress } from './progress.js';

/**
 * The options of a client. It needs an API key and its secret (by default from the environment), a
 * token, or the URL of your proxy.
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
   * path: `/api/scenario`. `createProxy` of `scenario-models/proxy` creates such a proxy.
   */
  readonly proxyUrl?: string;
  /**
   * The URL of the API. Default: `https://api.cloud.scenario.com/v1`, or the environment variable
   * `SCENARIO_SDK_BASE_URL` if the key or the secret comes from the environment.
   */
  readonly baseUrl?: string;
  /**
   * The ID of the project that is billed. Required with a token. Default: the project of the API
   * key.
   */
  readonly projectId?: string;
  /** The `fetch` to use. It must not repeat a POST. Default: `globalThis.fetch`. */
  readonly fetch?: Fetch;
  /**
   * Returns the MIME type of a file, such as `image/png`. Default: the `type` of the file; the
   * client of `scenario-models/client/node` also checks its first bytes and its name.
   */
  readonly contentTypeOf?: (file: FileContent) => string | Promise<string>;
  /**
   * The timeout of a response in milliseconds; for a file, of each chunk. A complete file may take
   * 10 minutes, or 4 hours if it is written to disk or a stream. Default 60,000.
   */
  readonly requestTimeout?: number;
  /**
   * The maximum number of requests that this client sends to the API in any minute. Default 90, as
   * the API allows 100 per project; a server on this computer is limited only after it returns 429.
   * Source: Workflows and apps, Scenario's guide.
   */
  readonly requestsPerMinute?: number;
  /** How calls are retried. */
  readonly retry?: RetryOptions;
  /** How often the client checks jobs and uploads. */
  readonly polling?: PollingOptions;
}

/**
 * A function that returns a session token. `rejected` is the last token that the API rejected, if
 * any: return a new one.
 */
export type TokenSource = (rejected: string | undefined) => string | Promise<string>;

/**
 * How the client retries calls that are safe to retry: reads, and submits that were certainly not
 * accepted. A wait for a job or a free slot ends only at its own `timeout`.
 */
export interface RetryOptions {
  /** The maximum number of attempts, including the first. Default 6. */
  readonly attempts?: number;
  /**
   * The delay before the second attempt, in milliseconds. Doubles with each attempt, and is reduced
   * by a random part. Default 500.
   */
  readonly firstDelay?: number;
  /**
   * The maximum delay between two attempts, in milliseconds, unless the server asks for more.
   * Default 8,000.
   */
  readonly maxDelay?: number;
  /** The time after which a call is no longer retried, in milliseconds. Default 300,000. */
  readonly timeLimit?: number;
}

/** How often the client checks a job or an upload. */
export interface PollingOptions {
  /**
   * The time before the second check, in milliseconds. Each interval is 1.5 times as long as the
   * previous one. Default 2,000.
   */
  readonly firstInterval?: number;
  /** The maximum time between two checks, in milliseconds. Default 15,000. */
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
  /** Receives the progress of the call. Errors that it throws are logged and otherwise ignored. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The options of a call that waits. */
export interface WaitOptions extends ProgressOptions {
  /**
   * The maximum time to wait for the end of the job, in milliseconds. Before that, a wait for a
   * free slot of the plan may take as long. Default 1,800,000 (30 minutes).
   */
  readonly timeout?: number | undefined;
}
