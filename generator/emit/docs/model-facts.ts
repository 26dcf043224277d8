import type { PlannedModel } from '../../plan/types.ts';
import { anchorOf } from '../../markdown/anchor.ts';
import { categoryTitle } from './category-title.ts';
import {
  code,
  fileLink,
  joined,
  list,
  strong,
  webLink,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';

/** What a model is called, and where else it is described. */
export function modelFacts({ model, page, names }: PlannedModel): Block {
  const capabilities = model.capabilities.map((capability) =>
    fileLink('../index.md', anchorOf(capability), code(capability)),
  );
  const forPrograms = [
    fileLink(`../../schema/${names.fileName}.json`, undefined, 'JSON Schema'),
    ...(model.llmMarkdown === undefined
      ? []
      : [webLink(model.llmMarkdown, 'Markdown for language models')]),
  ];
  return list([
    fact('Model ID', [code(model.id)]),
    fact('Provider', [page.provider]),
    fact('Category', [categoryTitle(page.category)]),
    ...(capabilities.length === 0 ? [] : [fact('Capabilities', joined(capabilities))]),
    ...(model.plan === undefined ? [] : [fact('Plan', [model.plan])]),
    ...sourceFacts({ model, page }),
    fact('For programs', joined(forPrograms)),
  ]);
}

/** Below the docs folder: `reference/image-generation/phota.md`. */
export function referencePagePath(definitionPath: string): string {
  return `reference/${definitionPath.replace(/\.yaml$/, '.md')}`;
}

/** What the model is known from, and of which day that is. */
function sourceFacts({ model, page }: Pick<PlannedModel, 'model' | 'page'>): readonly Words[] {
  const { lastUpdated } = page.source;
  const { recordDate } = model;
  const path = `../${referencePagePath(page.path)}`;
  return [
    ...(lastUpdated === undefined
      ? []
      : [fact('Reference', [fileLink(path, anchorOf(model.name), `page of ${lastUpdated}`)])]),
    ...(recordDate === undefined ? [] : [fact('API record', [`of ${recordDate}`])]),
  ];
}

function fact(title: string, words: Words): Words {
  return [strong(`${title}:`), ' ', ...words];
}
