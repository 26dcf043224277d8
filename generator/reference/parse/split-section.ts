import type { Paragraph, PhrasingContent, RootContent, Table, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf, spanOfAll, type Span } from '../../markdown/parse-markdown.ts';
import { labelOf, type FormatMap, type Label } from '../vocabulary.ts';
import { isProse, mayDescribe } from './describing-text.ts';
import { linesOf, sliceText, trimPieces, trimValueMarks } from './line-pieces.ts';
import { saysNoParameters } from './no-parameters.ts';

/** A label with the content after it. */
export interface Field {
  readonly label: Label;
  readonly span: Span;
  readonly nodes: readonly PhrasingContent[];
  /** Whether the label is in bold, in italics, in code or a link. */
  readonly styled: boolean;
}

/** A table with the text of the last heading or paragraph before it. */
export interface TitledTable {
  readonly table: Table;
  readonly title: string;
}

/** A paragraph that may be the description of a model. */
export interface Candidate {
  readonly node: RootContent;
  readonly span: Span;
  /** Whether it is below a label. */
  readonly isLate: boolean;
  /** Whether it is below the table. */
  readonly isLast?: true;
  readonly isQuote: boolean;
}

/** The parts of a model's section. */
export interface SectionParts {
  readonly description?: Span;
  /** A text that may be the description or a remark. */
  readonly questionable?: Span;
  /** The paragraphs that may be the description. `describeSections` chooses one. */
  readonly candidates: readonly Candidate[];
  readonly fields: readonly Field[];
  readonly tables: readonly TitledTable[];
  /** Rows outside of a table, because of a missing line of dashes or an empty line. */
  readonly strayRows: readonly Paragraph[];
  /** Content that usual pages do not have. */
  readonly extras: readonly RootContent[];
}

/** Splits the content below a heading into its parts. */
export function splitSection(
  markdown: string,
  nodes: readonly RootContent[],
  map: FormatMap,
): SectionParts {
  const candidates: Candidate[] = [];
  let title = '';
  const fields: Field[] = [];
  const tables: TitledTable[] = [];
  const strayRows: Paragraph[] = [];
  const extras: RootContent[] = [];
  for (const node of nodes) {
    if (node.type === 'table') {
      const own = fieldsOfTable(markdown, node, map);
      if (own.length > 0) {
        fields.push(...own);
        continue;
      }
      tables.push({ table: node, title });
      title = '';
      continue;
    }
    if (node.type === 'heading') {
      title = toString(node);
      const label = labelOf(title, map);
      if (label !== undefined) {
        fields.push({ label, styled: true, span: spanOf(node), nodes: [] });
        continue;
      }
    }
    const paragraphs = paragraphsOf(node);
    const last = fields.at(-1);
    const isValue =
      node.type === 'list' || (node.type === 'paragraph' && !hasLabel(markdown, node, map));
    if (isValue && paragraphs && last?.nodes.length === 0) {
      const nodes = paragraphs.flatMap(({ children }, at) => [
        ...(at === 0 ? [] : [newLine]),
        ...children,
      ]);
      fields.splice(-1, 1, { ...last, nodes });
      continue;
    }
    const described = fields.length === 0 && tables.length === 0 ? textOfQuote(node) : undefined;
    const labelled = tables.length === 0 ? labelledDescription(node) : undefined;
    if (described) {
      candidates.push({ node, span: described, isLate: false, isQuote: true });
    } else if (labelled) {
      candidates.push({ node, span: labelled, isLate: fields.length > 0, isQuote: false });
    } else if (paragraphs === undefined) {
      if (node.type === 'html') title = summaryOf(node.value) ?? title;
      extras.push(node);
    } else if (node.type === 'paragraph' && markdown[spanOf(node).start] === '|') {
      strayRows.push(node);
    } else {
      const parts = paragraphs.map((paragraph) => splitAtLabels(markdown, paragraph, map));
      const found = parts.flatMap(([, ...labeled]) => labeled);
      const [[text] = []] = parts;
      // After the labels, a line with a colon introduces the table.
      const isTitle =
        fields.length > 0 && text && markdown.slice(text.start, text.end).endsWith(':');
      const isCandidate =
        node.type === 'paragraph' &&
        text !== undefined &&
        tables.length === 0 &&
        !isTitle &&
        !(fields.length > 0 && toString(node).trim() === ':::') &&
        !startsWithLabel(node) &&
        mayDescribe(markdown.slice(text.start, text.end), found.length > 0) &&
        !(fields.length > 0 && saysNoParameters(toString(node)));
      if (isCandidate) {
        const span = spanOfStyled(node) ?? text;
        candidates.push({ node, span, isLate: fields.length > 0, isQuote: false });
      } else if (tables.length > 0 && found.length === 0 && text && isProse(toString(node))) {
        candidates.push({
          node,
          span: text,
          isLate: true,
          isLast: true,
          isQuote: node.type === 'blockquote',
        });
      } else if (node.type !== 'blockquote' ? text || found.length === 0 : found.length === 0)
        extras.push(node);
      // A short line before a table names it; a description does not.
      const line = text && !isCandidate ? markdown.slice(text.start, text.end) : '';
      if (line.length < 80 && line.endsWith(':')) title = line;
      fields.push(...found);
    }
  }
  return {
    candidates,
    fields: preferStyled(fields),
    tables,
    strayRows,
    extras,
  };
}

/** Returns the place of the text of a quote of one paragraph without a label. */
function textOfQuote(node: RootContent): Span | undefined {
  const [only, ...others] = node.type === 'blockquote' ? node.children : [];
  const isText = only?.type === 'paragraph' && others.length === 0 && !startsWithLabel(only);
  if (!isText) return undefined;
  const span = spanOf(only);
  const { start, end } = only.position ?? {};
  return start?.line === end?.line && !toString(only).startsWith('[!') ? span : undefined;
}

