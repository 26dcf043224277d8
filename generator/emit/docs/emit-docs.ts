import { plainText } from '../../markdown/markdown-text.ts';
import type { ModelSummary } from '../../plan/summary.ts';
import type { PlannedModel } from '../../plan/types.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { emitDocsIndex, emitLlmsTxt } from './catalog-index.ts';
import { emitChangeRulesPage } from './change-rules-page.ts';
import { descriptionOf, emitGuides, guides } from './guides.ts';
import { emitModelPage } from './model-page.ts';
import { emitProblemsPage } from './problems-page.ts';
import type { PageOptions } from './sources-section.ts';

/** Returns the page of one model. */
export function emitModelDocs(
  model: PlannedModel,
  options: PageOptions = {},
): readonly GeneratedFile[] {
  const { name, description } = model.model;
  return [
    {
      path: `docs/models/${model.names.fileName}.md`,
      text: emitModelPage(model, options),
      title: name,
      ...(description !== undefined && { description: plainText(description) }),
    },
  ];
}

/**
 * Returns the pages that describe the complete catalog. `guideModel` is the model that the guide
 * runs; with `url`, the list for language models has absolute links.
 */
export function emitCatalogDocs(
  models: readonly ModelSummary[],
  guideModel: PlannedModel | undefined,
  url?: string,
): readonly GeneratedFile[] {
  return [
    {
      path: 'docs/index.md',
      text: emitDocsIndex(models),
      title: 'Models',
      description: 'All models by category, provider and capability.',
    },
    ...(guideModel ? emitGuides(guideModel) : []),
    { path: 'docs/llms.txt', text: emitLlmsTxt(models, url) },
    lookUpPage('rules.md', emitChangeRulesPage()),
    lookUpPage('problems.md', emitProblemsPage()),
  ];
}

function lookUpPage(path: string, text: string): GeneratedFile {
  const { title = '', about = '' } = guides.find((guide) => guide.path === path) ?? {};
  return { path: `docs/${path}`, text, title, description: descriptionOf(about) };
}
