import { html } from './html.ts';
import type { SitePage } from './layout.ts';

/** Returns the page that hosts show for a path without a file. */
export function notFoundPage(url: string | undefined): SitePage {
  const root = url === undefined ? '/' : new URL(url).pathname;
  return {
    path: '404.html',
    title: 'Page not found',
    noIndex: true,
    root,
    main: html`<div class="lost">
      <p class="eyebrow">404</p>
      <h1>Page not found</h1>
      <p class="lead">
        The page was moved, or its model is no longer in the catalog. Search for it, or browse all
        models.
      </p>
      <div class="actions-row">
        <a class="button primary" href="${root}index.html">All models</a>
        <a class="button" href="${root}start.html">Start here</a>
      </div>
    </div>`,
  };
}
