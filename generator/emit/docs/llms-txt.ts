import type { ModelSummary } from '../../plan/summary.ts';
import { byCategory } from './catalog-order.ts';
import { categoryTitle } from './category-title.ts';
import { grouped } from './limits.ts';
import {
  code,
  fileLink,
  heading,
  list,
  paragraph,
  printBlocks,
  quote,
  type Words,
} from '../../markdown/blocks.ts';
import { referencePagePath } from './model-facts.ts';

/** The list of all pages for language models, `docs/llms.txt`, in the form of llmstxt.org. */
export function emitLlmsTxt(models: readonly ModelSummary[]): string {
  const categories = byCategory(models);
  return printBlocks([
    heading(1, ['Scenario models']),
    quote(
      `What each of ${grouped(models.length)} AI models on Scenario takes, and how to ask for it in TypeScript, with cURL and in Python.`,
    ),
    paragraph(
      'Every model has the one endpoint ',
      code('POST https://api.cloud.scenario.com/v1/generate/custom/{modelId}'),
      ' with a JSON body of its own, and HTTP Basic authentication with an API key and its secret. ',
      'The page of a model has its id, its parameters with types, defaults, limits and allowed values, and requests that are ready to send. ',
      'File parameters take the ids of uploaded assets.',
    ),
    ...(models.length === 0
      ? []
      : [
          heading(2, ['Guide']),
          list([
            [
              fileLink('guide.md', undefined, 'Run models'),
              ': from TypeScript or over HTTP; uploads, waiting, results, errors',
            ],
          ]),
        ]),
    ...categories.flatMap((pages) => [
      heading(2, [categoryTitle(pages[0]?.[0].category ?? '')]),
      list(pages.flat().map(entry)),
    ]),
    heading(2, ['Optional']),
    list([
      [fileLink('index.md', undefined, 'All models'), ': by category, provider and capability'],
      [fileLink('rules.md', undefined, 'Rules'), ': what a change of the reference breaks'],
      ...categories.flat().flatMap(([model]) => referenceEntry(model)),
    ]),
  ]);
}

function entry({ id, name, fileName, provider, description, deprecated }: ModelSummary): Words {
  return [
    fileLink(`models/${fileName}.md`, undefined, name),
    ': ',
    code(id),
    ` by ${provider}.`,
    ...(deprecated ? [' Deprecated.'] : []),
    ...(description === undefined ? [] : [` ${description}`]),
  ];
}

function referenceEntry({ provider, category, path, lastUpdated }: ModelSummary): Words[] {
  if (lastUpdated === undefined) return [];
  const page = fileLink(referencePagePath(path), undefined, `${provider}, ${category}`);
  return [[page, `: the reference page of ${lastUpdated}`]];
}
