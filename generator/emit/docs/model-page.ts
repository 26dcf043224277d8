import { anchorOf } from '../../markdown/anchor.ts';
import {
  code,
  fileLink,
  heading,
  joined,
  list,
  paragraph,
  printBlocks,
  quote,
  strong,
  webLink,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { deprecationWords } from '../../model/value-words.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { categoryTitle } from './catalog-order.ts';
import { foreignMarkdown } from './foreign-markdown.ts';
import { generatedComment } from './generated-comment.ts';
import { historySection } from './history-section.ts';
import { rowsOf, valueSections } from './parameter-rows.ts';
import { parameterSection } from './parameter-section.ts';
import { referencePagePath } from './reference-page.ts';
import { requestSection } from './request-section.ts';
import { resultSection } from './result-section.ts';

/** Returns the page of one model, `docs/models/<model>.md`: its facts, parameters and sample requests. */
export function emitModelPage(planned: PlannedModel): string {
  const { model, page, parameters } = planned;
  const longLists = valueSections(rowsOf(parameters));
  return printBlocks([
    generatedComment(`models/${page.path}`),
    heading(1, [model.name]),
    ...(model.deprecated ? [quote(...deprecationWords(model.deprecated))] : []),
    ...(model.description === undefined ? [] : [paragraph(foreignMarkdown(model.description))]),
    modelFacts(planned),
    heading(2, ['Parameters']),
    ...parameterSection(planned),
    ...resultSection(planned),
    heading(2, ['Requests']),
    ...requestSection(planned),
    ...(longLists.length === 0 ? [] : [heading(2, ['Allowed values']), ...longLists]),
    ...historySection(planned),
  ]);
}

/** Returns the facts of a model: its ID, its provider, and other descriptions of it. */
function modelFacts({ model, page, names }: PlannedModel): Block {
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
    ...(model.plan === undefined ? [] : [fact('Plan', [planWords(model.plan)])]),
    ...sourceFacts({ model, page }),
    fact('For programs', joined(forPrograms)),
  ]);
}

/** Returns the sources of the model's facts, with their dates. */
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

/** Plans include the models of lower plans. */
function planWords(plan: string): string {
  return plan === 'enterprise' ? plan : `${plan} or higher`;
}
