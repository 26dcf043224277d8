import { stringify } from 'yaml';
import type { Span } from '../markdown/parse-markdown.ts';
import { sourceText } from '../report/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/** The block between two lines of `---` at the start of a page. */
export interface FrontMatter {
  readonly span: Span;
  readonly title?: TitleLine;
  /** Lines other than the title. */
  readonly others: readonly Span[];
}

interface TitleLine {
  readonly text: string;
  readonly span: Span;
}

/** The end of every title, after the provider. */
const site = ' | Scenario Docs';

/** Reads the front matter of a page; undefined if it has none. */
export function readFrontMatter(markdown: string): FrontMatter | undefined {
  const pattern = /(---[ \t]*(?:\r\n|\r|\n))(.*?)^---[ \t]*$/msy;
  const start = markdown.search(/\S|$/);
  pattern.lastIndex = start;
  const block = pattern.exec(markdown);
  if (block === null) return undefined;
  const [found, opening = '', content = ''] = block;
  const lines = linesOf(content, start + opening.length);
  const title = lines.find(({ text }) => text.startsWith('title:'));
  return {
    span: { start: 0, end: start + found.length },
    ...(title && {
      title: { text: scalarText(title.text.slice('title:'.length)), span: title.span },
    }),
    others: lines.filter((line) => line !== title && line.text !== '').map(({ span }) => span),
  };
}

/** Prints the front matter of a page. */
export function printFrontMatter(provider: string): string {
  const title = provider + site;
  // Words are the same in YAML.
  const line = /^[A-Za-z][A-Za-z\d .-]*$/.test(provider)
    ? `title: ${title}\n`
    : stringify({ title }, { lineWidth: 0 });
  return `---\n${line}---`;
}

/** Returns the provider in a title; undefined if the title is from another site. */
export function providerOfTitle(title: string): string | undefined {
  return title.endsWith(site) ? title.slice(0, -site.length) : undefined;
}

function linesOf(text: string, offset: number) {
  return Array.from(text.matchAll(/[^\r\n]+/g), (match) => {
    const start = offset + match.index;
    return { text: match[0].trimEnd(), span: { start, end: start + match[0].trimEnd().length } };
  });
}

/** Returns the text of a title. A title that is not YAML, such as `Dodge: Burn | Scenario Docs`, is unchanged. */
function scalarText(source: string): string {
  const parsed = parseYaml(sourceText('', source), 'PAGE_TITLE_DIFFERS');
  const value = parsed.ok ? parsed.value.value : undefined;
  return typeof value === 'string' ? value : source.trim();
}
