/** All that the server remembers. */
export interface State {
  readonly jobs: Map<string, DevJob>;
  readonly assets: Map<string, DevAsset>;
  readonly uploads: Map<string, DevUpload>;
  /** When requests came, for the limit on them; by the server's clock. */
  readonly arrivals: number[];
  /** Every request in order: `POST /generate/custom/model_x`. */
  readonly log: string[];
  /** Session tokens that were good once. */
  readonly expiredTokens: Set<string>;
  /** How many ids were given. */
  ids: number;
}

export interface DevJob {
  readonly id: string;
  readonly modelId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly assetIds: readonly string[];
  /** By the clock that only goes forward. */
  readonly startedAt: number;
  readonly createdAt: string;
  readonly cost: number;
  /** How it is to end, where that is not with success. */
  readonly ending: Ending | undefined;
  canceled: boolean;
}

/** `stuck` never ends; any other word is a status of its own. */
export interface Ending {
  readonly status: string;
  readonly error?: string | undefined;
}

export interface DevAsset {
  readonly id: string;
  /** Made when they are asked for. */
  readonly bytes: () => Buffer;
  readonly mimeType: string;
  readonly name: string;
  readonly origin: 'uploaded' | 'generated';
  readonly createdAt: string;
}

export interface DevUpload {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly fileSize: number;
  readonly kind: string;
  readonly partsCount: number;
  readonly parts: Map<number, Buffer>;
  readonly createdAt: string;
  /** By the clock that only goes forward. */
  completedAt: number | undefined;
  assetId: string | undefined;
  errorMessage: string | undefined;
}

export function emptyState(): State {
  return {
    jobs: new Map(),
    assets: new Map(),
    uploads: new Map(),
    arrivals: [],
    log: [],
    expiredTokens: new Set(),
    ids: 0,
  };
}

/** `job_dev0001`: the same ids in the same order on every run. */
export function newId(state: State, kind: string): string {
  state.ids += 1;
  return `${kind}_dev${String(state.ids).padStart(4, '0')}`;
}
