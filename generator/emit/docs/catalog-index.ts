import {
  fileLink,
  headingBlock,
  inlineCode,
  joinWords,
  listBlock,
  paragraphBlock,
  printBlocks,
  quoteBlock,
  sectionLink,
  strongText,
  type Block,
  type Inline,
  type Words,
} from '../../markdown/blocks.ts';
import type { ModelSummary } from '../../plan/summary.ts';
import { compareText } from '../../text/compare-text.ts';
import { countOf } from '../../text/count-words.ts';
import { generatedComment } from '../generated-file.ts';
import { guides } from './guides.ts';
import { docsLink } from './llms-full.ts';
import { referencePagePath } from './reference-page.ts';
import { sampleLanguages } from './sample-programs.ts';

/** Returns the list of all models for people, `docs/index.md`. */
export function emitDocsIndex(models: readonly ModelSummary[]): string {
  const categories = byCategory(models);
  const capabilities = byCapability(models);
  return printBlocks([
    generatedComment('models/'),
    headingBlock(1, ['Models']),
    paragraphBlock(
      models.length === 0
        ? 'No models yet.'
        : `${countOf(models.length, 'model')} in ${countOf(categories.length, 'category', 'categories')}:`,
    ),
    listBlock(categories.map(categoryEntry)),
    ...(models.length === 0
      ? []
      : [
          listBlock(
            guideGroups.map((group) => [
              `${group}: `,
              ...joinWords(
                guides
                  .filter((guide) => guide.group === group)
                  .map(({ path, title }) => fileLink(path, undefined, title)),
              ),
            ]),
          ),
        ]),
    ...(capabilities.length === 0
      ? []
      : [paragraphBlock('See also: ', sectionLink(['Capabilities'], 'models by capability'), '.')]),
    ...categories.flatMap((pages) => [
      headingBlock(2, [titleOf(pages)]),
      ...pages.flatMap(pageSection),
    ]),
    ...(capabilities.length === 0 ? [] : [headingBlock(2, ['Capabilities'])]),
    ...capabilities.flatMap(([capability, members]) => [
      headingBlock(3, [inlineCode(capability)]),
      paragraphBlock(...joinWords(members.map(modelLink))),
    ]),
  ]);
}

const guideGroups = [...new Set(guides.map(({ group }) => group))];

function categoryEntry(pages: readonly Models[]): Words {
  const title = titleOf(pages);
  return [sectionLink([title], title), `: ${countOf(pages.flat().length, 'model')}`];
}

function pageSection(models: Models): readonly Block[] {
  const [{ provider, path, lastUpdated }] = models;
  const reference = fileLink(referencePagePath(path), undefined, 'Reference page');
  return [
    headingBlock(3, [provider]),
    listBlock(models.map(modelEntry)),
    ...(lastUpdated === undefined ? [] : [paragraphBlock(reference, ` of ${lastUpdated}`)]),
  ];
}

function modelEntry(model: ModelSummary): Words {
  const { deprecated, description, capabilities } = model;
  const about = description === undefined ? joinWords(capabilities.map(inlineCode)) : [description];
  return [
    modelLink(model),
    ...(about.length === 0 ? [] : [': ', ...about]),
    ...(deprecated ? [' ', strongText('Deprecated.')] : []),
  ];
}

function modelLink({ name, fileName }: ModelSummary): Inline {
  return fileLink(`models/${fileName}.md`, undefined, name);
}

function titleOf(pages: readonly Models[]): string {
  return categoryTitle(pages[0]?.[0].category ?? '');
}

