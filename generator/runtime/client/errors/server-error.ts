import { TemporaryError } from './temporary-error.js';

/** The server failed (408, 5xx), or redirected elsewhere, which the API never does. */
export class ServerError extends TemporaryError {
  override readonly name = 'ServerError';
}
