import { TemporaryError } from './temporary-error.js';

/** An answer that is not what the API answers: not JSON, cut, or without what it is for. */
export class InvalidAnswerError extends TemporaryError {
  override readonly name = 'InvalidAnswerError';
}
