import { posix } from 'node:path';
import { combinedParts, emitCombined } from '../emit/combined.ts';
import { emitCatalogDocs, emitModelDocs } from '../emit/docs/emit-docs.ts';
import { guides } from '../emit/docs/guides.ts';
import { emitReferencePage, withoutCopies } from '../emit/docs/reference-page.ts';
import { bodySchema, emitJsonSchema } from '../emit/json-schema/json-schema.ts';
import { emitModelsJson } from '../emit/json-schema/models-json.ts';
import type { Definition } from '../model/definition.ts';
import { withPackageName } from '../output/settings.ts';
import { chooseGuideModel } from '../plan/guide-model.ts';
import { summarizeModel } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { compareText } from '../text/compare-text.ts';
import { catalogPage } from './catalog-page.ts';
import { comparedModel } from './compare-data.ts';
import { html } from './html.ts';
import { printSitePage, type SiteLinks, type SitePage } from './layout.ts';
import { siteLinks } from './links.ts';
import { renderMarkdown, type RenderedPage } from './markdown.ts';
import { modelPage, modelPath } from './model-page.ts';
import { notFoundPage } from './not-found-page.ts';
import { playgroundData } from './playground-data.ts';
import { guideEntries, modelEntries } from './search-data.ts';
import type { SiteFile } from './site-file.ts';
import { bundleValidators } from './validators.ts';

/** The input of the site. */
export interface SiteInput {
  readonly models: readonly PlannedModel[];
  /** The definitions by path, for the reference pages. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The scripts and styles, by path below `assets/`. */
  readonly assets: ReadonlyMap<string, string>;
  /** The URL that the site is published at, with a slash at its end. */
  readonly url?: string;
  /** The npm package of the SDK. Default: `scenario-models`. */
  readonly packageName?: string;
  /** The version of the SDK, for the OpenAPI description. Default: `0.0.0`. */
  readonly version?: string;
  /** The API reference, which another tool writes: a path on the site, or a URL. */
  readonly apiDocs?: string;
}

/** Returns every file of the site: pages, their Markdown, data for scripts, assets. */
export async function buildSite({
  models: unsorted,
  definitions,
  assets,
  url,
  apiDocs,
  packageName,
  version = '0.0.0',
}: SiteInput): Promise<readonly SiteFile[]> {
  const models = unsorted.toSorted(
    (a, b) =>
      compareText(a.model.name.toLowerCase(), b.model.name.toLowerCase()) ||
      compareText(a.model.id, b.model.id),
  );
  const programFiles = filesForPrograms(models, version, url);
  const docs = markdownPages(models, definitions, url).map(({ text, ...page }) => ({
    ...page,
    text: packageName === undefined ? text : withPackageName(text, packageName),
  }));
  const schemas = models.map((model) => ({
    path: `schema/${model.names.fileName}.json`,
    text: emitJsonSchema(model),
  }));
  const files = new Set([
    'index.html',
    'compare.html',
    ...docs.filter(isPage).map(({ path }) => path.replace(/\.md$/, '.html')),
    ...schemas.map(({ path }) => path),
    ...programFiles.map(({ path }) => path),
    'llms.txt',
  ]);
  const rendered = new Map(
    docs.filter(isPage).map(({ path, text, title = '', origin }): [string, RenderedPage] => {
      const page = path.replace(/\.md$/, '.html');
      const links = siteLinks({ page, files, ...(origin && { origin }) });
      const content = renderMarkdown(text, links);
      return [page, { ...content, title: content.title || title }];
    }),
  );
  const pages = sitePages(models, rendered, url);
  const links: SiteLinks = {
    title: 'Scenario models',
    guides: [
      ...guidePages,
      ...(apiDocs === undefined ? [] : [{ ...apiReference, path: apiDocs }]),
      ...linksForPrograms,
    ],
  };
  return [
    ...pages.map((page) => ({ path: page.path, text: printSitePage(page, links) })),
    ...docs.map(({ path, text }) => ({ path, text })),
    ...schemas,
    ...programFiles,
    ...models.map((model) => ({
      path: `data/${model.names.fileName}.json`,
      text: JSON.stringify(comparedModel(model)),
    })),
    ...models.map((model) => ({
      path: `play/${model.names.fileName}.json`,
      text: JSON.stringify(playgroundData(model, packageName)),
    })),
    ...(await bundleValidators(models)),
    { path: 'search.json', text: searchIndex(models, rendered) },
    ...(url === undefined ? [] : [{ path: 'sitemap.xml', text: sitemap(pages, url) }]),
    { path: '.nojekyll', text: '' },
    ...[...assets].map(([path, text]) => ({ path: `assets/${path}`, text })),
  ];
}

/** The catalog has a separate page, with filters. */
function isPage({ path }: SiteFile): boolean {
  return path.endsWith('.md') && path !== 'index.md';
}

const guidePages = guides.map(({ path, title, group }) => ({
  path: path.replace(/\.md$/, '.html'),
  title,
  group,
}));

const apiReference = { title: 'API reference', group: 'Look up' };

