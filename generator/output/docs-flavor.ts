import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { DocsFlavor } from '../config/output-settings.ts';
import { githubAnchor } from '../markdown/anchor.ts';
import { parseBlocks } from '../markdown/parse-markdown.ts';

/**
 * Returns a page on which everything that is text for GitHub is text for this flavor too: no brace
 * or `<` of a name or description begins an expression, a tag or a directive of a template.
 */
export function withFlavor(page: string, flavor: DocsFlavor): string {
  const edits = escapesOf(escapesByFlavor[flavor]);
  // On GitHub Pages, Jekyll looks for templates first.
  if (flavor === 'github') return /\{[{%]/.test(page) ? edited(page, edits) : page;
  // Front matter, and MDX, need the first line.
  const [, frontMatter = '', notice = '', body = ''] =
    /^(---\n[^]*?\n---\n)?(<!--[^]*?-->\n\n?)?([^]*)$/.exec(page) ?? [];
  const moved = notice === '' ? body : `${body.trimEnd()}\n\n${notice.trim()}\n`;
  return (flavor === 'vue' ? withoutScriptEnd(frontMatter) : frontMatter) + edited(moved, edits);
}

/** The texts that replace parts of a page. */
interface Escapes {
  readonly text: (text: string) => string;
  readonly html: (html: string) => string;
  /** A code span, which is never a template. */
  readonly codeSpan: (code: string) => string;
  /** A fenced block, which is never a template. */
  readonly codeBlock: (code: string) => string;
  /** Whether `<https://…>` is a link. */
  readonly hasAutolinks: boolean;
  /** Whether a link to another site's root is a mistake that ends the build. */
  readonly checksLinks: boolean;
  /** Whether a heading has another anchor than on GitHub, unless the page names it. */
  readonly namesAnchors: boolean;
}

const github: Escapes = {
  text: escapeTemplates,
  html: escapeTemplates,
  codeSpan: (code) => code,
  codeBlock: (code) => code,
  hasAutolinks: true,
  checksLinks: false,
  namesAnchors: false,
};

const mdx: Escapes = {
  // A line that begins with these words would be code.
  text: (text) =>
    text
      .replace(/\\[^]|[{}<]/g, (found) => (found.length > 1 ? found : `\\${found}`))
      .replace(/^(?:im|ex)(?=port\b)/gm, (start) => (start === 'im' ? '&#105;m' : '&#101;x')),
  html: (html) => {
    if (/^<!--[^]*-->$/.test(html)) return `{/*${html.slice(4, -3).replaceAll('*/', '* /')}*/}`;
    if (/^<br ?\/?>$/.test(html)) return '<br />';
    return html.replace(/[{}<]/g, '\\$&');
  },
  codeSpan: (code) => code,
  codeBlock: (code) => code,
  hasAutolinks: false,
  checksLinks: true,
  namesAnchors: false,
};

/** VitePress reads attributes in single braces, containers and contents lists; it includes files anywhere. */
const vue: Escapes = {
  text: (text) =>
    withoutScriptEnd(withoutIncludes(text, '&lt;!--'))
      // In one pass: the backslash of an escaped backslash escapes no brace after it.
      .replace(/\\?\{\\?\{|\\[^]|[<{]/g, (found) => {
        if (found.replaceAll('\\', '') === '{{') return '<span v-pre>{{</span>';
        return found.length > 1 ? found : `\\${found}`;
      })
      .replace(/^(?=:::|\[\[toc\]\])/gim, '\\'),
  // The text after an escaped tag is Markdown.
  html: (html) =>
    /^<br ?\/?>$/.test(html) || (/^<!--[^]*-->$/.test(html) && !include.test(html))
      ? withoutScriptEnd(html)
      : vue.text(html),
  codeSpan: (code) => {
    const safe = withoutScriptEnd(withoutCodeIncludes(code));
    return safe.includes('{{') ? `<span v-pre>${safe}</span>` : safe;
  },
  codeBlock: withoutCodeIncludes,
  hasAutolinks: true,
  checksLinks: true,
  namesAnchors: true,
};

const escapesByFlavor: Readonly<Record<DocsFlavor, Escapes>> = { github, mdx, vue };

const include = /\\?<!--(?=\s*@include)/i;

function withoutIncludes(text: string, by: string): string {
  return text.replace(new RegExp(include, 'gi'), by);
}

function withoutCodeIncludes(code: string): string {
  return withoutIncludes(code, '<\u200b!--');
}

/**
 * VitePress prints front matter and the first heading into a script of the page, in which
 * `</script>` ends it, and begins whatever follows.
 */
function withoutScriptEnd(text: string): string {
  return text.replace(/<(?=\/script)/gi, '<\u200b');
}

function escapeTemplates(text: string): string {
  return text.replace(/\{(?=[{%])/g, '{\\');
}

/** Returns whether a tag is a part of `<a id="model-added"></a>`, the anchors of the docs. */
function isAnchor(page: string, start: number, end: number): boolean {
  return (
    /^<a id="[\w-]{1,100}"><\/a>/.test(page.slice(start, end + '</a>'.length)) ||
    /<a id="[\w-]{1,100}"><\/a>$/.test(page.slice(Math.max(0, start - 120), end))
  );
}

/** Returns a function that returns the anchor of GitHub for each heading, unless any renderer has it. */
function namedAnchors(): (heading: string) => string | undefined {
  const counts = new Map<string, number>();
  return (heading) => {
    const first = githubAnchor(heading);
    const count = counts.get(first) ?? 0;
    counts.set(first, count + 1);
    const isPlain = count === 0 && /^[a-z][a-z\d]*(?: [a-z\d]+)*$/i.test(heading);
    return isPlain || first === '' ? undefined : count === 0 ? first : `${first}-${count}`;
  };
}

type Edit = readonly [start: number, end: number, by: string];

/** Replaces the parts between code, which stays as it is. */
function edited(page: string, editsIn: (page: string, node: Nodes) => readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end, by] of editsIn(page, parseBlocks(page))) {
    parts.push(page.slice(at, start), by);
    at = end;
  }
  return parts.join('') + page.slice(at);
}

/** Returns a function that finds the parts of a page to replace, in order. */
function escapesOf(escapes: Escapes) {
  return (page: string, root: Nodes): readonly Edit[] => {
    const edits: Edit[] = [];
    let at = 0;
    const keep = (start: number, end: number, by?: string): void => {
      edits.push([at, start, escapes.text(page.slice(at, start))]);
      edits.push([start, end, by ?? page.slice(start, end)]);
      at = end;
    };
    const visit = (node: Nodes): void => {
      const start = node.position?.start.offset ?? 0;
      const end = node.position?.end.offset ?? 0;
      const written = page.slice(start, end);
      if (node.type === 'inlineCode') {
        keep(start, end, escapes.codeSpan(written));
      } else if (node.type === 'code' && /^[`~]{3}/.test(written)) {
        keep(start, end, escapes.codeBlock(written));
      } else if (node.type === 'html') {
        keep(start, end, isAnchor(page, start, end) ? written : escapes.html(written));
      } else if (node.type === 'link' && written.startsWith('<')) {
        const url = escapes.text(written.slice(1, -1));
        keep(start, end, escapes.hasAutolinks ? written : `[${url}](${url})`);
      } else if (node.type === 'link' && escapes.checksLinks && node.url.startsWith('/')) {
        const label = node.children.at(-1)?.position?.end.offset ?? end;
        keep(start, start + 1, '');
        node.children.forEach(visit);
        keep(label, end, '');
      } else if ('children' in node) {
        node.children.forEach(visit);
        if (node.type === 'heading' && escapes.namesAnchors) {
          const anchor = anchorFor(toString(node));
          const last = node.children.at(-1)?.position?.end.offset ?? end;
          if (anchor !== undefined) keep(last, last, ` {#${anchor}}`);
        }
      }
    };
    const anchorFor = namedAnchors();
    visit(root);
    keep(page.length, page.length);
    return edits;
  };
}
