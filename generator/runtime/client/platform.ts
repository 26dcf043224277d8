/**
 * The parts of the platform that the client uses, with separate types, so that the client compiles
 * with TypeScript's lib dom, with the types of Node, and with neither.
 */

/** An abort signal, such as an `AbortSignal`. */
export interface Signal {
  /** Whether it was aborted. */
  readonly aborted: boolean;
  /** The reason that was passed to `abort()`. */
  readonly reason?: unknown;
  /** Adds a listener for the abort. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Removes a listener for the abort. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The options of one fetch. */
export interface FetchInit {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The headers, with names in lower case. */
  readonly headers: Record<string, string>;
  /** The body. The body of a submit is a stream, which no platform can send a second time. */
  readonly body?: string | ArrayBuffer | PlatformBlob | PlatformStream;
  /** Aborts the fetch. */
  readonly signal: PlatformSignal;
  /** Whether redirects are followed. Redirects of the API are not. */
  readonly redirect: 'follow' | 'manual';
  /** Present if the body is a stream. */
  readonly duplex?: 'half';
}

/** The part of a `Response` that the client uses. */
export interface FetchResponse {
  /** Whether the status is from 200 to 299. */
  readonly ok: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: HeaderReader;
  /** The body, or null if there is none. */
  readonly body: ByteStream | null;
}

/** The part of `Headers` that the client uses. */
export interface HeaderReader {
  /** Returns the value of a header, or null if there is none. Ignores the case of the name. */
  get(name: string): string | null;
}

/** A readable stream of bytes. */
export interface ByteStream {
  /** Returns the reader of the stream. */
  getReader(): ByteReader;
}

/** The reader of a stream of bytes. */
export interface ByteReader {
  /** Reads the next chunk. */
  read(): Promise<ByteChunk>;
  /** Stops reading. */
  cancel(): Promise<void>;
}

/** A chunk of a stream of bytes. */
export interface ByteChunk {
  /** Whether the stream has ended. */
  readonly done: boolean;
  /** The bytes; undefined at the end. */
  readonly value?: Uint8Array | undefined;
}

/** A writable stream of bytes, such as a `WritableStream<Uint8Array>`. */
export interface ByteSink {
  /** Returns the writer of the stream. */
  getWriter(): ByteWriter;
}

/** The writer of a stream of bytes. */
export interface ByteWriter {
  /** Writes a chunk. */
  write(chunk: Uint8Array): Promise<void>;
  /** Ends the stream. */
  close(): Promise<void>;
  /** Ends the stream early. */
  abort(reason?: unknown): Promise<void>;
}

/** The platform's `Blob`, if its types are loaded. */
export type PlatformBlob = Instance<'Blob', BlobLike>;
/** The platform's `AbortSignal`, if its types are loaded. */
export type PlatformSignal = Instance<'AbortSignal', Signal>;
/** The platform's `ReadableStream`, if its types are loaded. */
export type PlatformStream = Instance<'ReadableStream', ByteStream>;
/** The platform's `Response`, if its types are loaded. */
export type PlatformResponse = Instance<'Response', ResponseLike>;

/** The part of a `Blob` that is known without the types of the platform. */
export interface BlobLike {
  /** The size in bytes. */
  readonly size: number;
  /** The MIME type. */
  readonly type: string;
  /** Reads the content as UTF-8. */
  text(): Promise<string>;
}

/** The part of a `Response` that is known without the types of the platform. */
export interface ResponseLike extends FetchResponse {
  /** Reads the body as UTF-8. */
  text(): Promise<string>;
  /** Reads the body as JSON. */
  json(): Promise<unknown>;
}

/** The platform's class of this name, or `Otherwise` if its types are not loaded. */
export type Instance<Name extends string, Otherwise> =
  typeof globalThis extends Readonly<Record<Name, Class<infer Type>>> ? Type : Otherwise;

/** A class of the platform. */
export interface Class<Type> {
  /** The type of its instances. */
  readonly prototype: Type;
}

interface StreamController {
  enqueue(chunk: Uint8Array): void;
  close(): void;
}

interface Platform {
  readonly fetch: Fetch;
  readonly AbortController: new () => { readonly signal: PlatformSignal; abort(): void };
  readonly Blob: new (
    parts: readonly (string | ArrayBuffer | Uint8Array | PlatformBlob)[],
    options?: object,
  ) => PlatformBlob;
  readonly ReadableStream: new (source: {
    start(controller: StreamController): void;
  }) => PlatformStream;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly Response: new (
    body: string | null,
    init: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  ) => PlatformResponse;
  readonly URL: new (url: string) => UrlParts;
  readonly URLSearchParams: new (pairs: Record<string, string>) => { toString(): string };
  readonly performance: { now(): number; readonly timeOrigin: number };
  readonly console: { readonly error: (...data: unknown[]) => void };
  readonly crypto: {
    readonly subtle?: {
      digest(name: string, data: ArrayBuffer | Uint8Array): Promise<ArrayBuffer>;
    };
  };
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly getBuiltinModule?: (name: string) => unknown;
    readonly pid?: number;
    readonly kill?: (pid: number, signal: 0) => unknown;
  };
  readonly navigator?: { readonly userAgent?: string };
  btoa(text: string): string;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** The parts of a parsed URL. */
export interface UrlParts {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}

/** Every platform has these; only their types differ. */
export const platform: Platform = globalThis as unknown as Platform;

/**
 * Returns whether the code runs in a page or a worker of a browser. Only browsers have a user agent
 * that starts with `Mozilla/`.
 */
export function isBrowser(): boolean {
  return !!platform.navigator?.userAgent?.startsWith('Mozilla/');
}
