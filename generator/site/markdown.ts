import MarkdownIt, { type Token } from 'markdown-it';
import { githubAnchor } from '../markdown/anchor.ts';
import { isWebUrl } from '../text/public-url.ts';
import { highlightCode } from './highlight.ts';
import { escapeHtml, type Html } from './html.ts';

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
  /** The words of the section, for search. */
  readonly text: string;
  /** The names in it that are printed as code, such as those of errors and options. */
  readonly names: readonly string[];
}

/**
 * Returns where a link of a page leads on the site; undefined if it leads nowhere, and only its
 * text stays.
 */
export type LinkTarget = (href: string) => string | undefined;

/** HTML and images are off: what a page says is text, and nothing is loaded from elsewhere. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

/** A paragraph with more values than this is folded. */
const longList = 30;

/** Renders a page of Markdown. Nothing of its text becomes markup, a script or a request. */
export function renderMarkdown(markdown: string, linkTarget: LinkTarget): RenderedPage {
  const tokens = parser.parse(withoutPreamble(markdown), {});
  const headings: Heading[] = [];
  const used = new Map<string, number>();
  let title = '';
  let tokensOfSection: Token[] = [];
  const sections: { readonly heading?: Heading; readonly tokens: Token[] }[] = [
    { tokens: tokensOfSection },
  ];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.type !== 'heading_open') {
      tokensOfSection.push(token);
      continue;
    }
    const inline = tokens[index + 1];
    const depth = Number(token.tag.slice(1));
    const text = textOf(inline);
    if (depth === 1 && title === '') {
      title = text;
      index += 2;
      continue;
    }
    const anchor = uniqueAnchor(githubAnchor(text), used);
    token.attrSet('id', anchor);
    const heading = { depth, title: text, anchor };
    headings.push(heading);
    if (depth === 2) {
      tokensOfSection = [];
      sections.push({ heading, tokens: tokensOfSection });
    }
    tokensOfSection.push(token);
  }
  return {
    title,
    headings,
    sections: sections
      .filter((section) => section.tokens.length > 0)
      .map(({ heading, tokens: ofSection }) => ({
        ...(heading && { heading }),
        body: { html: render(ofSection, linkTarget) },
        text: ofSection.map(textOf).filter(Boolean).join(' '),
        names: [...new Set(ofSection.flatMap(namesIn))],
      })),
  };
}

