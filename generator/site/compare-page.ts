import { html } from './html.ts';
import type { SitePage } from './layout.ts';

/** The page that compares models; a script fills it in. */
export const comparePage: SitePage = {
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
