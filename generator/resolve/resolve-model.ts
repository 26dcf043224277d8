import type { ModelDefinition, Source } from '../model/definition.ts';
import type { ModelOverlay } from '../model/overlay.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import { applyOverlay } from './apply-overlay.ts';
import { applyRecord } from './apply-record.ts';
import { withFacts } from './with-facts.ts';

/** Options for resolving a model. */
export interface ResolveOptions {
  readonly overlay?: ModelOverlay | undefined;
  /** Whether the definition was read from a page. Otherwise, all facts are from the record. Default: true. */
  readonly hasPage?: boolean;
  /** The date and layout of the page. A page without a date is treated as older than a record. */
  readonly source?: Source;
  /** Whether certain facts of descriptions become limits and constraints. Default: false. */
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
