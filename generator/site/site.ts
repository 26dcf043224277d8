import { posix } from 'node:path';
import { emitCatalogDocs, emitModelDocs } from '../emit/docs/emit-docs.ts';
import { guides } from '../emit/docs/guides.ts';
import { emitReferencePage, withoutCopies } from '../emit/docs/reference-page.ts';
import type { Definition } from '../model/definition.ts';
import { withPackageName } from '../output/settings.ts';
import { chooseGuideModel } from '../plan/guide-model.ts';
import { summarizeModel } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { compareText } from '../text/compare-text.ts';
import { catalogPage } from './catalog-page.ts';
import { comparedModel } from './compare-data.ts';
import { comparePage } from './compare-page.ts';
import { html } from './html.ts';
import { printSitePage, type SiteLinks, type SitePage } from './layout.ts';
import { siteLinks } from './links.ts';
import { renderMarkdown, type RenderedPage } from './markdown.ts';
import { modelPage, modelPath } from './model-page.ts';
import { notFoundPage } from './not-found-page.ts';
import { playgroundData } from './playground-data.ts';
import { filesForPrograms, linksForPrograms } from './program-files.ts';
import { relatedModels } from './related-models.ts';
import { guideEntries, modelEntries } from './search-data.ts';
import { inDocs, type SiteFile, type SitePart } from './site-file.ts';
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

/**
 * Returns every file of the site: pages, their Markdown, data for scripts, assets. The pages of
 * models and references, which are most of it, are printed when they are written.
 */
export async function siteParts(input: SiteInput): Promise<readonly SitePart[]> {
  const { definitions, assets, url, packageName, version = '0.0.0' } = input;
  const models = input.models.toSorted(
    (a, b) =>
      compareText(a.model.name.toLowerCase(), b.model.name.toLowerCase()) ||
      compareText(a.model.id, b.model.id),
  );
  const named = <File extends SiteFile>(file: File): File =>
    packageName === undefined ? file : { ...file, text: withPackageName(file.text, packageName) };
  const programFiles = filesForPrograms(models, version, url);
  const docs = catalogDocs(models, url).map(named);
  const references = referenceFiles(definitions).map(named);
  const linked = new Set([
    ...['index.html', 'compare.html', 'llms.txt'],
    ...models.map(modelPath),
    ...[...docs, ...references].filter(isPage).map(htmlPath),
    ...programFiles.map(({ path }) => path),
  ]);
  const render = (path: string, text: string, origin?: string) =>
    renderMarkdown(text, siteLinks({ page: path, files: linked, ...(origin && { origin }) }));
  const links = navigationLinks(input);
  const print = (page: SitePage): SiteFile => ({
    path: page.path,
    text: printSitePage(page, links),
  });
  const rendered = new Map(
    docs.filter(isPage).map((file): [string, RenderedPage] => {
      const path = htmlPath(file);
      return [path, render(path, file.text)];
    }),
  );
  const pages = [
    catalogPage(models),
    comparePage,
    ...Array.from(rendered, ([path, page]) => articlePage(path, page)),
  ];
  const relatedTo = relatedModels(models);
  const siblings = modelsByPage(models);
  const printModel = (model: PlannedModel): readonly SiteFile[] => {
    const markdown = emitModelDocs(model, { withSources: true }).map(inDocs).map(named);
    const page = modelPage(model, {
      rendered: render(modelPath(model), markdown[0]?.text ?? ''),
      related: relatedTo(model),
      siblings: siblings.get(model.page.path) ?? [],
      ...(url !== undefined && { url }),
    });
    const [data, play] = [comparedModel(model), playgroundData(model, packageName)];
    return [
      print(page),
      ...markdown,
      { path: `data/${model.names.fileName}.json`, text: JSON.stringify(data) },
      { path: `play/${model.names.fileName}.json`, text: JSON.stringify(play) },
    ];
  };
  const printReference = ({ text, title, origin }: ReferenceFile, path: string): SiteFile => {
    const content = render(path, text, origin);
    const page = articlePage(path, { ...content, title: content.title || title });
    return print({ ...page, noIndex: true });
  };
  const shownPaths = [
    ...pages.slice(0, 2).map(({ path }) => path),
    ...models.map(modelPath),
    ...rendered.keys(),
  ];
  const files = [
    ...[...pages, notFoundPage(url)].map(print),
    ...docs,
    ...references.map(({ path, text }) => ({ path, text })),
    ...programFiles,
    ...(await bundleValidators(models)),
    { path: 'search.json', text: searchIndex(models, rendered) },
    ...(url === undefined ? [] : [{ path: 'sitemap.xml', text: sitemap(shownPaths, url) }]),
    { path: '.nojekyll', text: '' },
    ...Array.from(assets, ([path, text]) => ({ path: `assets/${path}`, text })),
  ];
  return [
    ...files.map((file): SitePart => ({ paths: [file.path], print: () => [file] })),
    ...references.filter(isPage).map((file): SitePart => {
      const path = htmlPath(file);
      return { paths: [path], print: () => [printReference(file, path)] };
    }),
    ...models.map((model): SitePart => {
      const { fileName } = model.names;
      const data = ['data', 'play'].map((folder) => `${folder}/${fileName}.json`);
      const paths = [modelPath(model), `models/${fileName}.md`, ...data];
      return { paths, print: () => printModel(model) };
    }),
  ];
}

