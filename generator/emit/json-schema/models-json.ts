import type { ModelSummary } from '../../plan/summary.ts';
import type { CatalogOptions } from '../generated-file.ts';

/** Returns `schema/models.json`: the list of all models for programs, with one line per model. */
export function emitModelsJson(models: readonly ModelSummary[], options: CatalogOptions): string {
  const lines = models.map((model) => JSON.stringify(modelEntry(model, options)));
  return `[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]\n`;
}

function modelEntry(
  model: ModelSummary,
  { parts, url, docs: folder = 'docs/' }: CatalogOptions,
): object {
  const { id, name, provider, category, description, capabilities, fileName } = model;
  const docs = `models/${fileName}.md`;
  return {
    id,
    name,
    provider,
    category,
    ...(description !== undefined && { description }),
    capabilities,
    accepts: model.accepts,
    returns: model.outputKinds,
    required: model.required,
    ...(model.deprecated && { deprecated: true }),
    export: model.identifier,
    inputType: model.inputType,
    paths: {
      ...(parts.includes('sdk') && { sdk: `sdk/models/${fileName}.ts` }),
      ...(parts.includes('docs') && { docs: `${folder}${docs}` }),
      schema: `schema/${fileName}.json`,
    },
    ...(parts.includes('docs') && url !== undefined && { url: new URL(docs, url).href }),
  };
}
