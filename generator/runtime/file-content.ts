import { showValue } from './issues.js';
import type { FileContent, RemoteFile } from './model.js';

/**
 * Reports whether a value is the content of a file, by its shape: Node, browsers, workers and
 * polyfills have different classes for a Blob.
 */
export function isFileContent(value: unknown): value is FileContent {
  return (
    typeof value === 'object' &&
    typeof (value as Partial<FileContent> | null)?.arrayBuffer === 'function'
  );
}

/** Recognizes a `URL` object with a scheme that the API can download. */
export function isRemoteFile(value: unknown): value is RemoteFile {
  const { href, protocol } = Object(value) as Partial<RemoteFile>;
  return !!href && /^https?:$/.test(protocol ?? '');
}

/** Returns how to make a file of a path, of bytes or of a stream, for the end of a message. */
export function fileAdvice(value: unknown): string {
  if (typeof value === 'string') {
    return /[./\\]/.test(value) ? `; a path needs await openAsBlob(${showValue(value)})` : '';
  }
  if (ArrayBuffer.isView(value)) return '; bytes need new Blob([bytes])';
  const isStream = Symbol.asyncIterator in Object(value);
  return isStream ? '; a stream needs await toFile(stream)' : '';
}

/**
 * Makes a body that holds a Blob refuse to become JSON. A Blob becomes `{}` as JSON, and a model
 * that gets `{}` for a picture may run without it and be billed; the client sends the IDs of its
 * files.
 */
export function guardFiles<Body extends object>(body: Body): Body {
  return holdsFile(body) ? Object.defineProperty(body, 'toJSON', { value: refuse }) : body;
}

function holdsFile(value: unknown): boolean {
  return (
    isFileContent(value) ||
    isRemoteFile(value) ||
    (typeof value === 'object' && value !== null && Object.values(value).some(holdsFile))
  );
}

function refuse(): never {
  throw new TypeError('This request holds a file: send it with ScenarioClient');
}
