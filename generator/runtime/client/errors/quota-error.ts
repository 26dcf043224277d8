import { ScenarioError } from './scenario-error.js';

/** The credits or the quota of the plan are used up. */
export class QuotaError extends ScenarioError {
  override readonly name = 'QuotaError';
}
