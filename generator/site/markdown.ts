import { githubAnchor } from '../markdown/anchor.ts';
import { isWebUrl } from '../text/public-url.ts';
import { highlightCode } from './highlight.ts';
import { escapeHtml, type Html } from './html.ts';
import {
  codeIn,
  linesOfBlocks,
  nodeText,
  type BlockNode,
  type InlineNode,
} from './markdown-tree.ts';
import { parseLine, parseSitePage } from './parse-page.ts';

/** A heading of a page, for its table of contents. */
export interface Heading {
  readonly depth: number;
  readonly title: string;
  readonly anchor: string;
}

/** A page of Markdown, rendered. */
export interface RenderedPage {
  /** The text of the first heading of the first level; the body does not have it. */
  readonly title: string;
  /**
   * The markup of each section: the text before the first heading of the second level, and each of
   * those.
   */
  readonly sections: readonly RenderedSection[];
  readonly headings: readonly Heading[];
}

/** A section of a page as HTML. */
export interface RenderedSection {
  /** Absent for the text before the first heading. */
  readonly heading?: Heading;
  readonly body: Html;
  readonly blocks: readonly BlockNode[];
}

/**
 * Returns where a link of a page leads on the site; undefined if it leads nowhere, and only its
 * text stays.
 */
export type LinkTarget = (href: string) => string | undefined;

/** A paragraph with more values than this is folded. */
const longList = 30;

