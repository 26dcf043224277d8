import type { PlannedModel } from '../plan/types.ts';
import { combinedParts, type CombinedParts } from './combined.ts';
import { emitModelDocs } from './docs/emit-docs.ts';
import type { GeneratedFile } from './generated-file.ts';
import { bodySchema, emitJsonSchema } from './json-schema/json-schema.ts';
import { emitModule } from './sdk/emit-module.ts';

/** The output of one model. */
export interface EmittedModel {
  /** The files that depend on this model only. */
  readonly files: readonly GeneratedFile[];
  readonly combined: CombinedParts;
}

/** Returns the output of one model. */
export function emitModel(model: PlannedModel): EmittedModel {
  const { fileName } = model.names;
  const body = bodySchema(model);
  return {
    files: [
      { path: `sdk/models/${fileName}.ts`, text: emitModule(model) },
      ...emitModelDocs(model),
      { path: `schema/${fileName}.json`, text: emitJsonSchema(model, body) },
    ],
    combined: combinedParts(model, body),
  };
}
