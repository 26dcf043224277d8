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
import type { ModelSummary } from '../../plan/summary.ts';
import { count } from '../../text/count.ts';
import { byCategory, categoryTitle } from './catalog-order.ts';
import { guides } from './guides.ts';
import { referencePagePath } from './reference-page.ts';

/** Returns the list of all pages for language models, `docs/llms.txt`, in the format of llmstxt.org. */
export function emitLlmsTxt(models: readonly ModelSummary[]): string {
  const categories = byCategory(models);
  return printBlocks([
    heading(1, ['Scenario models']),
    quote(
      `Parameters, limits and sample requests (TypeScript, cURL, Python) of ${count(models.length, 'AI model')} on Scenario.`,
    ),
    paragraph(
      'All models share one endpoint, ',
      code('POST https://api.cloud.scenario.com/v1/generate/custom/{modelId}'),
      ', with HTTP Basic authentication (API key and secret) and a JSON body that differs per model. ',
      'The page of a model lists its ID, its parameters with types, defaults, limits and allowed values, and sample requests. ',
      'File parameters accept the IDs of uploaded assets.',
    ),
    ...(models.length === 0
      ? []
      : [
          heading(2, ['Guides']),
          list(
            guides.map(({ path, title, about }) => [
              fileLink(path, undefined, title),
              `: ${about}`,
            ]),
          ),
        ]),
    ...categories.flatMap((pages) => [
      heading(2, [categoryTitle(pages[0]?.[0].category ?? '')]),
      list(pages.flat().map(entry)),
    ]),
    heading(2, ['Optional']),
    list([
      [fileLink('index.md', undefined, 'All models'), ': by category, provider and capability'],
      [
        fileLink('rules.md', undefined, 'Change rules'),
        ': which changes of the reference are breaking',
      ],
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
  return [[page, `: reference page of ${lastUpdated}`]];
}
