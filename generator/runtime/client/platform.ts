/**
 * The few things of the platform that the client uses, in types of our own: its files compile with
 * TypeScript's lib dom, with the types of Node, and with neither.
 */

/** Satisfied by any AbortSignal. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Satisfied by the platform's own `fetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | ArrayBuffer | PlatformBlob;
  readonly signal: PlatformSignal;
  readonly redirect: 'follow' | 'manual';
}

export interface FetchResponse {
  /** From 200 to 299. */
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: ByteStream | null;
  text(): Promise<string>;
  blob(): Promise<PlatformBlob>;
}

export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}

/** Satisfied by any WritableStream of bytes. */
export interface ByteSink {
  getWriter(): {
    write(chunk: Uint8Array): Promise<void>;
    close(): Promise<void>;
    abort(reason?: unknown): Promise<void>;
  };
}

/** The platform's own Blob, where its types are there. */
export type PlatformBlob = Instance<'Blob', { readonly size: number; readonly type: string }>;
export type PlatformSignal = Instance<'AbortSignal', Signal>;
type Instance<Name extends string, Otherwise> =
  typeof globalThis extends Readonly<Record<Name, { readonly prototype: infer Type }>>
    ? Type
    : Otherwise;

interface Platform {
  readonly fetch: Fetch;
  readonly AbortController: new () => { readonly signal: PlatformSignal; abort(): void };
  readonly Blob: new (
    parts: readonly (string | ArrayBuffer | Uint8Array | PlatformBlob)[],
    options?: object,
  ) => PlatformBlob;
  readonly performance: { now(): number };
  readonly URLSearchParams: new (pairs: Record<string, string>) => { toString(): string };
  readonly console: { readonly error: (...data: unknown[]) => void };
  readonly crypto: {
    readonly subtle?: {
      digest(name: string, data: ArrayBuffer | Uint8Array): Promise<ArrayBuffer>;
    };
  };
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly getBuiltinModule?: (name: string) => unknown;
  };
  readonly navigator?: { readonly userAgent?: string };
  btoa(text: string): string;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Every runtime has these; only their types differ. */
export const platform: Platform = globalThis as unknown as Platform;