/** Returns whether a file has a page. The catalog has a separate one, with filters. */
function isPage({ path }: SiteFile): boolean {
  return path.endsWith('.md') && path !== 'index.md';
}

function htmlPath({ path }: SiteFile): string {
  return path.replace(/\.md$/, '.html');
}

const guidePages = guides.map(({ path, title, group }) => ({
  path: path.replace(/\.md$/, '.html'),
  title,
  group,
}));

function navigationLinks({ apiDocs }: SiteInput): SiteLinks {
  const apiReference =
    apiDocs === undefined
      ? []
      : [{ title: 'API reference', group: 'Look up', path: posix.normalize(apiDocs) }];
  return {
    title: 'Scenario models',
    guides: [...guidePages, ...apiReference, ...linksForPrograms],
  };
}

/** Returns the pages of the docs about the catalog as `generate` writes them. */
function catalogDocs(
  models: readonly PlannedModel[],
  url: string | undefined,
): readonly SiteFile[] {
  const summaries = models.map(summarizeModel);
  const guide = chooseGuideModel(summaries);
  const program = models.find(({ model }) => model.id === guide?.id);
  return emitCatalogDocs(summaries, program, url).map(inDocs);
}

interface ReferenceFile extends SiteFile {
  /** For a page without a heading of the first level. */
  readonly title: string;
  /** The site that the links to its root lead to. */
  readonly origin: string | undefined;
}

/** Returns the reference pages as `generate` writes them, without copies of the same text. */
function referenceFiles(definitions: ReadonlyMap<string, Definition>): readonly ReferenceFile[] {
  return [...definitions].flatMap(([path, definition]) => {
    const { provider, category, source } = definition;
    return withoutCopies(emitReferencePage(path, definition)).map((file) => ({
      ...inDocs(file),
      title: `${provider} ${category} reference`,
      origin: originOf(source.url),
    }));
  });
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

function modelsByPage(
  models: readonly PlannedModel[],
): ReadonlyMap<string, readonly PlannedModel[]> {
  const byPage = new Map<string, PlannedModel[]>();
  for (const model of models) {
    const known = byPage.get(model.page.path);
    if (known) known.push(model);
    else byPage.set(model.page.path, [model]);
  }
  return byPage;
}

function articlePage(path: string, { title, headings, sections }: RenderedPage): SitePage {
  return {
    path,
    title,
    headings,
    main: html`<article class="prose">
      <h1>${title}</h1>
      ${sections.map(({ body }) => body)}
    </article>`,
  };
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

function sitemap(paths: readonly string[], url: string): string {
  const entries = paths.map(
    (path) => html`<url><loc>${new URL(encodeURI(path), url).href}</loc></url>`.html,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
}
