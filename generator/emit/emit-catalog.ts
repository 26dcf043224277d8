import * as z from 'zod';
import { configSchema } from '../config/schema.ts';
import { definitionSchema } from '../definition/schema.ts';
import { overlaySchema } from '../overlay/schema.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { emitCatalogDocs } from './docs/emit-docs.ts';
import { emitRuntime } from './emit-runtime.ts';
import type { CatalogOptions, GeneratedFile } from './generated-file.ts';
import { emitModelsJson } from './json-schema/models-json.ts';
import { emitCatalogModule } from './sdk/emit-catalog-module.ts';
import { emitIndex } from './sdk/emit-index.ts';

/**
 * Returns the files that depend on the complete catalog, except the registry. `models` are in the
 * order of their file names; `guideModel` is the model that the guide runs.
 */
export function emitCatalog(
  models: readonly ModelSummary[],
  guideModel: PlannedModel | undefined,
  options: CatalogOptions,
): readonly GeneratedFile[] {
  return [
    { path: 'sdk/index.ts', text: emitIndex(models) },
    { path: 'sdk/catalog.ts', text: emitCatalogModule(models) },
    ...emitRuntime(),
    ...emitCatalogDocs(models, guideModel, options.url),
    { path: 'schema/models.json', text: emitModelsJson(models, options) },
    { path: 'schema/config.schema.json', text: schemaText(configSchema) },
    { path: 'schema/definition.schema.json', text: schemaText(definitionSchema) },
    { path: 'schema/overlay.schema.json', text: schemaText(overlaySchema) },
  ];
}

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}
