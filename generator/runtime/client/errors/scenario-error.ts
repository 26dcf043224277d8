/** Whether there is a job: none, one with the `jobId`, or unknown as its answer was not seen. */
export type Submission = 'none' | 'accepted' | 'unknown';

/** What an error is about, as far as it was known. */
export interface ErrorDetails {
  readonly modelId?: string | undefined;
  readonly jobId?: string | undefined;
  /** Of the answer. */
  readonly status?: number | undefined;
  /** What Scenario's support finds the request by. */
  readonly requestId?: string | undefined;
  /** The answer's body, read from JSON where it was JSON. */
  readonly answer?: unknown;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
  readonly submission?: Submission | undefined;
  readonly cause?: unknown;
}

/** All errors of the client are one of these. None holds a key, a token or a signed URL. */
export abstract class ScenarioError<Details extends ErrorDetails = ErrorDetails> extends Error {
  declare readonly modelId?: string;
  declare readonly jobId?: string;
  declare readonly status?: number;
  declare readonly requestId?: string;
  declare readonly answer?: unknown;
  declare readonly retryAfter?: number;
  declare readonly submission?: Submission;

  constructor(message: string, { cause, ...details }: Details) {
    super(message, cause === undefined ? {} : { cause });
    for (const [name, value] of Object.entries(details) as [string, unknown][]) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
  }
}
