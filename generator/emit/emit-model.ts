import type { PlannedModel } from '../plan/types.ts';
import { emitModelPage } from './docs/model-page.ts';
import type { GeneratedFile } from './generated-file.ts';
import { emitJsonSchema } from './json-schema/json-schema.ts';
import { emitModule } from './sdk/emit-module.ts';

/** The files that one model alone decides. */
export function emitModel(model: PlannedModel): readonly GeneratedFile[] {
  const { fileName } = model.names;
  return [
    { path: `sdk/models/${fileName}.ts`, text: emitModule(model) },
    { path: `docs/models/${fileName}.md`, text: emitModelPage(model) },
    { path: `schema/${fileName}.json`, text: emitJsonSchema(model) },
  ];
}
