import type { InlineNode } from './markdown-tree.ts';

/** Any of these may be syntax; most words of a page have none. */
const marks = /[\\`*_[\]<&~\n\r\0]/;

/** The marks that can't be syntax where they are: `_` inside of a word, a lone `&`. */
const literal = String.raw`(?<=[A-Za-z\d])_+(?=[A-Za-z\d])|&(?!#?\w+;)|(?<!~)~(?!~)|<(?=[ =\d])`;
const escaped = String.raw`\\[!-/:-@[-\x60{-~]`;
const code = String.raw`\x60[^\x60\n\r\0]+\x60(?!\x60)`;
/** One character at a time: a label without an end would take exponential time otherwise. */
const label = String.raw`(?:[^\\\x60*_[\]<&~\n\r\0]|${escaped}|${literal}|${code})+`;
/** URLs without characters that the parser encodes, decodes or reads as an entity. */
const site = String.raw`https?:\/\/(?:[a-z\d.]|-(?!-))+\/`;
const path = String.raw`(?:[\w./?#=+-]|%[\dA-F]{2})*`;

const piece = new RegExp(
  [
    String.raw`(?<plain>[^\\\x60*_[\]<&~\n\r\0]+|${literal})`,
    String.raw`(?<escape>${escaped})`,
    String.raw`(?<span>${code})`,
    String.raw`\[(?<words>${label})\]\((?<href>(?:${site}|(?!\/\/)[\w./?#])${path})\)`,
    // Only if neither mark can be anything else.
    String.raw`(?<![^ ])\*\*(?=[A-Za-z\d])(?<bold>${label})(?<=[A-Za-z\d:])\*\*(?=[ .,:;]|$)`,
    String.raw`<(?<url>${site}[\w./-]*)>`,
    String.raw`(?<line>(?<! )\n(?![ \t]))`,
    String.raw`(?<bracket>[[\]])`,
  ].join('|'),
  'y',
);

/**
 * Reads a line of Markdown if its syntax is plain: words, code, links, bold words. Returns
 * undefined otherwise, and the parser reads it. The result is that of the parser for a page without
 * link definitions.
 */
export function readPlainInline(line: string): readonly InlineNode[] | undefined {
  if (!marks.test(line)) return line === '' ? [] : [{ kind: 'text', text: line }];
  // After the last of these, a bracket is only a bracket.
  const lastLink = line.lastIndexOf('](');
  const words: InlineNode[] = [];
  let text = '';
  let at = 0;
  while (at < line.length) {
    piece.lastIndex = at;
    const found = piece.exec(line);
    if (!found) return undefined;
    at += found[0].length;
    const [, plain, escape, span, label, href = '', bold, url, lineBreak] = found;
    if (plain !== undefined) text += plain;
    else if (escape !== undefined) text += escape.charAt(1);
    else {
      let word: InlineNode;
      if (span !== undefined) word = { kind: 'code', text: withoutPadding(span.slice(1, -1)) };
      else if (lineBreak !== undefined) word = { kind: 'softBreak' };
      else if (url !== undefined)
        word = { kind: 'link', href: url, children: [{ kind: 'text', text: url }] };
      else if (label !== undefined || bold !== undefined) {
        const children = readPlainInline(label ?? bold ?? '');
        if (!children) return undefined;
        word =
          label === undefined ? { kind: 'strong', children } : { kind: 'link', href, children };
      } else if (at > lastLink) {
        text += found[0];
        continue;
      } else return undefined;
      if (text !== '') words.push({ kind: 'text', text });
      text = '';
      words.push(word);
    }
  }
  if (text !== '') words.push({ kind: 'text', text });
  return words;
}

/** A space at both ends of a code span, as a span of backticks has, is not a part of the code. */
function withoutPadding(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code) ? code.slice(1, -1) : code;
}
