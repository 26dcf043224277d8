import type { Blockquote, List, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../../markdown/markdown-text.ts';
import { contentSpan, spanOf, type Span } from '../../markdown/parse-markdown.ts';
import { providerOfTitle, type FrontMatter } from '../front-matter.ts';
import type { Mention } from './check-contents.ts';

import { reportExtraContent } from './extra-content.ts';
import { quoted, type Page } from './page.ts';

/** The content before the first section. If a fact is absent, an error is reported. */
export interface Preamble {
  readonly provider?: string | undefined;
  readonly category?: string | undefined;
  readonly lastUpdated?: string | undefined;
  /** Empty if the page has no contents list. */
  readonly contents: readonly Mention[];
}

/** The known categories of the reference. A new one is imported with a warning. */
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
    if (node !== notice && node !== sentence && node !== list) reportExtraContent(page, node);
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
      message: 'The page does not name its provider in bold.',
      why: 'Provider and category identify a page; its title does not.',
      fix,
    });
    return {};
  }
  const rest = sentence.children.slice(sentence.children.indexOf(bold) + 1);
  const said = /^ (.+?) models and their parameters/s.exec(toString(rest))?.[1];
  const category = said && oneLine(said);
  if (category === undefined) {
    page.error('PAGE_NO_CATEGORY', spanOf(sentence), {
      message: `The page does not name the category of ${provider}’s models.`,
      why: 'Provider and category identify a page; a provider may have several categories.',
      fix,
    });
  } else if (!categories.has(category)) {
    const start = spanOf(bold).end + 1;
    page.warning(
      'PAGE_NEW_CATEGORY',
      { start, end: start + category.length },
      {
        message: `The category ${quoted(category)} is new.`,
        why: `Known categories: ${[...categories].join(', ')}.`,
        fix: 'No action is needed if its spelling is right. The category names the folder of the definition.',
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
      message: 'The page has no date of its last update.',
      why: 'If two pages describe one model, the later page counts.',
      fix: 'Write `> This page is auto-generated from model configurations. Last updated: 2026-04-09.`',
    });
    return undefined;
  }
  if (isDate(date)) return date;
  const { start, end } = spanOf(notice);
  const at = page.markdown.indexOf(date, start);
  page.error('PAGE_DATE', at === -1 ? { start, end } : { start: at, end: at + date.length }, {
    message: `The date of the last update must be a date (got ${quoted(date)}).`,
    why: 'If two pages describe one model, the later page counts.',
    fix: 'Write year, month and day: `2026-04-09`.',
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
      message: 'The front matter holds more than the title.',
      why: 'A definition has no field for it.',
      fix: 'No action is needed unless users of the models need it. It is omitted.',
    });
  }
  const title = frontMatter?.title;
  if (title === undefined) {
    page.error(
      'PAGE_NO_TITLE',
      { start: 0, end: 3 },
      {
        message: 'The page does not start with its title.',
        why: 'A page starts with a line of `---`, its title and another line of `---`. Without them, its start may be missing.',
        fix: `Write \`title: ${provider ?? 'PROVIDER'} | Scenario Docs\` between two lines of \`---\`.`,
      },
    );
  } else if (provider !== undefined && providerOfTitle(title.text) !== provider) {
    page.warning('PAGE_TITLE_DIFFERS', title.span, {
      message: `The title ${quoted(title.text)} does not name the provider ${quoted(provider)}.`,
      why: 'The provider comes from the sentence below the title.',
      fix: `Check the provider. Its title is \`${provider} | Scenario Docs\`.`,
    });
  }
}

function contentsOf(list: List): readonly Mention[] {
  return list.children.map((item) => ({
    name: oneLine(toString(item)),
    span: item.children[0]?.type === 'paragraph' ? contentSpan(item.children[0]) : spanOf(item),
  }));
}
