import type { Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';

export const labels = ['Model ID', 'Capabilities', 'LLM Markdown'] as const;

export type Label = (typeof labels)[number];

/** A label in bold with the content after it. */
export interface Field {
  readonly label: Label;
  readonly span: Span;
  readonly nodes: readonly PhrasingContent[];
}

export interface SectionParts {
  readonly description?: Span;
  readonly fields: readonly Field[];
  readonly tables: readonly Table[];
  /** Rows outside of a table, because the line of dashes is missing or an empty line is in between. */
  readonly strayRows: readonly Paragraph[];
  /** Content that the grammar of a page does not have. */
  readonly extras: readonly RootContent[];
}

/** Sorts the content below a heading. The description is the first paragraph before the labels. */
export function splitSection(markdown: string, nodes: readonly RootContent[]): SectionParts {
  let description: Span | undefined;
  const fields: Field[] = [];
  const tables: Table[] = [];
  const strayRows: Paragraph[] = [];
  const extras: RootContent[] = [];
  for (const node of nodes) {
    if (node.type === 'table') {
      tables.push(node);
    } else if (node.type !== 'paragraph') {
      extras.push(node);
    } else if (markdown[spanOf(node).start] === '|') {
      strayRows.push(node);
    } else {
      const [text, ...labelled] = splitAtLabels(node);
      const isFirst = description === undefined && fields.length === 0 && tables.length === 0;
      if (text && isFirst) description = text;
      else if (text) extras.push(node);
      fields.push(...labelled);
    }
  }
  return { ...(description && { description }), fields, tables, strayRows, extras };
}

/** Returns the bold text that a paragraph starts with, without its colon. */
export function leadingLabel(node: RootContent): string | undefined {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'strong' ? toString(first).replace(/:$/, '') : undefined;
}

/** Returns the text before the first label, and a field for each label: adjacent lines are one paragraph. */
function splitAtLabels({ children }: Paragraph): readonly [Span | undefined, ...Field[]] {
  const starts = children.flatMap((node, index) => {
    const text = node.type === 'strong' ? toString(node) : '';
    const label = labels.find((known) => text === `${known}:`);
    return label === undefined ? [] : [{ label, index }];
  });
  const before = trimmed(children.slice(0, starts[0]?.index));
  const fields = starts.map(({ label, index }, position): Field => {
    const nodes = children.slice(index, starts[position + 1]?.index);
    return {
      label,
      span: spanOfAll(nodes) ?? { start: 0, end: 0 },
      nodes: trimmed(nodes.slice(1)),
    };
  });
  return [spanOfAll(before), ...fields];
}

function spanOfAll(nodes: readonly PhrasingContent[]): Span | undefined {
  const [first] = nodes;
  return first && spanOf(first, nodes.at(-1));
}

/** Removes white space at both ends. */
function trimmed(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const last = nodes.length - 1;
  return nodes
    .map((node, index) => {
      if (node.type !== 'text') return node;
      const value = index === 0 ? node.value.replace(/^[ \t\r\n]+/, '') : node.value;
      return {
        ...node,
        value: index === last ? value.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '') : value,
      };
    })
    .filter((node) => node.type !== 'text' || node.value !== '');
}
