import type { PhrasingContent, Text } from 'mdast';
import { spanOf } from '../../markdown/parse-markdown.ts';

/** Splits text nodes into lines, with a `break` node between them. */
export function linesOf(
  markdown: string,
  nodes: readonly PhrasingContent[],
): readonly PhrasingContent[] {
  return nodes.flatMap((node): readonly PhrasingContent[] => {
    if (node.type === 'html' && /^<br ?\/?>$/i.test(node.value)) return [{ type: 'break' }];
    if (node.type !== 'text' || !node.value.includes('\n')) return [node];
    const { start, end } = spanOf(node);
    const sources = markdown.slice(start, end).split(/\r\n|\r|\n/);
    let offset = start;
    return node.value.split('\n').flatMap((value, index): readonly PhrasingContent[] => {
      const at = offset + (sources[index]?.search(/\S|$/) ?? 0);
      const stop = offset + (sources[index]?.length ?? 0);
      offset = stop + 1;
      const text: Text = { type: 'text', value, position: positionOf(at, stop) };
      const line = value === '' ? [] : [text];
      return index === 0 ? line : [{ type: 'break' }, ...line];
    });
  });
}

/** Returns a text node from an offset to its end. */
export function sliceText(node: Text, from: number): Text {
  const { start, end } = spanOf(node);
  return {
    ...node,
    value: node.value.slice(from),
    position: positionOf(Math.min(start + from, end), end),
  };
}

/** Returns a position of which only the offsets are valid. */
function positionOf(start: number, end: number) {
  return {
    start: { line: 1, column: 1, offset: start },
    end: { line: 1, column: 1, offset: end },
  };
}

/** Removes the colon before a value and the separator after it. */
export function trimValueMarks(
  nodes: readonly PhrasingContent[],
  styled: boolean,
): readonly PhrasingContent[] {
  const last = nodes.length - 1;
  const pieces = nodes.map((node, index): PhrasingContent => {
    if (node.type !== 'text') return node;
    const mark =
      index === 0 && styled ? (/^\s*[:：=–—→|]?\s*/.exec(node.value)?.[0].length ?? 0) : 0;
    const text = mark > 0 ? sliceText(node, mark) : node;
    if (index !== last) return text;
    const end = /(?<![\s·|•,;])[\s·|•,;]+$/.exec(text.value)?.index ?? text.value.length;
    const kept = text.value.slice(0, end);
    const { start } = spanOf(text);
    return { ...text, value: kept, position: positionOf(start, start + kept.length) };
  });
  return trimPieces(pieces);
}

/** Removes breaks and white space at both ends. */
export function trimPieces(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const isFilled = (node: PhrasingContent) =>
    node.type !== 'break' && (node.type !== 'text' || /[^ \t\r\n]/.test(node.value));
  const first = nodes.findIndex(isFilled);
  const last = nodes.findLastIndex(isFilled);
  if (first === -1) return [];
  return nodes.slice(first, last + 1).map((node, index, all) => {
    if (node.type !== 'text') return node;
    const { start, end } = spanOf(node);
    const before = index === 0 ? node.value.search(/[^ \t\r\n]/) : 0;
    const after =
      index === all.length - 1
        ? node.value.length - node.value.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '').length
        : 0;
    if (before + after <= 0) return node;
    return {
      ...node,
      value: node.value.slice(before, node.value.length - after),
      position: positionOf(start + before, end - after),
    };
  });
}
