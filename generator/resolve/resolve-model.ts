import type { ModelDefinition } from '../model/definition.ts';
import type { ModelOverlay } from '../model/overlay.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import { applyOverlay } from './apply-overlay.ts';
import { applyRecord } from './apply-record.ts';
import { withFacts } from './with-facts.ts';

/** Options for resolving a model. */
export interface ResolveOptions {
  readonly overlay?: ModelOverlay | undefined;
  /** Whether the definition was read from a page; otherwise every fact is the record's. */
  readonly hasPage?: boolean;
  /** Makes certain facts of descriptions limits and constraints. Default: no. */
  readonly trustDescriptions?: boolean;
}

/** Returns a model with the facts of page, API record, overlay and descriptions. */
export function resolveModel(
  model: ModelDefinition,
  { overlay, hasPage = true, trustDescriptions = false }: ResolveOptions = {},
): ResolvedModel {
  return withFacts(applyOverlay(applyRecord(model, hasPage), overlay ?? {}), trustDescriptions);
}
