import type { Fields } from './answer.js';
import type { PlatformBlob, Signal } from './platform.js';

/** What a piece of work is about, and when it is no longer wanted. */
export interface Scope {
  readonly signal?: Signal | undefined;
  readonly modelId?: string | undefined;
  readonly jobId?: string | undefined;
}

/** One request, to the API or to the storage behind a signed URL. */
export interface Call<Value> extends Scope {
  /** By itself a GET, and with a body a POST. */
  readonly method?: 'PUT';
  /** A path below the API's address, or a whole signed URL, which gets no credentials. */
  readonly to: string;
  readonly query?: object;
  /** A text is JSON. */
  readonly body?: string | ArrayBuffer | PlatformBlob | undefined;
  readonly contentType?: string;
  /** Milliseconds for the answer, where it is not the client's own limit. */
  readonly timeout?: number;
  /** Whether what it answers is no JSON and is taken as it is. */
  readonly bytes?: true;
  /** Takes what the call is for out of the answer; undefined where it is not there. */
  readonly read: (answer: Fields, bytes: PlatformBlob | undefined) => Value | undefined;
  /** Doing it twice costs twice. */
  readonly once?: true;
}
