import type { IncomingHttpHeaders } from 'node:http';
import type { Validation } from '../runtime/model.ts';
import type { Faults } from './faults.ts';
import type { State } from './state.ts';

/** The models that the server knows, by id: the `models` of a generated SDK's `registry.ts`. */
export type Registry = Readonly<
  Record<string, { readonly validate: (input: unknown) => Validation<object> }>
>;

export interface DevServerOptions {
  readonly models: Registry;
  /** 0 for one that is free. */
  readonly port?: number;
  /** The only ones that are taken; without them, any key and secret or token will do. */
  readonly credentials?: { readonly apiKey: string; readonly apiSecret: string };
  readonly pace?: Partial<Pace>;
  readonly limits?: Partial<Limits>;
  /** Whether a job can be canceled. The API refuses it for most, so the default is no. */
  readonly cancelable?: boolean;
}

/** How long things take, in milliseconds. */
export interface Pace {
  readonly queued: number;
  readonly running: number;
  /** From the end of an upload to its asset. */
  readonly importing: number;
}

export interface Limits {
  /** How many jobs may run at once. */
  readonly concurrentJobs: number;
  /** How many requests may come in any minute. */
  readonly requestsPerMinute: number;
}

/** What a handler sees of a request. */
export interface DevRequest {
  readonly method: string;
  /** Without the query, below `/v1` for the API: `/jobs/job_1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** What stands at the places of the route that are open. */
  readonly params: readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: string | Buffer;
}

/** What all handlers share. */
export interface World {
  readonly options: DevServerOptions;
  readonly pace: Pace;
  readonly limits: Limits;
  readonly state: State;
  readonly faults: Faults;
  /** `http://127.0.0.1:8787` */
  readonly origin: () => string;
}

export type Handler = (world: World, request: DevRequest) => Reply;
