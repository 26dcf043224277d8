import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../../markdown/markdown-text.ts';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';
import { providerOfTitle, type FrontMatter } from '../front-matter.ts';
import { reportExtraContent } from './extra-content.ts';
import { quoteText, type Page } from './page.ts';
import { readDate, type FoundDate } from './read-date.ts';
import type { PageParts } from './split-page.ts';

/** The content before the first section. If a fact is absent, a problem was reported. */
export interface Preamble {
  readonly provider?: string | undefined;
  readonly category?: string | undefined;
  readonly date?: FoundDate | undefined;
}

/** The known categories of the reference. A new one is imported with a warning. */
const categories = [
  'image generation',
  'video generation',
  '3d generation',
  'audio generation',
  'image upscale',
  'video upscale',
  'background removal',
  'vectorization',
] as const;

/** Parses the text above the sections of a page. */
export function parsePreamble(
  page: Page,
  frontMatter: FrontMatter | undefined,
  { top: nodes, list }: PageParts,
): Preamble {
  const title = titleOf(frontMatter, nodes);
  const sentence = nodes.find(isSentence) ?? nodes.find((node) => isOtherSentence(node, title));
  const end = frontMatter?.span.end ?? 0;
  const place = { start: Math.max(0, end - 3), end };
  const subject = parseSentence(
    page,
    sentence?.type === 'paragraph' ? sentence : undefined,
    title,
    place,
  );
  const { date, node: notice } = parseDate(page, frontMatter, nodes, place);
  for (const node of nodes) {
    if (node !== notice && node !== sentence && node !== list) reportExtraContent(page, node);
  }
  checkFrontMatter(page, frontMatter, subject.provider);
  return { ...subject, date };
}

/** Returns the title of the page, from its front matter, which may be misplaced, or from a heading. */
function titleOf(
  frontMatter: FrontMatter | undefined,
  nodes: readonly RootContent[],
): string | undefined {
  if (frontMatter?.title) return frontMatter.title.text;
  const headings = nodes.filter((node) => node.type === 'heading').map((node) => toString(node));
  const moved = headings.find((text) => text.startsWith('title:'))?.split('\n')[0];
  return (
    moved
      ?.slice('title:'.length)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2') ?? headings[0]
  );
}

function isSentence(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && toString(node).startsWith('This reference lists all');
}

/** Returns whether a paragraph with other wording names a known category and the provider. */
function isOtherSentence(node: RootContent, title: string | undefined): node is Paragraph {
  if (node.type !== 'paragraph' || knownCategory(toString(node)) === undefined) return false;
  return providerIn(node, title) !== undefined;
}

function knownCategory(text: string): string | undefined {
  const words = oneLine(text)
    .toLowerCase()
    .replaceAll(/(?<=[a-z])[-_](?=[a-z])/g, ' ');
  const found = categories.filter((category) => words.includes(category));
  return found.length === 1 ? found[0] : undefined;
}

/** Returns the provider in a sentence: in bold, as code, as a link, or else the one of the title. */
function providerIn({ children }: Paragraph, title: string | undefined) {
  const isName = (node: PhrasingContent) =>
    !['Generation API', ''].includes(toString(node)) && knownCategory(toString(node)) === undefined;
  const styled = (type: PhrasingContent['type']) =>
    children.find((node) => node.type === type && isName(node));
  const node = styled('strong') ?? styled('inlineCode') ?? styled('link') ?? styled('emphasis');
  if (node) return { name: oneLine(toString(node)), node };
  const name = title === undefined ? undefined : providerOfTitle(title);
  return name !== undefined && name !== '' && oneLine(toString([...children])).includes(name)
    ? { name }
    : undefined;
}