/** Renders a page of Markdown. Nothing of its text becomes markup, a script or a request. */
export function renderMarkdown(markdown: string, linkTarget: LinkTarget): RenderedPage {
  const page: PageState = { linkTarget, headings: [], anchors: new Map() };
  let title = '';
  const sections: BlockNode[][] = [[]];
  for (const block of parseSitePage(withoutPreamble(markdown))) {
    if (block.kind === 'heading' && block.depth === 1 && title === '') {
      title = nodeText(block.words);
      continue;
    }
    if (isSectionHeading(block)) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return {
    title,
    sections: sections
      .filter((blocks) => blocks.length > 0)
      .map((blocks) => renderSection(blocks, page)),
    headings: page.headings,
  };
}

function isSectionHeading(block: BlockNode | undefined): boolean {
  return block?.kind === 'heading' && block.depth === 2;
}

function renderSection(blocks: readonly BlockNode[], page: PageState): RenderedSection {
  const index = page.headings.length;
  const body = { html: renderBlocks(blocks, page) };
  const heading = isSectionHeading(blocks[0]) ? page.headings[index] : undefined;
  return { body, blocks, ...(heading && { heading }) };
}

/** Renders one line of Markdown, such as a description. */
export function renderInline(markdown: string): Html {
  return { html: renderWords(parseLine(markdown), httpOnly) };
}

/** Returns a link to the web; other links are dropped. */
function httpOnly(href: string): string | undefined {
  return isWebUrl(href) ? href : undefined;
}

/**
 * Generated pages begin with a comment for readers of their source, reference pages with front
 * matter.
 */
function withoutPreamble(markdown: string): string {
  return markdown.replace(/^<!--[^\n]*-->\n+|^---\r?\n[^]*?\n---\r?\n/, '');
}

/** The state of a page while its blocks are rendered in order. */
interface PageState {
  readonly linkTarget: LinkTarget;
  readonly headings: Heading[];
  /** How often each anchor was used. */
  readonly anchors: Map<string, number>;
}

function renderBlocks(blocks: readonly BlockNode[], page: PageState): string {
  let html = '';
  for (const block of blocks) html += renderBlock(block, page);
  return html;
}

function renderBlock(block: BlockNode, page: PageState): string {
  switch (block.kind) {
    case 'heading': {
      const title = nodeText(block.words);
      const anchor = uniqueAnchor(githubAnchor(title), page.anchors);
      page.headings.push({ depth: block.depth, title, anchor });
      const tag = `h${block.depth}`;
      const words = renderWords(block.words, page.linkTarget);
      return `<${tag} id="${escapeHtml(anchor)}">${words}</${tag}>`;
    }
    case 'paragraph':
      return renderParagraph(block, page);
    case 'code':
      // A region that scrolls must be reached by the keyboard.
      return `<pre tabindex="0"><code data-language="${block.language}">${highlightCode(block.code, block.language)}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'quote':
      return `<blockquote>${renderBlocks(block.blocks, page)}</blockquote>`;
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul';
      let html = !block.isOrdered && isContents(block) ? '<ul class="toc">' : `<${tag}>`;
      for (const item of block.items) html += `<li>${renderBlocks(item, page)}</li>`;
      return `${html}</${tag}>`;
    }
    case 'table':
      return renderTable(block, page.linkTarget);
  }
}

function uniqueAnchor(anchor: string, used: Map<string, number>): string {
  const count = used.get(anchor) ?? 0;
  used.set(anchor, count + 1);
  return count === 0 ? anchor : `${anchor}-${count}`;
}

function renderParagraph(
  { words, isTight }: BlockOf<'paragraph'>,
  { linkTarget }: PageState,
): string {
  const html = renderWords(words, linkTarget);
  if (isTight) return html;
  const values = words.length > longList ? codeIn(words).length : 0;
  return values > longList
    ? `<details class="values"><summary>Show all ${values} values</summary><p>${html}</p></details>`
    : `<p>${html}</p>`;
}

/** On a phone, a table is shown as blocks, so the roles that its elements have by default are repeated. */
function renderTable({ header, rows }: BlockOf<'table'>, linkTarget: LinkTarget): string {
  let html =
    '<div class="table" tabindex="0" role="group" aria-label="Table"><table role="table"><thead role="rowgroup"><tr role="row">';
  for (const words of header) {
    html += `<th role="columnheader" scope="col">${renderWords(words, linkTarget)}</th>`;
  }
  html += '</tr></thead>';
  if (rows.length > 0) {
    const cells = header.map(
      (words) => `<td role="cell" data-label="${escapeHtml(nodeText(words))}">`,
    );
    html += '<tbody role="rowgroup">';
    for (const row of rows) {
      html += '<tr role="row">';
      row.forEach((words, column) => {
        html += `${cells[column] ?? ''}${renderWords(words, linkTarget)}</td>`;
      });
      html += '</tr>';
    }
    html += '</tbody>';
  }
  return `${html}</table></div>`;
}

type BlockOf<Kind extends BlockNode['kind']> = Extract<BlockNode, { readonly kind: Kind }>;

function renderWords(words: readonly InlineNode[], linkTarget: LinkTarget): string {
  let html = '';
  for (const word of words) html += renderWord(word, linkTarget);
  return html;
}

function renderWord(word: InlineNode, linkTarget: LinkTarget): string {
  switch (word.kind) {
    case 'text':
      return ownAnchor(word.text) ?? escapeHtml(word.text);
    case 'code':
      return `<code>${escapeHtml(word.text)}</code>`;
    case 'softBreak':
      return '\n';
    case 'hardBreak':
      return '<br>';
    case 'link': {
      const text = renderWords(word.children, linkTarget);
      const target = linkTarget(word.href);
      if (target === undefined) return text;
      const outside = /^https?:/i.test(target) ? ' rel="noopener noreferrer"' : '';
      return `<a href="${escapeHtml(target)}"${outside}>${text}</a>`;
    }
    case 'strong':
    case 'em':
    case 's':
      return `<${word.kind}>${renderWords(word.children, linkTarget)}</${word.kind}>`;
  }
}

/** Returns an anchor that generated pages write into a table; every other markup is text. */
function ownAnchor(text: string): string | undefined {
  const id = text.startsWith('<a ') ? /^<a id="([a-z\d-]+)"><\/a>$/.exec(text)?.[1] : undefined;
  return id === undefined ? undefined : `<a id="${id}"></a>`;
}

/** Returns whether a list only links to the sections of its page, as the side of a wide window does. */
function isContents({ items }: BlockOf<'list'>): boolean {
  const lines = items.flatMap(linesOfBlocks);
  return (
    lines.length > 2 &&
    lines.every((words) => {
      const first = words[0];
      return first?.kind === 'link' && first.href.startsWith('#') && words.at(-1)?.kind === 'link';
    })
  );
}