const linksForPrograms = [
  'llms.txt',
  'llms-full.txt',
  'schema/models.json',
  'schema/openapi.json',
].map((path) => ({ path, title: posix.basename(path), group: 'For programs' }));

/** Returns the lists of all models for programs and language models. */
function filesForPrograms(
  models: readonly PlannedModel[],
  version: string,
  url: string | undefined,
): readonly SiteFile[] {
  const options = {
    version,
    parts: ['docs', 'schema'],
    docs: '',
    ...(url !== undefined && { url }),
  };
  const ordered = models.toSorted((a, b) => compareText(a.names.fileName, b.names.fileName));
  const parts = ordered.map((model) => combinedParts(model, bodySchema(model)));
  return [
    ...emitCombined(parts, options).map(inDocs),
    { path: 'schema/models.json', text: emitModelsJson(ordered.map(summarizeModel), options) },
  ];
}

interface MarkdownPage extends SiteFile {
  /** For a page without a heading of the first level. */
  readonly title?: string;
  /** The site that the links to its root lead to. */
  readonly origin?: string;
}

/** Returns the pages of the docs as `generate` writes them. */
function markdownPages(
  models: readonly PlannedModel[],
  definitions: ReadonlyMap<string, Definition>,
  url: string | undefined,
): readonly MarkdownPage[] {
  const guide = chooseGuideModel(models.map(summarizeModel));
  const program = models.find(({ model }) => model.id === guide?.id);
  return [
    ...models.flatMap((model) => emitModelDocs(model, { withSources: true })).map(inDocs),
    ...emitCatalogDocs(models.map(summarizeModel), program, url).map(inDocs),
    ...[...definitions].flatMap(([path, definition]) => {
      const origin = originOf(definition.source.url);
      return withoutCopies(emitReferencePage(path, definition))
        .map(inDocs)
        .map((file) => ({
          ...file,
          title: `${definition.provider} ${definition.category} reference`,
          ...(origin && { origin }),
        }));
    }),
  ];
}

function inDocs({ path, text }: SiteFile): SiteFile {
  return { path: path.replace(/^docs\//, ''), text };
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

function sitePages(
  models: readonly PlannedModel[],
  rendered: ReadonlyMap<string, RenderedPage>,
  url: string | undefined,
): readonly SitePage[] {
  const byPage = new Map<string, PlannedModel[]>();
  for (const model of models) {
    byPage.set(model.page.path, [...(byPage.get(model.page.path) ?? []), model]);
  }
  const modelPages = models.flatMap((model) => {
    const page = rendered.get(modelPath(model));
    if (page === undefined) return [];
    return modelPage(model, {
      rendered: page,
      related: relatedModels(model, models),
      siblings: byPage.get(model.page.path) ?? [],
      ...(url !== undefined && { url }),
    });
  });
  const known = new Set(modelPages.map(({ path }) => path));
  const others = [...rendered].filter(([path]) => !known.has(path));
  return [
    catalogPage(models),
    comparePage,
    notFoundPage(url),
    ...modelPages,
    ...others.map(([path, page]): SitePage => ({
      path,
      title: page.title,
      headings: page.headings,
      noIndex: path.startsWith('reference/'),
      main: html`<article class="prose">
        <h1>${page.title}</h1>
        ${page.sections.map(({ body }) => body)}
      </article>`,
    })),
  ];
}

const comparePage: SitePage = {
  path: 'compare.html',
  title: 'Compare models',
  scripts: ['compare.js'],
  wide: true,
  main: html`<h1>Compare models</h1>
    <p class="lead">
      See the facts, parameters and limits of two or three models next to each other. You can also
      choose models in the <a href="index.html">catalog</a>.
    </p>
    <noscript><p>The comparison needs scripts.</p></noscript>
    <form class="compare-choice" data-compare-choice aria-label="Models to compare"></form>
    <p class="empty" data-compare-hint hidden></p>
    <div data-compare-table></div>`,
};

/** Returns up to six models with the same capability, those of other providers first. */
function relatedModels(
  { model, page }: PlannedModel,
  models: readonly PlannedModel[],
): readonly PlannedModel[] {
  const score = (other: PlannedModel) =>
    other.model.capabilities.filter((capability) => model.capabilities.includes(capability))
      .length *
      2 +
    Number(other.page.category === page.category) +
    Number(other.page.provider !== page.provider) / 2;
  return models
    .filter(
      (other) =>
        other.model.id !== model.id &&
        !other.model.deprecated &&
        other.model.capabilities.some((capability) => model.capabilities.includes(capability)),
    )
    .toSorted((a, b) => score(b) - score(a))
    .slice(0, 6);
}

function searchIndex(
  models: readonly PlannedModel[],
  rendered: ReadonlyMap<string, RenderedPage>,
): string {
  const ofGuides = guidePages.flatMap(({ path }) => {
    const page = rendered.get(path);
    return page ? guideEntries(path, page) : [];
  });
  return JSON.stringify([...modelEntries(models), ...ofGuides]);
}

function sitemap(pages: readonly SitePage[], url: string): string {
  const entries = pages
    .filter(({ noIndex }) => !noIndex)
    .map(({ path }) => html`<url><loc>${new URL(encodeURI(path), url).href}</loc></url>`.html);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
}
