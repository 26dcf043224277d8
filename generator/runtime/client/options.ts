import type { FileContent } from '../model.js';
import type { Job } from './api-types.js';
import type { Fetch, Signal } from './platform.js';

/**
 * How to reach the API: with a key and its secret (by themselves from the environment variables
 * `SCENARIO_SDK_API_KEY` and `SCENARIO_SDK_API_SECRET`), with a token, or through a proxy of yours.
 */
export interface ClientOptions {
  readonly apiKey?: string;
  readonly apiSecret?: string;
  /** Who opens the page can read the secret and spend your credits. */
  readonly dangerouslyAllowSecretInBrowser?: boolean;
  /** A session token, or a function that gives one: called for every request. */
  readonly bearerToken?: string | TokenSource;
  /** Takes the place of the API's address, and adds the credentials there. May be a path: `/api/scenario`. */
  readonly proxyUrl?: string;
  /** `https://api.cloud.scenario.com/v1`, or where keys come from the environment, `SCENARIO_SDK_BASE_URL`. */
  readonly baseUrl?: string;
  /** Whose credits are used: needed with a token, told by a key. */
  readonly projectId?: string;
  /** In place of the platform's. It must not repeat a POST by itself. */
  readonly fetch?: Fetch;
  /**
   * Tells the type of a file, `image/png`. By itself that is what the file says; the client of
   * `scenario-models/client/node` looks at its first bytes where it says nothing.
   */
  readonly contentTypeOf?: (file: FileContent) => string | Promise<string>;
  /** Milliseconds for one answer to arrive whole. Default 60,000. */
  readonly requestTimeout?: number;
  readonly retry?: RetryOptions;
  readonly polling?: PollingOptions;
}

/** Gives a token. `refused` is the one that the API refused last, so that it is not given again. */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/** When something is asked again that can be asked again: reads, and a submit that was not accepted. */
export interface RetryOptions {
  /** How often in all. Default 6. While the plan's jobs are all running, the time limit alone counts. */
  readonly attempts?: number;
  /** Milliseconds before the second; doubled from there, less a random part. Default 500. */
  readonly firstDelay?: number;
  /** Default 8,000. A longer wait that the server asks for is kept. */
  readonly maxDelay?: number;
  /** Milliseconds after which nothing is asked again. Default 300,000. */
  readonly timeLimit?: number;
}

/** How often a job or an upload is looked at. */
export interface PollingOptions {
  /** Milliseconds before the second look; half as much again from there. Default 2,000. */
  readonly firstInterval?: number;
  /** Default 15,000. */
  readonly maxInterval?: number;
}

export interface CallOptions {
  /** Stops waiting. It does not stop a job. */
  readonly signal?: Signal | undefined;
}

export interface ProgressOptions extends CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface WaitOptions extends ProgressOptions {
  /** Milliseconds that the job may take. Default 1,800,000, half an hour. */
  readonly timeout?: number | undefined;
}

export type Progress =
  /** Bytes of one file. */
  | { readonly stage: 'upload'; readonly sent: number; readonly total: number }
  /** Bytes of one asset; `total` is 0 where the storage does not say. */
  | { readonly stage: 'download'; readonly received: number; readonly total: number }
  /** There is a job now. */
  | { readonly stage: 'submitted'; readonly job: Job }
  /** It was looked at. */
  | { readonly stage: 'running'; readonly job: Job };
