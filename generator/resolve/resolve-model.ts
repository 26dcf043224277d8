import type { ModelDefinition, Source } from '../model/definition.ts';
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
  /** The date and layout of the page; a page without a date is older than every record. */
  readonly source?: Source;
  /** Makes certain facts of descriptions limits and constraints. Default: no. */
  readonly trustDescriptions?: boolean;
}

/** Returns a model with the facts of page, API record, overlay and descriptions. */
export function resolveModel(
  model: ModelDefinition,
  { overlay, hasPage = true, source, trustDescriptions = false }: ResolveOptions = {},
): ResolvedModel {
  const recorded = applyRecord(model, hasPage, source);
  return withFacts(applyOverlay(recorded, overlay ?? {}), trustDescriptions);
}
