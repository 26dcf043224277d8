import * as z from 'zod';
import { definitionSchema } from '../definition/schema.ts';
import { overlaySchema } from '../overlay/schema.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { emitChangeRulesPage } from './docs/change-rules-page.ts';
import { emitDocsIndex } from './docs/docs-index.ts';
import { emitGuides } from './docs/guides.ts';
import { emitLlmsTxt } from './docs/llms-txt.ts';
import { emitRuntime } from './emit-runtime.ts';
import type { GeneratedFile } from './generated-file.ts';
import { emitIndex, emitRegistry } from './sdk/emit-index.ts';

/**
 * The files that the catalog as a whole decides. `models` come in the order of their file names;
 * `guide` is the one that the guide runs.
 */
export function emitCatalog(
  models: readonly ModelSummary[],
  guide: PlannedModel | undefined,
): readonly GeneratedFile[] {
  return [
    { path: 'sdk/index.ts', text: emitIndex(models) },
    { path: 'sdk/registry.ts', text: emitRegistry(models) },
    ...emitRuntime(),
    { path: 'docs/index.md', text: emitDocsIndex(models) },
    ...(guide ? emitGuides(guide) : []),
    { path: 'docs/llms.txt', text: emitLlmsTxt(models) },
    { path: 'docs/rules.md', text: emitChangeRulesPage() },
    { path: 'schema/definition.schema.json', text: schemaText(definitionSchema) },
    { path: 'schema/overlay.schema.json', text: schemaText(overlaySchema) },
  ];
}

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}
