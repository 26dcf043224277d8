import type { ModelDefinition } from '../definition/types.ts';
import type { ResolvedModel } from './types.ts';

/** A model with what the API's record and the overlay say beside the page. */
export function resolveModel(model: ModelDefinition): ResolvedModel {
  return { ...model, rules: [] };
}