/** Returns the list of all pages for language models, `docs/llms.txt`, in the format of llmstxt.org. */
export function emitLlmsTxt(models: readonly ModelSummary[], url?: string): string {
  const categories = byCategory(models);
  const link = (path: string, ...words: Words) => docsLink(path, url, ...words);
  return printBlocks([
    headingBlock(1, ['Scenario models']),
    quoteBlock(
      `Parameters, limits and sample requests (${sampleLanguages.join(', ')}) of ${countOf(models.length, 'AI model')} on Scenario.`,
    ),
    paragraphBlock(
      'All models share one endpoint, ',
      inlineCode('POST https://api.cloud.scenario.com/v1/generate/custom/{modelId}'),
      ', with HTTP Basic authentication (API key and secret) and a JSON body that differs per model. ',
      'The page of a model lists its ID, its parameters with types, defaults, limits and allowed values, and sample requests. ',
      'File parameters accept the IDs of uploaded assets.',
    ),
    ...(models.length === 0
      ? []
      : [
          headingBlock(2, ['Guides']),
          listBlock(guides.map(({ path, title, about }) => [link(path, title), `: ${about}`])),
        ]),
    ...categories.flatMap((pages) => [
      headingBlock(2, [categoryTitle(pages[0]?.[0].category ?? '')]),
      listBlock(pages.flat().map((model) => llmsEntry(model, url))),
    ]),
    headingBlock(2, ['Optional']),
    listBlock([
      [link('llms-full.txt', 'All models in full'), ': the parameters of every model in one file'],
      [link('index.md', 'All models'), ': by category, provider and capability'],
      ...categories.flat().flatMap(([model]) => referenceEntry(model, url)),
    ]),
  ]);
}

function llmsEntry(model: ModelSummary, url: string | undefined): Words {
  const { id, name, fileName, provider, description, deprecated, capabilities } = model;
  return [
    docsLink(`models/${fileName}.md`, url, name),
    ': ',
    inlineCode(id),
    ` by ${provider}`,
    ...(capabilities.length === 0 ? [] : [', ', ...joinWords(capabilities)]),
    '.',
    ...(deprecated ? [' Deprecated.'] : []),
    ...(description === undefined ? [] : [` ${description}`]),
  ];
}

function referenceEntry(model: ModelSummary, url: string | undefined): Words[] {
  const { provider, category, path, lastUpdated } = model;
  if (lastUpdated === undefined) return [];
  const page = docsLink(referencePagePath(path), url, `${provider}, ${category}`);
  return [[page, `: reference page of ${lastUpdated}`]];
}

/** One or more models. */
type Models = readonly [ModelSummary, ...ModelSummary[]];

/** Groups the models by category, then by reference page, ordered by name. */
function byCategory(models: readonly ModelSummary[]): readonly (readonly Models[])[] {
  const sorted = sortedBy(models, ({ category, provider, path, name, id }) => {
    return [category, provider, path, name, id];
  });
  const categories = grouped(sorted, ({ category }) => [category]);
  return [...categories.values()].map((members) => [
    ...grouped(members, ({ path }) => [path]).values(),
  ]);
}

/** Groups the models by capability, ordered by name. */
function byCapability(models: readonly ModelSummary[]): readonly (readonly [string, Models])[] {
  const sorted = sortedBy(models, ({ name, id }) => [name, id]);
  const capabilities = grouped(sorted, (model) => model.capabilities);
  return sortedBy([...capabilities], ([capability]) => [capability]);
}

function grouped(
  models: readonly ModelSummary[],
  keysOf: (model: ModelSummary) => readonly string[],
): ReadonlyMap<string, Models> {
  const groups = new Map<string, [ModelSummary, ...ModelSummary[]]>();
  for (const model of models) {
    for (const key of new Set(keysOf(model))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [model]);
      else group.push(model);
    }
  }
  return groups;
}

/** Sorts items by their keys without regard to case, independent of the locale. */
function sortedBy<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): readonly Item[] {
  return items
    .map((item) => ({ item, keys: keysOf(item).map((key) => key.toLowerCase()) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ item }) => item);
}

function compareKeys(keys: readonly string[], others: readonly string[]): number {
  const at = keys.findIndex((key, index) => key !== others[index]);
  return at < 0 ? 0 : compareText(keys[at] ?? '', others[at] ?? '');
}

/** Returns a category as a heading: `Image generation`, `3D generation`. */
export function categoryTitle(category: string): string {
  return category.replace(/^\d*\p{Letter}/u, (start) => start.toUpperCase());
}
