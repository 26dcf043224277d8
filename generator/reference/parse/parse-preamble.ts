import type { Blockquote, List, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Mention } from './check-contents.ts';
import { quoted } from './details.ts';
import { providerOfTitle, type FrontMatter } from '../front-matter.ts';
import { contentSpan, spanOf, type Span } from '../../markdown/parse-markdown.ts';
import { oneLine } from '../../markdown/markdown-text.ts';
import type { Page } from './page.ts';
import { warnOfExtra } from './warn-of-extra.ts';

/** What stands before the first section. A fact that is absent was told as an error. */
export interface Preamble {
  readonly provider?: string | undefined;
  readonly category?: string | undefined;
  readonly lastUpdated?: string | undefined;
  /** Empty where there is no list. */
  readonly contents: readonly Mention[];
}

/** The categories that the reference is known to have. A new one is imported all the same. */
const categories: ReadonlySet<string> = new Set([
  'image generation',
  'video generation',
  '3d generation',
  'audio generation',
  'image upscale',
  'video upscale',
  'background removal',
  'vectorization',
]);

export function parsePreamble(
  page: Page,
  frontMatter: FrontMatter | undefined,
  nodes: readonly RootContent[],
): Preamble {
  const notice = nodes.find((node) => node.type === 'blockquote');
  const sentence = nodes.find(isSentence);
  const list = nodes.find((node) => node.type === 'list');
  for (const node of nodes) {
    if (node !== notice && node !== sentence && node !== list) warnOfExtra(page, node);
  }
  const end = frontMatter?.span.end ?? 0;
  const top = { start: Math.max(0, end - 3), end };
  const subject = parseSentence(page, sentence, top);
  checkFrontMatter(page, frontMatter, subject.provider);
  return {
    ...subject,
    lastUpdated: parseNotice(page, notice, top),
    contents: list ? contentsOf(list) : [],
  };
}

function isSentence(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && toString(node).startsWith('This reference lists all');
}

function parseSentence(page: Page, sentence: Paragraph | undefined, top: Span) {
  const fix =
    'Write `This reference lists all available **PROVIDER** CATEGORY models and their parameters.`';
  const bold = sentence?.children.find((node) => node.type === 'strong');
  const provider = bold && oneLine(toString(bold));
  if (sentence === undefined || bold === undefined || !provider) {
    page.error('PAGE_NO_PROVIDER', sentence ? spanOf(sentence) : top, {
      message: 'No sentence says in bold whose models these are.',
      why: 'Provider and category name a page; its title does not.',
      fix,
    });
    return {};
  }
  const rest = sentence.children.slice(sentence.children.indexOf(bold) + 1);
  const said = /^ (.+?) models and their parameters/s.exec(toString(rest))?.[1];
  const category = said && oneLine(said);
  if (category === undefined) {
    page.error('PAGE_NO_CATEGORY', spanOf(sentence), {
      message: `The sentence does not say which of ${provider}’s models these are.`,
      why: 'Provider and category name a page; a provider may have several.',
      fix,
    });
  } else if (!categories.has(category)) {
    const start = spanOf(bold).end + 1;
    page.warning(
      'PAGE_NEW_CATEGORY',
      { start, end: start + category.length },
      {
        message: `The category ${quoted(category)} was not met before.`,
        why: `So far there are ${[...categories].join(', ')}.`,
        fix: 'Nothing, if it is spelt as it should be: the category names the folder of the definition.',
      },
    );
  }
  return { provider, category };
}

function parseNotice(page: Page, notice: Blockquote | undefined, top: Span): string | undefined {
  const text = notice && toString(notice);
  const date = text?.split('Last updated:')[1]?.trim().replace(/\.$/, '');
  if (notice === undefined || !date) {
    page.error('PAGE_NO_DATE', notice ? spanOf(notice) : top, {
      message: 'No line says when the page was last updated.',
      why: 'Where two pages tell of one model, the later one is right.',
      fix: 'Write `> This page is auto-generated from model configurations. Last updated: 2026-04-09.`',
    });
    return undefined;
  }
  if (isDate(date)) return date;
  const { start, end } = spanOf(notice);
  const at = page.markdown.indexOf(date, start);
  page.error('PAGE_DATE', at === -1 ? { start, end } : { start: at, end: at + date.length }, {
    message: `The page was last updated on ${quoted(date)}, which is no date.`,
    why: 'Where two pages tell of one model, the later one is right.',
    fix: 'Write the year, the month and the day: `2026-04-09`.',
  });
  return undefined;
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function checkFrontMatter(
  page: Page,
  frontMatter: FrontMatter | undefined,
  provider: string | undefined,
): void {
  for (const span of frontMatter?.others ?? []) {
    page.warning('PAGE_EXTRA_CONTENT', span, {
      message: 'The front matter says more than the title.',
      why: 'A definition has no place for it.',
      fix: 'Nothing, if callers of the models don’t need it. It is left out.',
    });
  }
  const title = frontMatter?.title;
  if (title === undefined) {
    page.error(
      'PAGE_NO_TITLE',
      { start: 0, end: 3 },
      {
        message: 'The page does not start with its title.',
        why: 'A page starts with a line of `---`, its title and another line of `---`. Without them its start may be missing.',
        fix: `Write \`title: ${provider ?? 'PROVIDER'} | Scenario Docs\` between two lines of \`---\`.`,
      },
    );
  } else if (provider !== undefined && providerOfTitle(title.text) !== provider) {
    page.warning('PAGE_TITLE_DIFFERS', title.span, {
      message: `The title is ${quoted(title.text)}, the models are said to be of ${quoted(provider)}.`,
      why: 'The sentence below says whose models these are, so its name is taken.',
      fix: `Check the provider. The title that goes with it is \`${provider} | Scenario Docs\`.`,
    });
  }
}

function contentsOf(list: List): readonly Mention[] {
  return list.children.map((item) => ({
    name: oneLine(toString(item)),
    span: item.children[0]?.type === 'paragraph' ? contentSpan(item.children[0]) : spanOf(item),
  }));
}
