import { ScenarioError, type ErrorDetails } from './scenario-error.js';

/** Asking again later may help. The client itself has done so, as far as it is safe. */
export class TemporaryError<
  Details extends ErrorDetails = ErrorDetails,
> extends ScenarioError<Details> {
  override readonly name: string = 'TemporaryError';
}
