import { ScenarioError, type ErrorDetails } from './scenario-error.js';

interface Details extends ErrorDetails {
  readonly requiredPlan?: string | undefined;
}

/** The account may not do this. */
export class PermissionError extends ScenarioError<Details> {
  override readonly name = 'PermissionError';
  /** The plan that it takes, where the API says so. */
  declare readonly requiredPlan?: string;
}
