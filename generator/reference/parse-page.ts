import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Definition } from '../model/definition.ts';
import { failure, success, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { checkContents } from './parse/check-contents.ts';
import { checkModelIds } from './parse/check-model-ids.ts';
import { checkReproduced } from './parse/check-reproduced.ts';
import { readFrontMatter } from './front-matter.ts';
import { contentSpan, parseBlocks } from '../markdown/parse-markdown.ts';
import { oneLine } from '../markdown/markdown-text.ts';
import { openPage, type Page } from './parse/page.ts';
import { parsePreamble } from './parse/parse-preamble.ts';
import { parseSection, type Section } from './parse/parse-section.ts';
import { refuseOtherText } from './parse/refuse-other-text.ts';
import { refuseTooManyMarks } from './parse/too-many-marks.ts';
import { warnOfNewTypes } from './parse/warn-of-new-types.ts';

/**
 * The definition that a reference page gives. What breaks the grammar of a page is an error, and
 * there is no definition; what is merely new is a warning. All problems of a page are told.
 */
export function parsePage(source: SourceText): Result<Definition> {
  const page = openPage(source);
  if (refuseOtherText(page) || refuseTooManyMarks(page)) return failure(page.problems());
  if (page.collapsed) warnOfLostLineBreaks(page);
  const definition = readDefinition(page);
  if (definition === undefined || page.hasErrors()) return failure(page.problems());
  checkReproduced(page, definition);
  return success(definition, page.problems());
}

/** Without a definition, an error was told; with one, there may be errors all the same. */
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
  warnOfNewTypes(
    page,
    sections.flatMap(({ rows }) => rows),
  );
  if (provider === undefined || category === undefined || lastUpdated === undefined)
    return undefined;
  const models = sections.flatMap(({ model }) => model ?? []);
  return { provider, category, source: { lastUpdated }, models };
}

/** The blocks before the first heading of a model, and those below each. */
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

function warnOfLostLineBreaks(page: Page): void {
  page.warning('PAGE_COLLAPSED', undefined, {
    message: 'The line breaks of the page have become spaces; they were put back.',
    why: 'Where they stood follows from what a page has to have, but links between `<` and `>` are lost in such a copy.',
    fix: 'Import the page itself to have the links of the models as well.',
  });
}
