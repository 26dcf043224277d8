import { plainText } from '../markdown/markdown-text.ts';
import type { PlannedModel } from '../plan/types.ts';
import { countOf } from '../text/count-words.ts';
import {
  countFacets,
  facetNames,
  facetsOf,
  facetTitles,
  notStated,
  type FacetCount,
  type FacetValues,
} from './facets.ts';
import { html, type Html } from './html.ts';
import type { SitePage } from './layout.ts';
import { modelPath } from './model-page.ts';

/** Returns the home page: every model as a card. The filters appear when scripts run. */
export function catalogPage(models: readonly PlannedModel[]): SitePage {
  const entries = models.map((model) => ({ model, facets: facetsOf(model) }));
  const counts = countFacets(entries.map(({ facets }) => facets));
  return {
    path: 'index.html',
    title: 'Scenario models',
    description: `Parameters, limits, request samples and validators of ${countOf(models.length, 'AI model')} on Scenario.`,
    scripts: ['catalog.js'],
    wide: true,
    main: html`<div class="hero">
        <h1>${countOf(models.length, 'model')}, one endpoint</h1>
        <p>
          Find a model, see what it accepts and returns, and copy a request that runs.
          <a href="start.html">Start here</a>, or use <a href="llms.txt">llms.txt</a> with a
          language model.
        </p>
      </div>
      <div class="catalog">
        <form class="filters" data-filters hidden aria-label="Filters">
          <label class="find"
            ><span class="visually-hidden">Find</span>
            <input
              type="search"
              name="q"
              placeholder="Name, ID, provider or parameter"
              autocomplete="off"
              spellcheck="false"
          /></label>
          <details class="fold" open>
            <summary>Filters</summary>
            ${counts.map(facetGroup)}
          </details>
        </form>
        <div class="results">
          <div class="results-bar" hidden data-results-bar>
            <p role="status" data-count></p>
            <div class="chips" data-chips></div>
            <a class="button primary" data-compare hidden href="compare.html">Compare</a>
          </div>
          <ul class="cards" data-cards>
            ${entries.map(card)}
          </ul>
          <p class="empty" data-empty hidden>
            <strong>No model matches.</strong>
            Remove a filter, or choose "Not stated" too: what the reference does not state is never
            counted as no.
          </p>
        </div>
      </div>`,
  };
}

interface CatalogEntry {
  readonly model: PlannedModel;
  readonly facets: FacetValues;
}

/** How many values of a facet are shown before "Show all". */
const shownValues = 8;

function facetGroup({ name, values, notStated: unstated }: FacetCount): Html {
  const row = (value: string, text: string, amount: number) =>
    html`<label class="option"
      ><input type="checkbox" name="${name}" value="${value}" /><span>${text}</span
      ><small>${amount}</small></label
    >`;
  const rows = values.map(({ value, count }) => row(value, value, count));
  const missing = unstated > 0 ? row(notStated, 'Not stated', unstated) : undefined;
  if (rows.length === 0) return html``;
  const isOpen = name === 'returns' || name === 'accepts' || name === 'inputs';
  return html`<details class="facet" ${isOpen ? html`open` : false}>
    <summary>${facetTitles[name]}</summary>
    <fieldset>
      <legend class="visually-hidden">${facetTitles[name]}</legend>
      ${rows.slice(0, shownValues)}
      ${
        rows.length > shownValues &&
        html`<details class="more">
          <summary>Show all ${rows.length}</summary>
          ${rows.slice(shownValues)}
        </details>`
      }
      ${missing}
    </fieldset>
  </details>`;
}

function stated(values: readonly string[]): readonly string[] {
  return values.filter((value) => value !== notStated);
}

/** Returns what a model accepts and returns in words, for a card without a description. */
function inAndOut({ accepts, returns }: FacetValues): string {
  const [from, to] = [stated(accepts), stated(returns)].map((kinds) => kinds.join(', '));
  return [from && `Accepts ${from}.`, to && `Returns ${to}.`].filter(Boolean).join(' ');
}

function card({ model: planned, facets }: CatalogEntry): Html {
  const { model, page, names } = planned;
  const values = facetNames.flatMap((name) =>
    facets[name].map(
      (value) => `${name}=${value === notStated ? value : encodeURIComponent(value)}`,
    ),
  );
  const description =
    model.description === undefined ? inAndOut(facets) : plainText(model.description);
  const capabilities = stated(facets.capability);
  // The last of the steps is the highest.
  const best = [stated(facets.resolution).at(-1), stated(facets.duration).at(-1)];
  return html`<li
    class="card"
    data-facets="${values.join(' ')}"
    data-id="${model.id}"
    data-file="${names.fileName}"
  >
    <h2><a href="${modelPath(planned)}">${model.name}</a></h2>
    <p class="muted">${page.provider}</p>
    <p class="about">${description}</p>
    <p class="tags">
      ${model.deprecated && html`<span class="tag warning">Deprecated</span>`}
      ${capabilities.slice(0, 2).map((text) => html`<span class="tag">${text}</span>`)}
      ${capabilities.length > 2 && html`<span class="tag">+${capabilities.length - 2}</span>`}
      ${best.map((text) => text !== undefined && html`<span class="tag">${text}</span>`)}
    </p>
  </li>`;
}
