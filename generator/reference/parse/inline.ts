import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';

/** A part of a line without its formatting. */
export interface Token {
  readonly kind: 'code' | 'text' | 'break' | 'other';
  readonly text: string;
  readonly span: Span;
  /** Whether it is in bold, in italics or in a link. */
  readonly styled: boolean;
}

/** Returns the parts of a line without anchors and images. HTML that may have a meaning is `other`. */
export function tokensOf(nodes: readonly PhrasingContent[], styled = false): readonly Token[] {
  let inCode = false;
  let isRaised = false;
  return nodes.flatMap((node): readonly Token[] => {
    const span = spanOf(node);
    switch (node.type) {
      case 'inlineCode':
        return [{ kind: 'code', text: codeText(node.value), span, styled }];
      case 'text': {
        if (inCode) return [{ kind: 'code', text: codeText(node.value), span, styled }];
        // A raised digit is an exponent or a footnote, never a digit of the number before it.
        const text = isRaised && /^\d/.test(node.value) ? `^${node.value}` : node.value;
        return [{ kind: 'text', text, span, styled }];
      }
      case 'break':
        return [{ kind: 'break', text: '\n', span, styled }];
      case 'image':
        return [];
      case 'html':
        if (/^<br ?\/?>$/i.test(node.value)) return [{ kind: 'break', text: '\n', span, styled }];
        if (/^<\/?code>$/i.test(node.value)) {
          inCode = !node.value.startsWith('</');
          return [];
        }
        if (/^<\/?sup\b/i.test(node.value)) isRaised = !node.value.startsWith('</');
        if (isComment(node.value)) return [];
        if (/^<\/?(?:a|span|sup|badge|small)(?:\s[^<>]*)?>$/i.test(node.value)) return [];
        return [{ kind: 'other', text: node.value, span, styled }];
      default:
        if ('children' in node) return tokensOf(node.children, true);
        return [{ kind: 'other', text: toString(node), span, styled }];
    }
  });
}

function isComment(html: string): boolean {
  return html.startsWith('<!--') && html.endsWith('-->');
}

/** Returns the text of a code span, without invisible characters and no-break spaces at its ends. */
function codeText(value: string): string {
  return withoutLineBreaks(value)
    .replace(/^[\u00a0\u00ad\u200b\u2060\ufeff]+/, '')
    .replace(/(?<![\u00a0\u00ad\u200b\u2060\ufeff])[\u00a0\u00ad\u200b\u2060\ufeff]+$/, '');
}

/** Returns a code span or a quoted value as Markdown shows it: a line break is a space. */
export function withoutLineBreaks(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, ' ');
}

/** Returns the text of tokens, with `\n` for breaks. */
export function textOfTokens(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}
