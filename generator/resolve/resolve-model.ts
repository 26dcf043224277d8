import type { ModelDefinition } from '../definition/types.ts';
import type { ModelOverlay } from '../overlay/types.ts';
import { applyOverlay } from './apply-overlay.ts';
import { applyRecord } from './apply-record.ts';
import type { ResolvedModel } from './types.ts';

export interface ResolveOptions {
  readonly overlay?: ModelOverlay | undefined;
  /** Whether the definition was read from a page at all; without one, every fact is the record's. */
  readonly hasPage?: boolean;
}

/** A model with what the API's record and the overlay say beside the page. */
export function resolveModel(
  model: ModelDefinition,
  { overlay, hasPage = true }: ResolveOptions = {},
): ResolvedModel {
  return applyOverlay(applyRecord(model, hasPage), overlay ?? {});
}
