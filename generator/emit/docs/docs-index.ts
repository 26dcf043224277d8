import {
  code,
  fileLink,
  heading,
  joined,
  list,
  paragraph,
  printBlocks,
  sectionLink,
  strong,
  type Block,
  type Inline,
  type Words,
} from '../../markdown/blocks.ts';
import type { ModelSummary } from '../../plan/summary.ts';
import { count } from '../../text/count.ts';
import { byCapability, byCategory, categoryTitle, type Models } from './catalog-order.ts';
import { generatedComment } from './generated-comment.ts';
import { guides } from './guides.ts';
import { referencePagePath } from './reference-page.ts';

/** Returns the list of all models, `docs/index.md`. */
export function emitDocsIndex(models: readonly ModelSummary[]): string {
  const categories = byCategory(models);
  const capabilities = byCapability(models);
  return printBlocks([
    generatedComment('models/'),
    heading(1, ['Models']),
    paragraph(
      models.length === 0
        ? 'No models yet.'
        : `${count(models.length, 'model')} in ${count(categories.length, 'category', 'categories')}:`,
    ),
    list(categories.map(categoryEntry)),
    ...(models.length === 0
      ? []
      : [
          paragraph(
            'Guides: ',
            ...joined(
              guides
                .map(({ path, title }) => fileLink(path, undefined, title))
                .concat(fileLink('rules.md', undefined, 'Change rules')),
            ),
            '.',
          ),
        ]),
    ...(capabilities.length === 0
      ? []
      : [paragraph('See also: ', sectionLink(['Capabilities'], 'models by capability'), '.')]),
    ...categories.flatMap((pages) => [heading(2, [titleOf(pages)]), ...pages.flatMap(pageSection)]),
    ...(capabilities.length === 0 ? [] : [heading(2, ['Capabilities'])]),
    ...capabilities.flatMap(([capability, members]) => [
      heading(3, [code(capability)]),
      paragraph(...joined(members.map(modelLink))),
    ]),
  ]);
}

function categoryEntry(pages: readonly Models[]): Words {
  const title = titleOf(pages);
  return [sectionLink([title], title), `: ${count(pages.flat().length, 'model')}`];
}

function pageSection(models: Models): readonly Block[] {
  const [{ provider, path, lastUpdated }] = models;
  const reference = fileLink(referencePagePath(path), undefined, 'Reference page');
  return [
    heading(3, [provider]),
    list(models.map(modelEntry)),
    ...(lastUpdated === undefined ? [] : [paragraph(reference, ` of ${lastUpdated}`)]),
  ];
}

function modelEntry(model: ModelSummary): Words {
  const { deprecated, description, capabilities } = model;
  const about = description === undefined ? joined(capabilities.map(code)) : [description];
  return [
    modelLink(model),
    ...(about.length === 0 ? [] : [': ', ...about]),
    ...(deprecated ? [' ', strong('Deprecated.')] : []),
  ];
}

function modelLink({ name, fileName }: ModelSummary): Inline {
  return fileLink(`models/${fileName}.md`, undefined, name);
}

function titleOf(pages: readonly Models[]): string {
  return categoryTitle(pages[0]?.[0].category ?? '');
}
