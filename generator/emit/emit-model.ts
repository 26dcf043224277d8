import type { PlannedModel } from '../plan/types.ts';
import { emitModelDocs } from './docs/emit-docs.ts';
import type { GeneratedFile } from './generated-file.ts';
import { emitJsonSchema } from './json-schema/json-schema.ts';
import { emitModule } from './sdk/emit-module.ts';

/** Returns the files that depend on one model only. */
export function emitModel(model: PlannedModel): readonly GeneratedFile[] {
  const { fileName } = model.names;
  return [
    { path: `sdk/models/${fileName}.ts`, text: emitModule(model) },
    ...emitModelDocs(model),
    { path: `schema/${fileName}.json`, text: emitJsonSchema(model) },
  ];
}
