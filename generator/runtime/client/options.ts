import type { FileContent } from '../model.js';
import type { Fetch, Signal } from './platform.js';
import type { Progress } from './progress.js';

/**
 * The options of a client: how it reaches the API. It needs a key and its secret (by default those
 * of the environment), a token, or a proxy of yours.
 */
export interface ClientOptions {
  /** The API key. Default: the environment variable `SCENARIO_SDK_API_KEY`. */
  readonly apiKey?: string;
  /** The secret of the API key. Default: the environment variable `SCENARIO_SDK_API_SECRET`. */
  readonly apiSecret?: string;
  /**
   * Whether an `apiSecret` is accepted in a browser. Default `false`, as everybody who opens the page
   * can read the secret and spend your credits.
   */
  readonly dangerouslyAllowSecretInBrowser?: boolean;
  /**
   * A session token, or a function that returns one, which is called for every request. Set
   * `projectId` too. Source: API key and authentication, Scenario's guide.
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
   * The URL of a proxy that adds the credentials, in place of the API's URL. In a browser it may be a
   * path: `/api/scenario`. `scenario-models/proxy` makes one.
   */
  readonly proxyUrl?: string;
  /**
   * The URL of the API. Default: `https://api.cloud.scenario.com/v1`, or if a key comes from the
   * environment, `SCENARIO_SDK_BASE_URL`.
   */
  readonly baseUrl?: string;
  /** The project whose credits are used. Needed with a token; default: the project of the key. */
  readonly projectId?: string;
  /** The `fetch` to use. It must not repeat a POST. Default: the platform's. */
  readonly fetch?: Fetch;
  /**
   * Returns the type of a file, such as `image/png`. Default: the file's own `type`; the client of
   * `scenario-models/client/node` also looks at its first bytes and its name.
   */
  readonly contentTypeOf?: (file: FileContent) => string | Promise<string>;
  /** Milliseconds for one response to arrive whole. Default 60,000. */
  readonly requestTimeout?: number;
  /**
   * How many requests all calls of this client send to the API in any minute. Default 90: the API
   * allows 100 per project. For a server on this computer the default starts with its first 429.
   * Source: Workflows and apps, Scenario's guide.
   */
  readonly requestsPerMinute?: number;
  /** How calls are repeated. */
  readonly retry?: RetryOptions;
  /** How often jobs and uploads are looked at. */
  readonly polling?: PollingOptions;
}

/**
 * Returns a session token. `refused` is the token that the API refused last, if there is one: return
 * another.
 */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/**
 * How calls are repeated that can be repeated: reads, and a submit that was certainly not accepted.
 * Waiting for a job, or for a free slot, has no such limits but its deadline.
 */
export interface RetryOptions {
  /** How many times a call is made, the first one included. Default 6. */
  readonly attempts?: number;
  /** Milliseconds before the second time; doubled from there, less a random part. Default 500. */
  readonly firstDelay?: number;
  /** Milliseconds between two times at most. A longer wait that the server asks for is kept. Default 8,000. */
  readonly maxDelay?: number;
  /** Milliseconds after which nothing is repeated. Default 300,000. */
  readonly timeLimit?: number;
}

/** How often a job or an upload is looked at. */
export interface PollingOptions {
  /** Milliseconds before the second look; half as much again from there. Default 2,000. */
  readonly firstInterval?: number;
  /** Milliseconds between two looks at most. Default 15,000. */
  readonly maxInterval?: number;
}

/** The options of every call. */
export interface CallOptions {
  /**
   * Stops waiting: the call rejects with an `AbortedError` immediately. It does not stop a job, which
   * goes on and is billed.
   */
  readonly signal?: Signal | undefined;
}

/** The options of a call that reports its progress. */
export interface ProgressOptions extends CallOptions {
  /** Hears how far the call is. What it throws goes to the console. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The options of a call that waits. */
export interface WaitOptions extends ProgressOptions {
  /**
   * Milliseconds to wait for the end of the job, and before that for a free slot of the plan, as long
   * again at most. Default 1,800,000, half an hour.
   */
  readonly timeout?: number | undefined;
}