/** Renders one line of Markdown, such as a description. */
export function renderInline(markdown: string): Html {
  const [inline] = parser.parseInline(markdown, {});
  return { html: inline ? render([inline], httpOnly) : '' };
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

function uniqueAnchor(anchor: string, used: Map<string, number>): string {
  const count = used.get(anchor) ?? 0;
  used.set(anchor, count + 1);
  return count === 0 ? anchor : `${anchor}-${count}`;
}

function textOf(token: Token | undefined): string {
  if (!token) return '';
  if (token.children === null) return token.type === 'code_inline' ? token.content : '';
  return token.children
    .map((child) => {
      if (child.type === 'text' || child.type === 'code_inline') return child.content;
      return child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : textOf(child);
    })
    .join('');
}

/** Returns the code in a text that is one name. */
function namesIn({ children }: Token): readonly string[] {
  return (children ?? [])
    .filter(({ type, content }) => type === 'code_inline' && /^[\w.-]+$/.test(content))
    .map(({ content }) => content);
}

/** Prints tokens by a closed list of kinds, so that no rule of the parser can add markup. */
function render(tokens: readonly Token[], linkTarget: LinkTarget): string {
  let columns: string[] = [];
  let column = 0;
  let inHead = false;
  const dropped: boolean[] = [];
  const one = (token: Token, index: number, all: readonly Token[]): string => {
    switch (token.type) {
      case 'inline':
        if (inHead) columns.push(textOf(token));
        return (token.children ?? []).map(one).join('');
      case 'text':
        return ownAnchor(token.content) ?? escapeHtml(token.content);
      case 'code_inline':
        return `<code>${escapeHtml(token.content)}</code>`;
      case 'softbreak':
        return '\n';
      case 'hardbreak':
        return '<br>';
      case 'link_open': {
        const target = linkTarget(String(token.attrGet('href') ?? ''));
        dropped.push(target === undefined);
        if (target === undefined) return '';
        const outside = /^https?:/i.test(target) ? ' rel="noopener noreferrer"' : '';
        return `<a href="${escapeHtml(target)}"${outside}>`;
      }
      case 'link_close':
        return dropped.pop() ? '' : '</a>';
      case 'bullet_list_open':
        return isContents(all, index) ? '<ul class="toc">' : '<ul>';
      case 'strong_open':
      case 'em_open':
      case 'blockquote_open':
      case 'list_item_open':
      case 'ordered_list_open':
      case 's_open':
        return `<${token.tag}>`;
      case 'strong_close':
      case 'em_close':
      case 'blockquote_close':
      case 'bullet_list_close':
      case 'list_item_close':
      case 'ordered_list_close':
      case 's_close':
        return `</${token.tag}>`;
      case 'paragraph_open':
        if (token.hidden) return '';
        return isLongList(all[index + 1])
          ? `<details class="values"><summary>Show all ${countValues(all[index + 1])} values</summary><p>`
          : '<p>';
      case 'paragraph_close':
        if (token.hidden) return '';
        return isLongList(all[index - 1]) ? '</p></details>' : '</p>';
      case 'heading_open': {
        const id = escapeHtml(String(token.attrGet('id') ?? ''));
        return `<${token.tag} id="${id}">`;
      }
      case 'heading_close':
        return `</${token.tag}>`;
      case 'hr':
        return '<hr>';
      case 'fence':
      case 'code_block':
        return codeBlock(token.content, token.info);
      case 'table_open':
        columns = [];
        // Blocks on a phone, so the roles that the elements have by default are repeated.
        return '<div class="table" tabindex="0" role="group" aria-label="Table"><table role="table">';
      case 'table_close':
        return '</table></div>';
      case 'thead_open':
        inHead = true;
        return '<thead role="rowgroup">';
      case 'thead_close':
        inHead = false;
        return '</thead>';
      case 'tbody_open':
        return '<tbody role="rowgroup">';
      case 'tbody_close':
        return '</tbody>';
      case 'tr_open':
        column = 0;
        return '<tr role="row">';
      case 'tr_close':
        return '</tr>';
      case 'th_open':
        return '<th role="columnheader" scope="col">';
      case 'th_close':
        return '</th>';
      case 'td_open': {
        const label = escapeHtml(columns[column] ?? '');
        column++;
        return `<td role="cell" data-label="${label}">`;
      }
      case 'td_close':
        return '</td>';
      default:
        return escapeHtml(token.content);
    }
  };
  return tokens.map(one).join('');
}

/** Returns an anchor that generated pages write into a table; every other markup is text. */
function ownAnchor(text: string): string | undefined {
  const id = /^<a id="([a-z\d-]+)"><\/a>$/.exec(text)?.[1];
  return id === undefined ? undefined : `<a id="${id}"></a>`;
}

function countValues(inline: Token | undefined): number {
  return (inline?.children ?? []).filter(({ type }) => type === 'code_inline').length;
}

/** Returns whether a list only links to the sections of its page, as the side of a wide window does. */
function isContents(tokens: readonly Token[], start: number): boolean {
  const end = tokens.findIndex(
    ({ type, level }, index) =>
      index > start && type === 'bullet_list_close' && level === tokens[start]?.level,
  );
  const items = tokens.slice(start, end).filter(({ type }) => type === 'inline');
  return (
    items.length > 2 &&
    items.every(({ children }) => {
      const [link, ...rest] = children ?? [];
      return (
        link?.type === 'link_open' &&
        String(link.attrGet('href')).startsWith('#') &&
        rest.at(-1)?.type === 'link_close'
      );
    })
  );
}

function isLongList(inline: Token | undefined): boolean {
  return inline?.type === 'inline' && countValues(inline) > longList;
}

function codeBlock(code: string, info: string): string {
  const language = /^\w+/.exec(info)?.[0] ?? '';
  // A region that scrolls must be reached by the keyboard.
  return `<pre tabindex="0"><code data-language="${language}">${highlightCode(code.trimEnd(), language)}</code></pre>`;
}
