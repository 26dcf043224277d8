import { isWebUrl } from '../text/public-url.ts';
import { html, type Html } from './html.ts';
import { relativeUrl } from './links.ts';
import type { Heading } from './markdown.ts';

/** A page of the site before the frame around it. */
export interface SitePage {
  /** Its path on the site, `models/phota-edit.html`. */
  readonly path: string;
  readonly title: string;
  /** Plain text, for search engines. */
  readonly description?: string;
  readonly main: Html;
  /** The entries of the side navigation above the guides. */
  readonly navigation?: Html;
  readonly headings?: readonly Heading[];
  /** The scripts of the page in addition to `app.js`. */
  readonly scripts?: readonly string[];
  /** Keeps the page out of search engines. */
  readonly noIndex?: boolean;
  /** The page is as wide as the window. */
  readonly wide?: boolean;
  /** The path of the site, for a page that a server shows at any path; its links begin with it. */
  readonly root?: string;
}

/** An entry of the navigation. */
export interface SiteGuide {
  /** A path on the site, or a URL. */
  readonly path: string;
  readonly title: string;
  /** The heading that it is listed under. */
  readonly group: string;
}

/** The links of every page of the site. */
export interface SiteLinks {
  readonly title: string;
  /** The pages and files that every page links to, in groups. */
  readonly guides: readonly SiteGuide[];
}

/**
 * Scripts and styles come from the site alone; a page can call Scenario's API, a mock server on
 * this computer, or a proxy next to the site. The results of jobs are media from any https server.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob: https: http://127.0.0.1:* http://localhost:*",
  "media-src 'self' blob: https: http://127.0.0.1:* http://localhost:*",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Returns a whole HTML page. */
export function printSitePage(page: SitePage, site: SiteLinks): string {
  const { root } = page;
  const to = (path: string) =>
    root === undefined ? relativeUrl(page.path, path) : `${root}${relativeUrl('', path)}`;
  const isHome = page.path === 'index.html';
  const document = html`<!doctype html>
    <html lang="en" data-root="${to('x').slice(0, -1)}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${isHome ? page.title : `${page.title} · ${site.title}`}</title>
        ${
          page.description !== undefined &&
          html`<meta name="description" content="${page.description}" />`
        }
        ${page.noIndex && html`<meta name="robots" content="noindex" />`}
        <link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${to('assets/style.css')}" />
        <script src="${to('assets/theme.js')}"></script>
        <script type="module" src="${to('assets/app.js')}"></script>
        ${(page.scripts ?? []).map(
          (script) => html`<script type="module" src="${to(`assets/${script}`)}"></script>`,
        )}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${header(to, site)}
        <div class="${page.wide ? 'frame wide' : 'frame'}">
          ${navigation(page, to, site)}
          <main id="main" tabindex="-1">${page.main}</main>
          ${contents(page.headings ?? [])}
        </div>
      </body>
    </html> `;
  return `${document.html}\n`;
}

function header(to: (path: string) => string, { title }: SiteLinks): Html {
  return html`<header class="top">
    <a class="brand" href="${to('index.html')}">${logo}<span>${title}</span></a>
    <div class="actions">
      <button type="button" class="search-button" data-search hidden>
        <span>Search</span><kbd>/</kbd>
      </button>
      <button type="button" class="icon-button" data-theme-toggle aria-label="Dark theme" hidden>
        <span aria-hidden="true">◐</span>
      </button>
    </div>
  </header>`;
}

const logo = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
  <rect width="24" height="24" rx="6" class="logo" />
  <path d="M7 8h10M7 12h6M7 16h8" class="logo-lines" />
</svg>`;

function navigation(page: SitePage, to: (path: string) => string, { guides }: SiteLinks): Html {
  const link = (path: string, title: string) =>
    html`<li>
      <a
        href="${isWebUrl(path) ? path : to(path)}"
        ${page.path === path ? html`aria-current="page"` : false}
        >${title}</a
      >
    </li>`;
  const groups = [...new Set(guides.map(({ group }) => group))];
  return html`<nav class="side" aria-label="Site">
    <details open>
      <summary>Menu</summary>
      <ul>
        ${link('index.html', 'Models')} ${link('compare.html', 'Compare')}
      </ul>
      ${page.navigation}
      ${groups.map(
        (group) =>
          html`<h2>${group}</h2>
            <ul>
              ${guides
                .filter((guide) => guide.group === group)
                .map(({ path, title }) => link(path, title))}
            </ul>`,
      )}
    </details>
  </nav>`;
}

/** Lets a long name such as that of a problem continue on the next line after an underscore. */
function breakable(text: string): readonly Html[] {
  return text.split(/(?<=_)/).map((part, index) => html`${index > 0 && html`<wbr />`}${part}`);
}

function contents(headings: readonly Heading[]): Html {
  const shown = headings.filter(({ depth }) => depth <= 3);
  if (shown.length < 2) return html``;
  return html`<aside class="contents" aria-label="On this page">
    <h2>On this page</h2>
    <ul>
      ${shown.map(
        ({ depth, title, anchor }) =>
          html`<li class="depth-${depth}"><a href="#${anchor}">${breakable(title)}</a></li>`,
      )}
    </ul>
  </aside>`;
}
