import type { RootContent } from 'mdast';
import { spanOf } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';

/** Warns of a part that the grammar of a page does not have. Lines of `---` say nothing. */
export function warnOfExtra(page: Page, node: RootContent): void {
  if (node.type === 'thematicBreak') return;
  page.warning('PAGE_EXTRA_CONTENT', spanOf(node), {
    message: `${names[node.type] ?? 'A part'} stands here that no reference page had so far.`,
    why: 'A definition has no place for it.',
    fix: 'Nothing, if callers of the models don’t need it. It is left out.',
  });
}

const names: Readonly<Record<string, string>> = {
  heading: 'A heading',
  paragraph: 'A paragraph',
  list: 'A list',
  table: 'A table',
  code: 'A piece of code',
  blockquote: 'A quotation',
  html: 'HTML',
};
