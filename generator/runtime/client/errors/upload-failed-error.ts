import { ScenarioError } from './scenario-error.js';

/** The file arrived, and the API could make no asset of it. */
export class UploadFailedError extends ScenarioError {
  override readonly name = 'UploadFailedError';
}
