import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../markdown/markdown-text.ts';
import { contentSpan, parseBlocks } from '../markdown/parse-markdown.ts';
import type { Definition } from '../model/definition.ts';
import { failure, success, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { readFrontMatter } from './front-matter.ts';
import { checkContents } from './parse/check-contents.ts';
import { checkModelIds, reportNewTypes } from './parse/check-models.ts';
import { checkReproduced } from './parse/check-reproduced.ts';
import { openPage, type Page } from './parse/page.ts';
import { parsePreamble } from './parse/parse-preamble.ts';
import { parseSection, type Section } from './parse/parse-section.ts';
import { refuseOtherText, refuseTooManyMarks } from './parse/refuse-text.ts';

/**
 * Parses a reference page into its definition. Content that breaks the grammar of a page is an error
 * and gives no definition; content that is only new is a warning. Reports all problems of a page.
 */
export function parsePage(source: SourceText): Result<Definition> {
  const page = openPage(source);
  if (refuseOtherText(page) || refuseTooManyMarks(page)) return failure(page.problems());
  if (page.collapsed) reportLostLineBreaks(page);
  reportReplacedCharacters(page);
  const definition = readDefinition(page);
  if (definition === undefined || page.hasErrors()) return failure(page.problems());
  checkReproduced(page, definition);
  return success(definition, page.problems());
}

/** Returns undefined after an error; a definition may come with errors too. */
function readDefinition(page: Page): Definition | undefined {
  const frontMatter = readFrontMatter(page.markdown);
  const { top, sections: written } = splitAtHeadings(page, frontMatter?.span.end ?? 0);
  const { provider, category, lastUpdated, contents } = parsePreamble(page, frontMatter, top);
  const listed = new Set(contents.map(({ name }) => name));
  const sections = written.flatMap(
    (section) => parseSection(page, section, listed.has(section.name)) ?? [],
  );
  checkContents(page, contents, sections);
  checkModelIds(page, sections);
  reportNewTypes(
    page,
    sections.flatMap(({ rows }) => rows),
  );
  if (provider === undefined || category === undefined || lastUpdated === undefined)
    return undefined;
  const models = sections.flatMap(({ model }) => model ?? []);
  return { provider, category, source: { lastUpdated }, models };
}

/** Returns the blocks before the first heading of a model, and those below each heading. */
function splitAtHeadings(page: Page, start: number) {
  const body = page.markdown.slice(0, start).replace(/[^\r\n]/g, ' ') + page.markdown.slice(start);
  const { children } = parseBlocks(body);
  const starts = children.flatMap((node, index) => (isModelHeading(node) ? [index] : []));
  const sections = starts.flatMap((index, position): readonly Section[] => {
    const heading = children[index];
    if (heading === undefined || !isModelHeading(heading)) return [];
    return [
      {
        name: oneLine(toString(heading)),
        span: contentSpan(heading),
        nodes: children.slice(index + 1, starts[position + 1]),
        isLast: position === starts.length - 1,
      },
    ];
  });
  return { top: children.slice(0, starts[0]), sections };
}

function isModelHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}

/** Reports U+FFFD: the damage happened before this program read the page. */
function reportReplacedCharacters(page: Page): void {
  const at = page.markdown.indexOf('\ufffd');
  if (at === -1) return;
  page.warning(
    'PAGE_REPLACED_CHARACTER',
    { start: at, end: at + 1 },
    {
      message: 'The page has a replacement character, U+FFFD or NUL, in place of a lost one.',
      why: 'A program that read the page in a wrong encoding writes this character.',
      fix: 'Get the page again in its original encoding, as UTF-8.',
    },
  );
}

function reportLostLineBreaks(page: Page): void {
  page.warning('PAGE_COLLAPSED', undefined, {
    message: 'The page lost its line breaks; they are restored.',
    why: 'Their places follow from the grammar of a page, but such a copy has lost links between `<` and `>`.',
    fix: 'Import the page itself to keep the links of the models.',
  });
}
