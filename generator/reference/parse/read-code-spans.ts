import type { PhrasingContent } from 'mdast';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';
import { emptyCode } from '../columns.ts';

/** The text of a code span, and its place. */
export interface Code {
  readonly text: string;
  readonly span: Span;
}

/**
 * Returns the code spans of a list joined by `, `, in which a lone `“` is an empty one; undefined if
 * the list holds anything else. A code span may contain commas, so the text is never split.
 */
export function readCodeSpans(nodes: readonly PhrasingContent[]): readonly Code[] | undefined {
  const codes: Code[] = [];
  let expectsCode = true;
  for (const node of nodes) {
    if (node.type === 'inlineCode') {
      if (!expectsCode) return undefined;
      codes.push({ text: node.value, span: spanOf(node) });
      expectsCode = false;
      continue;
    }
    if (node.type !== 'text') return undefined;
    for (const piece of node.value.split(/(, )/)) {
      if (piece === '') continue;
      if (expectsCode ? !isEmptyCode(piece) : piece !== ', ') return undefined;
      if (expectsCode) codes.push({ text: '', span: spanOf(node) });
      expectsCode = !expectsCode;
    }
  }
  return expectsCode ? undefined : codes;
}

/** Returns whether the text is an empty code span, before or after a typographer changed it. */
function isEmptyCode(text: string): boolean {
  return text === emptyCode || text === '``';
}
