import type { PhrasingContent } from 'mdast';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import type { Inline } from '../../markdown/blocks.ts';
import { parseInline } from '../../markdown/parse-markdown.ts';
import { straightJson } from '../../markdown/straight-json.ts';
import { escapeHidden, withoutHidden } from '../../text/invisible.ts';
import { rememberByText } from '../../text/remember.ts';

/**
 * Returns Markdown from outside as one line for a table cell: HTML becomes text, and only links to
 * the web remain links. Quotes in JSON become straight, so that it can be copied.
 */
export const foreignMarkdown = rememberByText((markdown): Inline => {
  const line = straightJson(withoutHidden(markdown).trim());
  if (!marks.test(line.replace(plainSigns, ''))) return { markdown: line, text: line };
  const children = parseInline(line).flatMap(harmless);
  return {
    markdown: toMarkdown({ type: 'paragraph', children }, options).trimEnd(),
    text: toString(children),
  };
});

const marks = /[\\`*_[\]<>&!~]/;
/** Marks that are text in any case. */
const plainSigns =
  /(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|!(?!\[)|(?<=[A-Za-z0-9] )[<>]=?(?= )|(?<=[A-Za-z0-9] )&(?= )/g;

const options: Options = {
  emphasis: '_',
  // Not part of Markdown, but two of them strike text through on GitHub.
  unsafe: [{ character: '~', inConstruct: 'phrasing' }],
};

function harmless(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ type: 'text', value: withoutHidden(node.value) }];
    case 'inlineCode':
      return [{ type: 'inlineCode', value: escapeHidden(node.value) }];
    case 'break':
      return [{ type: 'text', value: ' ' }];
    case 'emphasis':
    case 'strong':
      return [{ ...node, children: node.children.flatMap(harmless) }];
    case 'link': {
      const children = node.children.flatMap(harmless);
      return /^https?:/i.test(node.url) ? [{ ...node, children }] : children;
    }
    case 'image':
      return [{ type: 'text', value: withoutHidden(node.alt ?? '') }];
    default:
      return [];
  }
}
