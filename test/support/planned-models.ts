import { definitionPath } from '../../generator/definition/definition-path.ts';
import type { ResolvedModel, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { assignNames } from '../../generator/plan/assign-names.ts';
import { namesFor } from '../../generator/plan/identifier.ts';
import { planModel } from '../../generator/plan/plan-model.ts';
import type { ModelNames, PageFacts, PlannedModel } from '../../generator/plan/types.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { corpusPages } from './shared.ts';

export interface ModelParts extends Partial<ResolvedModel> {
  readonly page?: Partial<PageFacts>;
  readonly names?: Partial<ModelNames>;
}

/** A model with these parameters; everything else in it is invented. */
export function plannedModel(
  parameters: readonly ResolvedParameter[],
  { page, names, ...parts }: ModelParts = {},
): PlannedModel {
  const model: ResolvedModel = {
    id: 'model_acme-edit',
    name: 'Acme Edit',
    capabilities: ['img2img'],
    constraints: [],
    ...parts,
    parameters,
  };
  const facts: PageFacts = {
    provider: 'Acme',
    category: 'image generation',
    source: { lastUpdated: '2026-04-09' },
    path: 'image-generation/acme.yaml',
    ...page,
  };
  return planModel(model, facts, { ...namesFor(model), ...names });
}

/** The models of the real pages, planned together; none if the folder is missing. */
export function corpusModels(): readonly PlannedModel[] {
  const definitions = corpusPages().map(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read: ${page.problems[0]?.message ?? ''}`);
    return page.value;
  });
  const all = definitions.flatMap((definition) =>
    resolveDefinition(definition).map((model) => ({
      model,
      page: { ...definition, path: definitionPath(definition) },
    })),
  );
  const { names } = assignNames(
    all.map(({ model: { id, name }, page: { provider, path } }) => ({ id, name, provider, path })),
  );
  return all.flatMap(({ model, page }) => {
    const modelNames = names.get(model.id);
    return modelNames ? [planModel(model, page, modelNames)] : [];
  });
}