function parseSentence(
  page: Page,
  sentence: Paragraph | undefined,
  title: string | undefined,
  top: Span,
) {
  const fix =
    'Write `This reference lists all available **PROVIDER** CATEGORY models and their parameters.`';
  const found = sentence && providerIn(sentence, title);
  if (sentence === undefined || found === undefined || found.name === '') {
    page.error('PAGE_NO_PROVIDER', sentence ? spanOf(sentence) : top, {
      message: 'The page does not name its provider in bold.',
      why: 'Provider and category identify a page. Its title does not.',
      fix,
    });
    return {};
  }
  const { name: provider, node } = found;
  const text = toString(sentence);
  const rest = node
    ? toString(sentence.children.slice(sentence.children.indexOf(node) + 1))
    : text.slice(text.indexOf(provider) + provider.length);
  const stated = /^ (.+?) models and their parameters/s.exec(rest)?.[1];
  const category = knownCategory(stated ?? text) ?? (stated && oneLine(stated));
  if (category === undefined) {
    page.error('PAGE_NO_CATEGORY', spanOf(sentence), {
      message: `The page does not name the category of ${provider}’s models.`,
      why: 'Provider and category identify a page. A provider may have several categories.',
      fix,
    });
  } else if (!categories.some((known) => known === category)) {
    const start = (node ? spanOf(node).end : spanOf(sentence).start) + 1;
    page.warning(
      'PAGE_NEW_CATEGORY',
      { start, end: start + category.length },
      {
        message: `The category ${quoteText(category)} is new.`,
        why: `Known categories: ${categories.join(', ')}.`,
        fix: 'No action is needed if its spelling is right. The category names the folder of the definition.',
      },
    );
  }
  return { provider, category };
}

/** Matches the words before the date of the last update. */
const beforeDate =
  /\b(?:last (?:updated?|modified|generated)|(?:updated|generated|modified) on)(?: on)?[:：]?\s*/i;

function parseDate(
  page: Page,
  frontMatter: FrontMatter | undefined,
  nodes: readonly RootContent[],
  top: Span,
): { readonly date?: FoundDate | undefined; readonly node?: RootContent } {
  const dated = nodes.filter(
    (candidate) =>
      candidate.type !== 'heading' &&
      candidate.type !== 'list' &&
      beforeDate.test(toString(candidate)),
  );
  const node = dated.find((candidate) => /\blast /i.test(toString(candidate))) ?? dated[0];
  const text = node && toString(node);
  const rest = text?.slice(text.search(beforeDate)).replace(beforeDate, '');
  const date = rest === undefined ? dateOfFrontMatter(page, frontMatter) : readDate(rest);
  if (date) return { date, ...(node && { node }) };
  const written = rest?.replace(/\.\s*$/, '').trim();
  if (node && written !== undefined && written !== '') {
    const { start, end } = spanOf(node);
    const at = page.markdown.indexOf(written, start);
    page.warning(
      'PAGE_DATE',
      at === -1 ? { start, end } : { start: at, end: at + written.length },
      {
        message: `The date of the last update must be a date (got ${quoteText(written)}).`,
        why: 'If two pages describe the same model, the newer one is used.',
        fix: 'Write year, month and day: `2026-04-09`. The definition keeps its previous date.',
      },
    );
    return { node };
  }
  const notice = node ?? nodes.find((block) => block.type === 'blockquote');
  page.warning('PAGE_NO_DATE', notice ? spanOf(notice) : top, {
    message: 'The page has no date of its last update.',
    why: 'If two pages describe the same model, the newer one is used.',
    fix: 'Write `> This page is auto-generated from model configurations. Last updated: 2026-04-09.` The definition keeps its previous date.',
  });
  return notice ? { node: notice } : {};
}

function dateOfFrontMatter(
  page: Page,
  frontMatter: FrontMatter | undefined,
): FoundDate | undefined {
  for (const { start, end } of frontMatter?.others ?? []) {
    const [, key = '', value = ''] =
      /^([\w-]+)\s*:(.+)$/.exec(page.markdown.slice(start, end)) ?? [];
    // A bare `date` is usually the day of publication.
    if (
      !/^(?:last[_-]?(?:updated?|modified|mod)|updated?|modified|date[_-]?(?:modified|updated))(?:[_-]?(?:at|on|date))?$/i.test(
        key,
      )
    )
      continue;
    const date = readDate(value.trim().replace(/^["']/, ''));
    if (date) return date;
  }
  return undefined;
}

function checkFrontMatter(
  page: Page,
  frontMatter: FrontMatter | undefined,
  provider: string | undefined,
): void {
  for (const span of frontMatter?.others ?? []) {
    page.leftOut('PAGE_EXTRA_CONTENT', span, 'front matter', {
      message: 'The front matter contains more than the title.',
      why: 'A definition has no field for it.',
      fix: 'No action is needed unless users of the models need it. It is omitted.',
    });
  }
  const title = frontMatter?.title;
  if (title === undefined || provider === undefined || title.text.includes(provider)) return;
  page.warning('PAGE_TITLE_DIFFERS', title.span, {
    message: `The title ${quoteText(title.text)} does not name the provider ${quoteText(provider)}.`,
    why: 'The provider comes from the sentence below the title.',
    fix: `Check the provider. Its title is \`${provider} | Scenario Docs\`.`,
  });
}
