import { parseDocument, stringify } from 'yaml';
import type { Span } from '../markdown/parse-markdown.ts';

/** The block between two lines of `---` that a page starts with. */
export interface FrontMatter {
  readonly span: Span;
  readonly title?: TitleLine;
  /** Lines that say something other than the title. */
  readonly others: readonly Span[];
}

interface TitleLine {
  readonly text: string;
  readonly span: Span;
}

/** What the site puts after the provider in every title. */
const site = ' | Scenario Docs';

export function readFrontMatter(markdown: string): FrontMatter | undefined {
  const pattern = /(---[ \t]*(?:\r\n|\r|\n))(.*?)^---[ \t]*$/msy;
  const start = markdown.search(/\S|$/);
  pattern.lastIndex = start;
  const block = pattern.exec(markdown);
  if (block === null) return undefined;
  const [whole, opening = '', content = ''] = block;
  const lines = linesOf(content, start + opening.length);
  const title = lines.find(({ text }) => text.startsWith('title:'));
  return {
    span: { start: 0, end: start + whole.length },
    ...(title && {
      title: { text: scalarText(title.text.slice('title:'.length)), span: title.span },
    }),
    others: lines.filter((line) => line !== title && line.text !== '').map(({ span }) => span),
  };
}

export function printFrontMatter(provider: string): string {
  return `---\n${stringify({ title: provider + site }, { lineWidth: 0 })}---`;
}

/** The provider that a title names, where it is a title of this site. */
export function providerOfTitle(title: string): string | undefined {
  return title.endsWith(site) ? title.slice(0, -site.length) : undefined;
}

function linesOf(text: string, offset: number) {
  return Array.from(text.matchAll(/[^\r\n]+/g), (match) => {
    const start = offset + match.index;
    return { text: match[0].trimEnd(), span: { start, end: start + match[0].trimEnd().length } };
  });
}

/** A title that is no YAML, such as `Dodge: Burn | Scenario Docs`, is taken as it stands. */
function scalarText(source: string): string {
  const document = parseDocument(source);
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  return typeof value === 'string' ? value : source.trim();
}
