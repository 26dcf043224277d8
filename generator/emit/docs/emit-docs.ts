import type { ModelSummary } from '../../plan/summary.ts';
import type { PlannedModel } from '../../plan/types.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { emitDocsIndex, emitLlmsTxt } from './catalog-index.ts';
import { emitChangeRulesPage } from './change-rules-page.ts';
import { emitGuides } from './guides.ts';
import { emitModelPage } from './model-page.ts';
import { emitProblemsPage } from './problems-page.ts';

/** Returns the page of one model. */
export function emitModelDocs(model: PlannedModel): readonly GeneratedFile[] {
  return [{ path: `docs/models/${model.names.fileName}.md`, text: emitModelPage(model) }];
}

/** Returns the pages that describe the catalog as a whole. `guideModel` is the model that the guide runs. */
export function emitCatalogDocs(
  models: readonly ModelSummary[],
  guideModel: PlannedModel | undefined,
): readonly GeneratedFile[] {
  return [
    { path: 'docs/index.md', text: emitDocsIndex(models) },
    ...(guideModel ? emitGuides(guideModel) : []),
    { path: 'docs/llms.txt', text: emitLlmsTxt(models) },
    { path: 'docs/rules.md', text: emitChangeRulesPage() },
    { path: 'docs/problems.md', text: emitProblemsPage() },
  ];
}
