import { TemporaryError } from './temporary-error.js';

/** No answer, or one that broke off. */
export class ConnectionError extends TemporaryError {
  override readonly name = 'ConnectionError';
}
