import { plainText } from '../markdown/markdown-text.ts';
import type { PlannedModel } from '../plan/types.ts';
import { html, type Html } from './html.ts';
import type { SitePage } from './layout.ts';
import { relativeUrl } from './links.ts';
import { renderInline, type RenderedPage, type RenderedSection } from './markdown.ts';

/** Returns the path of a model's page on the site. */
export function modelPath({ names }: PlannedModel): string {
  return `models/${names.fileName}.html`;
}

/** Options of a model's page. */
export interface ModelPageOptions {
  /** The model's page of the docs. */
  readonly rendered: RenderedPage;
  readonly related: readonly PlannedModel[];
  /** The other models of its page. */
  readonly siblings: readonly PlannedModel[];
  /** The URL of the site, for links that leave it. */
  readonly url?: string;
}

/** Returns the page of a model: its facts and actions, then the sections of its docs. */
export function modelPage(planned: PlannedModel, options: ModelPageOptions): SitePage {
  const { model } = planned;
  const path = modelPath(planned);
  const { rendered, related, siblings } = options;
  const [introduction, ...sections] = rendered.sections;
  const extra =
    related.length === 0 ? [] : [{ depth: 2, title: 'Related models', anchor: 'related-models' }];
  return {
    path,
    title: model.name,
    ...(model.description !== undefined && { description: plainText(model.description) }),
    navigation: siblingLinks(planned, siblings),
    headings: [{ depth: 2, title: 'Try it', anchor: 'try-it' }, ...rendered.headings, ...extra],
    main: html`<article class="model" data-model="${model.id}">
      <p class="eyebrow">
        <a
          href="${relativeUrl(path, `index.html?category=${encodeURIComponent(planned.page.category)}`)}"
          >${categoryWords(planned.page.category)}</a
        >
        <span aria-hidden="true">/</span>
        <a
          href="${relativeUrl(path, `index.html?provider=${encodeURIComponent(planned.page.provider)}`)}"
          >${planned.page.provider}</a
        >
      </p>
      <h1>${model.name}</h1>
      ${actions(planned, options)}
      <div class="prose">${introduction && { html: withoutColons(introduction.body.html) }}</div>
      <section class="prose" aria-labelledby="try-it">
        <h2 id="try-it">Try it</h2>
        <div data-playground="${planned.names.fileName}">
          <p>
            Fill in a form that checks what you enter, copy the code for it, and send it to a mock
            server or to Scenario.
          </p>
          <button type="button" class="button primary" data-open-playground hidden>
            Open the playground
          </button>
          <noscript><p>The playground needs scripts.</p></noscript>
        </div>
      </section>
      ${withTabs(sections).map(
        (section) =>
          html`<section class="prose" aria-labelledby="${section.anchor}">
            ${section.body}
          </section>`,
      )}
      ${related.length > 0 && relatedSection(path, related)}
    </article>`,
  };
}

/** The facts of a model are columns on the site, so their names need no colons. */
function withoutColons(markup: string): string {
  return markup.replace(/<li><strong>([^<]*):<\/strong>/g, '<li><strong>$1</strong>');
}

function categoryWords(category: string): string {
  return category.charAt(0).toUpperCase() + category.slice(1);
}

/** The request samples are one section with a tab for each language, if scripts run. */
function withTabs(
  sections: readonly RenderedSection[],
): readonly { readonly anchor: string; readonly body: Html }[] {
  return sections.map(({ heading, body }) => ({
    anchor: heading?.anchor ?? '',
    body: heading?.title === 'Requests' ? html`<div data-tabs>${body}</div>` : body,
  }));
}

function actions(planned: PlannedModel, { url }: ModelPageOptions): Html {
  const { fileName } = planned.names;
  const page = url === undefined ? undefined : `${url}models/${fileName}.md`;
  const question = `Read ${page ?? ''} and help me use this model.`;
  return html`<div class="actions-row">
    <a class="button primary" href="#try-it" data-try-it>Try it</a>
    <button type="button" class="button" data-copy-text="${planned.model.id}" hidden>
      Copy ID
    </button>
    <button type="button" class="button" data-copy-page="${fileName}.md" hidden>
      Copy as Markdown
    </button>
    <a class="button" href="../compare.html?models=${encodeURIComponent(fileName)}">Compare</a>
    <details class="menu" data-menu>
      <summary class="button">More</summary>
      <ul>
        <li><a href="${fileName}.md">View as Markdown</a></li>
        <li><a href="../schema/${fileName}.json">JSON Schema</a></li>
        ${
          page !== undefined &&
          html`<li>
              <a
                rel="noopener noreferrer"
                href="https://chatgpt.com/?q=${encodeURIComponent(question)}"
                >Open in ChatGPT</a
              >
            </li>
            <li>
              <a
                rel="noopener noreferrer"
                href="https://claude.ai/new?q=${encodeURIComponent(question)}"
                >Open in Claude</a
              >
            </li>`
        }
      </ul>
    </details>
  </div>`;
}

function siblingLinks(planned: PlannedModel, siblings: readonly PlannedModel[]): Html {
  return html`<h2>${planned.page.provider}</h2>
    <ul>
      ${siblings.map(
        (sibling) =>
          html`<li>
            <a
              href="${sibling.names.fileName}.html"
              ${sibling.model.id === planned.model.id ? html`aria-current="page"` : false}
              >${sibling.model.name}</a
            >
          </li>`,
      )}
    </ul>`;
}

function relatedSection(path: string, related: readonly PlannedModel[]): Html {
  return html`<section aria-labelledby="related-models">
    <h2 id="related-models">Related models</h2>
    <ul class="cards">
      ${related.map(
        (model) =>
          html`<li class="card">
            <h3><a href="${relativeUrl(path, modelPath(model))}">${model.model.name}</a></h3>
            <p class="muted">${model.page.provider}</p>
            ${
              model.model.description !== undefined &&
              html`<p>${renderInline(model.model.description)}</p>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}
