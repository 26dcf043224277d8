import type { RootContent } from 'mdast';
import { spanOf } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';

/** Reports content that usual pages do not have. Ignores lines of `---`, which do not mean anything. */
export function reportExtraContent(page: Page, node: RootContent): void {
  if (node.type === 'thematicBreak') return;
  const name = names[node.type] ?? 'Content';
  page.leftOut('PAGE_EXTRA_CONTENT', spanOf(node), name.replace(/^An? /, ''), {
    message: `${name} is new: no reference page had it before.`,
    why: 'A definition has no field for it.',
    fix: 'No action is needed unless users of the models need it. It is omitted.',
  });
}

const names: Readonly<Record<string, string>> = {
  heading: 'A heading',
  paragraph: 'A paragraph',
  list: 'A list',
  table: 'A table',
  code: 'A code block',
  blockquote: 'A quotation',
  html: 'HTML',
};
