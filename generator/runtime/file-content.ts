import { showValue } from './issues.js';
import type { FileContent, RemoteFile } from './model.js';

/**
 * Returns whether a value is the content of a file, by its shape: Node, browsers, workers and
 * polyfills have different `Blob` classes.
 */
export function isFileContent(value: unknown): value is FileContent {
  return (
    typeof value === 'object' &&
    typeof (value as Partial<FileContent> | null)?.arrayBuffer === 'function'
  );
}

/** Returns whether a value is a `URL` object with a scheme that the API can download. */
export function isRemoteFile(value: unknown): value is RemoteFile {
  const { href, protocol } = Object(value) as Partial<RemoteFile>;
  return !!href && /^https?:$/.test(protocol ?? '');
}

/**
 * Returns advice on how to create a file from a path, bytes or a stream, for the end of a message.
 */
export function fileAdvice(value: unknown): string {
  if (typeof value === 'string') {
    return /[./\\]/.test(value) ? `; a path needs await openAsBlob(${showValue(value)})` : '';
  }
  if (ArrayBuffer.isView(value)) return '; bytes need new Blob([bytes])';
  const isStream = Symbol.asyncIterator in Object(value);
  return isStream ? '; a stream needs await toFile(stream)' : '';
}

/**
 * Makes `JSON.stringify` throw for a body that contains files. A Blob becomes `{}` as JSON, and a
 * model may run without the image and be billed; the client sends asset IDs instead.
 */
export function guardFiles<Body extends object>(body: Body): Body {
  return containsFile(body)
    ? Object.defineProperty(body, 'toJSON', { value: throwOnSerialize })
    : body;
}

function containsFile(value: unknown): boolean {
  return (
    isFileContent(value) ||
    isRemoteFile(value) ||
    (typeof value === 'object' && value !== null && Object.values(value).some(containsFile))
  );
}

function throwOnSerialize(): never {
  throw new TypeError('This request holds a file: send it with ScenarioClient');
}
