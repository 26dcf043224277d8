/** The state of a mock server. */
export interface State {
  readonly jobs: Map<string, MockJob>;
  /** The jobs that ran at the last check, so that a submit does not check all jobs. */
  readonly running: Set<MockJob>;
  readonly assets: Map<string, MockAsset>;
  readonly uploads: Map<string, MockUpload>;
  /** Arrival times of the requests of the last minute, by the server's clock. */
  readonly arrivals: number[];
  /** The latest requests in order: `POST /generate/custom/model_x`. */
  readonly log: string[];
  /** Session tokens that have expired. */
  readonly expiredTokens: Set<string>;
  /** Bytes of files and job inputs that are kept. */
  storedBytes: number;
  /** The number of IDs given out. */
  idCount: number;
}

/** A job of the mock server. */
export interface MockJob {
  readonly id: string;
  readonly modelId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly assetIds: readonly string[];
  /** The result of a model that returns text. */
  readonly text: string | undefined;
  /** When the job was started, by the server's clock. */
  readonly startedAt: number;
  readonly createdAt: string;
  readonly cost: number;
  /** The end of the job, if a fault decides it. */
  readonly finalState: FinalState | undefined;
  canceled: boolean;
}

/** The end of a job. `stuck` never ends; any other string becomes the status. */
export interface FinalState {
  readonly status: string;
  readonly error?: string | undefined;
}

/** An asset of the mock server. */
export interface MockAsset {
  readonly id: string;
  /** Creates the bytes when they are needed. */
  readonly bytes: () => Buffer;
  readonly mimeType: string;
  readonly name: string;
  /** The `source` of the asset in the API: `uploaded`, `txt2img`, … */
  readonly source: string;
  readonly createdAt: string;
}

/** An upload to the mock server. */
export interface MockUpload {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly fileSize: number;
  readonly kind: string;
  readonly partsCount: number;
  readonly parts: Map<number, Buffer>;
  readonly createdAt: string;
  /** By the server's clock. */
  completedAt: number | undefined;
  assetId: string | undefined;
  errorMessage: string | undefined;
}

/** Returns the state of a mock server without jobs, assets and uploads. */
export function emptyState(): State {
  return {
    jobs: new Map(),
    running: new Set(),
    assets: new Map(),
    uploads: new Map(),
    arrivals: [],
    log: [],
    expiredTokens: new Set(),
    storedBytes: 0,
    idCount: 0,
  };
}

/** Returns the next ID, `job_dev0001`: the same IDs in the same order on every run. */
export function newId(state: State, kind: string): string {
  state.idCount += 1;
  return `${kind}_dev${String(state.idCount).padStart(4, '0')}`;
}

/** The maximum length of a line in the log, so that a few requests can't fill the memory. */
const maxLineLength = 300;

/**
 * Appends a line to the request log and drops the oldest once there are twice as many as allowed.
 */
export function logRequest({ log }: State, line: string, maxLines: number): void {
  log.push(line.slice(0, maxLineLength));
  if (log.length >= 2 * maxLines) log.splice(0, log.length - maxLines);
}
