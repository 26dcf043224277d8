import type { IncomingHttpHeaders } from 'node:http';
import type { Validation } from '../runtime/model.ts';
import type { Fault, Faults } from './faults.ts';
import type { State } from './state.ts';

/** The part of a model that the mock server uses. Every model of a generated SDK has it. */
export interface RegisteredModel {
  readonly validate: (input: unknown) => Validation<object>;
  /** The capabilities, which decide the kinds of results. A model without any returns images. */
  readonly capabilities?: readonly string[];
  readonly parameters?: Readonly<Record<string, { readonly default?: unknown }>>;
}

/** The models by ID: the `models` of a generated SDK's `registry.ts`. */
export type Registry = Readonly<Record<string, RegisteredModel>>;

/** Options of the mock server. */
export interface MockServerOptions {
  readonly models: Registry;
  /** The port to listen on. Default 0: any free one. */
  readonly port?: number;
  /** The only credentials that are accepted. Default: any key and secret, or any token. */
  readonly credentials?: { readonly apiKey: string; readonly apiSecret: string };
  readonly timing?: Partial<Timing>;
  readonly limits?: Partial<Limits>;
  /** Whether jobs can be canceled. Default `false`, as the API rejects it for most jobs. */
  readonly cancelable?: boolean;
  /** Origins whose pages may call the API: `http://localhost:5173`. Default none. */
  readonly cors?: readonly string[];
  /** Returns a monotonic time in milliseconds. Default: `performance.now`. */
  readonly clock?: () => number;
}

/** The duration of each state, in milliseconds. */
export interface Timing {
  /** Default 300. */
  readonly queued: number;
  /** Default 1500. */
  readonly running: number;
  /** From the end of an upload to its asset. Default 300. */
  readonly importing: number;
}

/** Limits on requests, and on the memory that they may take. */
export interface Limits {
  /** Jobs that run at the same time; a further submit gets 429. Default 10. */
  readonly concurrentJobs: number;
  /** Requests in any 60 seconds; a further one gets 429. Default 1000. */
  readonly requestsPerMinute: number;
  /** Bytes of one request body; a larger one gets 413. Default 64 MiB. */
  readonly bodyBytes: number;
  /** Bytes of all files and job inputs that are kept; more gets 413. Default 2 GiB. */
  readonly storedBytes: number;
  /** Lines of the request log; older ones are dropped. Default 10,000. */
  readonly logLines: number;
}

/** A request as handlers receive it. */
export interface MockRequest {
  readonly method: string;
  /** The path, without the query: `/v1/jobs/job_1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The decoded path segments that match `:` in the route. */
  readonly params: readonly string[];
}

/** A response of the mock server. */
export interface MockResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: string | Buffer;
}

/** The data that all handlers share. */
export interface Context {
  readonly options: MockServerOptions;
  readonly timing: Timing;
  readonly limits: Limits;
  readonly state: State;
  readonly faults: Faults;
  readonly clock: () => number;
  /** Returns the origin, such as `http://127.0.0.1:8787`. */
  readonly origin: () => string;
}

/** A function that handles a request. Its fault, if any, may decide the end of a job. */
export type Handler = (context: Context, request: MockRequest, fault?: Fault) => MockResponse;
