import type { List, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../../markdown/markdown-text.ts';
import { contentSpan, parseBlocks, spanOf, type Span } from '../../markdown/parse-markdown.ts';
import type { FormatMap } from '../vocabulary.ts';
import type { ContentsEntry } from './check-contents.ts';
import { describeSections } from './describe-sections.ts';
import { headingName, listedNames } from './heading-name.ts';
import type { Page } from './page.ts';
import { splitSection, type SectionParts } from './split-section.ts';

/** The heading of a model and the content below it. */
export interface Section {
  readonly name: string;
  readonly deprecated: boolean;
  /** The text of the heading. */
  readonly span: Span;
  /** The start of the section, with an anchor before its heading. */
  readonly start: number;
  readonly nodes: readonly RootContent[];
  readonly parts: SectionParts;
  readonly isLast: boolean;
}

/** A page, split at its headings. */
export interface PageParts {
  /** The blocks before the first section. */
  readonly top: readonly RootContent[];
  readonly list: List | undefined;
  readonly contents: readonly ContentsEntry[];
  readonly sections: readonly Section[];
  /** Headings that are not of models, and the content below them. */
  readonly others: readonly RootContent[];
}

/** Splits a page into its sections. Their headings may have any level. */
export function splitPage(page: Page, start: number, map: FormatMap): PageParts {
  const body = page.markdown.slice(0, start).replace(/[^\r\n]/g, ' ') + page.markdown.slice(start);
  const { children } = parseBlocks(body);
  const headings = children.flatMap((node, index) =>
    node.type === 'heading' ? [{ node, index }] : [],
  );
  const [first] = headings;
  const list =
    children.find(isContents) ??
    children.slice(0, first?.index).find((node) => node.type === 'list');
  const contents = list ? contentsOf(list) : [];
  const listed = new Set(contents.map(({ name }) => name));
  const partsOf = (nodes: readonly RootContent[]) => splitSection(page.markdown, nodes, map);
  const depth = modelDepth(
    headings.map(({ node, index }, position) => ({
      depth: node.depth,
      isListed: listed.has(headingName(node, listed).name),
      hasId: () =>
        partsOf(children.slice(index + 1, headings[position + 1]?.index)).fields.some(
          ({ label }) => label === 'Model ID',
        ),
    })),
  );
  const marks = headings.filter(({ node }) => node.depth <= depth);
  const lastOfDepth = marks.findLast(({ node }) => node.depth === depth);
  const others: RootContent[] = [];
  const sections: Section[] = [];
  let firstStart = children.length;
  marks.forEach(({ node, index }, position) => {
    const end = marks[position + 1]?.index ?? children.length;
    const nodes = children.slice(index + 1, end);
    const { name, deprecated } = headingName(node, listed);
    const parts = partsOf(nodes);
    const { fields, tables, strayRows } = parts;
    const isEmpty = fields.length + tables.length + strayRows.length === 0;
    const isModel =
      node.depth === depth &&
      (listed.has(name) || fields.length + strayRows.length > 0 || hasModelTable(parts));
    const isLast = node === lastOfDepth?.node;
    if (!isModel && !(isEmpty && isLast && name === '')) {
      if (sections.length > 0) others.push(node, ...nodes);
      return;
    }
    if (sections.length === 0) firstStart = index;
    const before = children[index - 1];
    const anchor =
      before?.type === 'html' && /^<a\s[^<>]*><\/a>$/.test(before.value.trim())
        ? before
        : undefined;
    const from = spanOf(anchor ?? node).start;
    sections.push({ name, deprecated, span: contentSpan(node), start: from, nodes, parts, isLast });
  });
  const names = listedNames(
    sections.map(({ name }) => name),
    contents,
  );
  const named = sections.map((section, at) => ({ ...section, name: names[at] ?? section.name }));
  const isAnchored =
    (sections[0]?.start ?? 0) <
    spanOf(children[firstStart] ?? { type: 'root', children: [] }).start;
  return {
    top: children.slice(0, isAnchored ? firstStart - 1 : firstStart),
    list,
    contents,
    sections: describeSections(page.markdown, named),
    others,
  };
}

/** Returns whether a section without labels is about a model: it has a table with many columns. */
function hasModelTable({ tables }: SectionParts): boolean {
  return tables.some(({ table }) => (table.children[0]?.children.length ?? 0) >= 5);
}

interface HeadingFacts {
  readonly depth: number;
  readonly isListed: boolean;
  readonly hasId: () => boolean;
}

/**
 * Returns the level of most headings that the contents list names, or else of those with a Model ID
 * below them.
 */
function modelDepth(headings: readonly HeadingFacts[]): number {
  const listed = headings.filter(({ isListed }) => isListed);
  const known = listed.length > 0 ? listed : headings.filter(({ hasId }) => hasId());
  const counts = new Map<number, number>();
  for (const { depth } of known) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  const [[depth] = [2]] = [...counts].sort(([, a], [, b]) => b - a);
  return depth;
}

function isContents(node: RootContent): node is List {
  return (
    node.type === 'list' &&
    node.children.some(
      ({ children: [first] }) =>
        first?.type === 'paragraph' &&
        first.children.some((inner) => inner.type === 'link' && inner.url.startsWith('#')),
    )
  );
}

function contentsOf(list: List): readonly ContentsEntry[] {
  return list.children.map((item) => {
    const [first] = item.children;
    const text = oneLine(toString(first?.type === 'paragraph' ? first : item));
    return {
      name: text.replace(/ ?[([]deprecated[)\]]$/i, ''),
      span: first?.type === 'paragraph' ? contentSpan(first) : spanOf(item),
    };
  });
}