/** Returns the place of a description with a label: `**Description:** …`. */
function labelledDescription(node: RootContent): Span | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [first, ...rest] = node.children;
  const isLabel =
    first?.type === 'strong' &&
    /^(?:description|summary|overview|about) ?:?$/i.test(toString(first));
  const [text] = isLabel && startsWithLabel(node) ? trimValueMarks(trimPieces(rest), true) : [];
  const end = spanOf(node).end;
  return text && spanOf(text).start < end ? { start: spanOf(text).start, end } : undefined;
}

/** Returns the place of the text of a paragraph that is in italics or in bold as a whole. */
function spanOfStyled({ children: [only, ...others] }: Paragraph): Span | undefined {
  if (others.length > 0 || (only?.type !== 'emphasis' && only?.type !== 'strong')) return undefined;
  return spanOfAll(only.children);
}

/** Returns the title of a part of the page that a click opens. */
function summaryOf(html: string): string | undefined {
  return /<summary>([^<>]*)<\/summary>/i.exec(html)?.[1]?.trim();
}

/** Returns the labels of a table with a label in each row: `| Model ID | … |`. */
function fieldsOfTable(markdown: string, { children }: Table, map: FormatMap): readonly Field[] {
  if (children.some((row) => row.children.length !== 2)) return [];
  return children.flatMap((row) => {
    const [head, cell] = row.children;
    const label = head && labelOf(toString(head), map);
    if (label === undefined || !cell) return [];
    const isEmpty = /^[-–—]?$/.test(markdown.slice(spanOf(cell).start, spanOf(cell).end).trim());
    return isEmpty ? [] : [{ label, styled: true, span: spanOf(row), nodes: cell.children }];
  });
}

function hasLabel(markdown: string, paragraph: Paragraph, map: FormatMap): boolean {
  return splitAtLabels(markdown, paragraph, map).length > 1 || startsWithLabel(paragraph);
}

const newLine: PhrasingContent = { type: 'break' };

/** Returns the paragraphs of a paragraph, a quote or a flat list. */
function paragraphsOf(node: RootContent): readonly Paragraph[] | undefined {
  if (node.type === 'paragraph') return [node];
  if (node.type === 'blockquote') {
    const own = node.children.map((child) => (child.type === 'paragraph' ? child : undefined));
    return own.every((child) => child !== undefined) ? own : undefined;
  }
  if (node.type !== 'list') return undefined;
  const items = node.children.map(({ children: [first, ...others] }) =>
    first?.type === 'paragraph' && others.length === 0 ? first : undefined,
  );
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Leaves out a plain label if another line has the same label with formatting. */
function preferStyled(fields: readonly Field[]): readonly Field[] {
  return fields.filter(
    ({ label, styled }) => styled || !fields.some((other) => other.label === label && other.styled),
  );
}

/** Returns the bold text that a paragraph starts with, without its colon. */
export function leadingLabel(node: RootContent): string | undefined {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'strong' ? toString(first).replace(/:$/, '') : undefined;
}

/** Returns whether a paragraph starts like a label: `**Tasks:** …`. */
function startsWithLabel({ children: [first, second] }: Paragraph): boolean {
  if (first?.type !== 'strong') return false;
  return toString(first).endsWith(':') || (second?.type === 'text' && second.value.startsWith(':'));
}

/** Splits a paragraph, which may be several lines, into the text before the first label and a field for each label. */
function splitAtLabels(
  markdown: string,
  { children }: Paragraph,
  map: FormatMap,
): readonly [Span | undefined, ...Field[]] {
  const pieces = linesOf(markdown, children);
  const starts = pieces.flatMap((node, index) => {
    const before = pieces[index - 1];
    const startsLine = before === undefined || before.type === 'break';
    const label = labelAt(node, pieces[index + 1], startsLine, map);
    return label === undefined ? [] : [{ ...label, index }];
  });
  const before = trimPieces(pieces.slice(0, starts[0]?.index));
  const fields = starts.map(({ label, styled, rest, index }, position): Field => {
    const nodes = pieces.slice(index, starts[position + 1]?.index);
    const content = [...(rest ? [rest] : []), ...nodes.slice(1)];
    return {
      label,
      styled,
      span: spanOfAll(trimPieces(nodes)) ?? { start: 0, end: 0 },
      nodes: trimValueMarks(trimPieces(content), styled),
    };
  });
  return [spanOfAll(before), ...fields];
}

interface FoundLabel {
  readonly label: Label;
  readonly styled: boolean;
  /** The text after a plain label, in the same node. */
  readonly rest?: Text;
}

function labelAt(
  node: PhrasingContent,
  next: PhrasingContent | undefined,
  startsLine: boolean,
  map: FormatMap,
): FoundLabel | undefined {
  if (node.type === 'text') {
    const [whole, text = ''] =
      (startsLine ? /^\s*([^:：]{1,40})[:：]\s*/.exec(node.value) : undefined) ?? [];
    const label = whole === undefined ? undefined : labelOf(text, map);
    if (label === undefined || whole === undefined) return undefined;
    return { label, styled: false, rest: sliceText(node, whole.length) };
  }
  if (!['strong', 'emphasis', 'link', 'inlineCode'].includes(node.type)) return undefined;
  const text = toString(node);
  const hasColon =
    /[:：]\s*$/.test(text) || (next?.type === 'text' && /^\s*[:：]/.test(next.value));
  if (!hasColon && (!startsLine || node.type !== 'strong')) return undefined;
  const label = labelOf(text, map);
  return label && { label, styled: true };
}
