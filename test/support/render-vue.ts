import { baseParse, NodeTypes, type TemplateChildNode } from '@vue/compiler-dom';
import MarkdownIt from 'markdown-it';
import attrs from 'markdown-it-attrs';

/** Renders as VitePress does: HTML, links, attributes in braces; code is not a template. */
const parser = new MarkdownIt({ html: true, linkify: true }).use(attrs);
const { rules } = parser.renderer;
rules['code_inline'] = (tokens, index) =>
  `<code v-pre>${parser.utils.escapeHtml(tokens[index]?.content ?? '')}</code>`;
rules['fence'] = (tokens, index) =>
  `<pre v-pre><code>${parser.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>`;
rules['code_block'] = rules['fence'];

/** The elements of Markdown, and the one that keeps braces as text. */
export const vueElements: ReadonlySet<string> = new Set(
  `a blockquote br code em h1 h2 h3 h4 h5 h6 hr li ol p pre s span strong table tbody td th thead tr
  ul`.split(/\s+/),
);

/** A page as VitePress compiles it. */
export interface VuePage {
  /** The errors of the compiler. */
  readonly errors: readonly string[];
  /** Expressions, directives, and attributes that could run something. */
  readonly active: readonly string[];
  /** The names of all elements. */
  readonly elements: ReadonlySet<string>;
  /** The ids of all elements. */
  readonly ids: ReadonlySet<string>;
  /** The targets of links. */
  readonly links: readonly string[];
  /** The Markdown of all headings. */
  readonly headings: readonly string[];
}

/** Renders a page without its front matter as a Vue template, and parses it. */
export function renderVue(page: string): VuePage {
  const markdown = page.replace(/^---\n[^]*?\n---\n/, '');
  const errors: string[] = [];
  const active: string[] = [];
  const elements = new Set<string>();
  const ids = new Set<string>();
  const links: string[] = [];
  const visit = (node: TemplateChildNode): void => {
    if (node.type === NodeTypes.INTERPOLATION) active.push(node.loc.source);
    if (node.type !== NodeTypes.ELEMENT) return;
    elements.add(node.tag);
    for (const prop of node.props) {
      if (prop.type === NodeTypes.DIRECTIVE) active.push(prop.loc.source);
      else if (prop.name === 'id') ids.add(prop.value?.content ?? '');
      else if (prop.name === 'href') links.push(prop.value?.content ?? '');
      else if (!/^(?:style|start|v-pre|src|alt|title)$/.test(prop.name))
        active.push(prop.loc.source);
    }
    node.children.forEach(visit);
  };
  const headings = parser
    .parse(markdown, {})
    .flatMap((token, index, tokens) =>
      token.type === 'heading_open' ? [tokens[index + 1]?.content ?? ''] : [],
    );
  const template = baseParse(parser.render(markdown), {
    parseMode: 'html',
    isVoidTag: (tag) => /^(?:br|hr|img|input)$/.test(tag),
    onError: (error) => errors.push(error.message),
  });
  template.children.forEach(visit);
  return { errors, active, elements, ids, links, headings };
}
