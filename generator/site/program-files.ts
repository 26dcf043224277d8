import { posix } from 'node:path';
import { combinedParts, emitCombined, type CombinedParts } from '../emit/combined.ts';
import { bodySchema, emitJsonSchema } from '../emit/json-schema/json-schema.ts';
import { emitModelsJson } from '../emit/json-schema/models-json.ts';
import { summarizeModel } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { compareText } from '../text/compare-text.ts';
import { inDocs, type SiteFile } from './site-file.ts';

/** The entries of the navigation for programs. */
export const linksForPrograms = [
  'llms.txt',
  'llms-full.txt',
  'schema/models.json',
  'schema/openapi.json',
].map((path) => ({ path, title: posix.basename(path), group: 'For programs' }));

/** Returns the files for programs and language models: lists of all models, and a schema of each. */
export function filesForPrograms(
  models: readonly PlannedModel[],
  version: string,
  url: string | undefined,
): readonly SiteFile[] {
  const options = {
    version,
    parts: ['docs', 'schema'],
    docs: '',
    ...(url !== undefined && { url }),
  };
  const ordered = models.toSorted((a, b) => compareText(a.names.fileName, b.names.fileName));
  const parts: CombinedParts[] = [];
  const schemas: SiteFile[] = [];
  for (const model of ordered) {
    const schema = bodySchema(model);
    parts.push(combinedParts(model, schema));
    schemas.push({
      path: `schema/${model.names.fileName}.json`,
      text: emitJsonSchema(model, schema),
    });
  }
  return [
    ...[...emitCombined(parts, options)].map(inDocs),
    { path: 'schema/models.json', text: emitModelsJson(ordered.map(summarizeModel), options) },
    ...schemas,
  ];
}
