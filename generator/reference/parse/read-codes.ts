import type { PhrasingContent } from 'mdast';
import { emptyCode } from '../columns.ts';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';

/** The text of a code span, and where it stands. */
export interface Code {
  readonly text: string;
  readonly span: Span;
}

/**
 * The code spans of a list joined by `, `, in which a lone `“` is an empty one; undefined where
 * something else stands among them. A code span may hold commas, so the text is never split.
 */
export function readCodes(nodes: readonly PhrasingContent[]): readonly Code[] | undefined {
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

/** As the typographer leaves it, or as it was before. */
function isEmptyCode(text: string): boolean {
  return text === emptyCode || text === '``';
}
