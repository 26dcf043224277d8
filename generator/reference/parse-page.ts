import { isDeepStrictEqual } from 'node:util';
import type { RejectedModel } from '../definition/place-definitions.ts';
import { spanOf } from '../markdown/parse-markdown.ts';
import type { Definition, ModelDefinition } from '../model/definition.ts';
import type { PageLayout } from '../model/layout.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import { omitFields } from '../text/omit-fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { deriveLayout, type ParsedPage } from './layout/derive-layout.ts';
import { checkContents } from './parse/check-contents.ts';
import { checkModelIds, reportNewTypes } from './parse/check-models.ts';
import { checkReproduced } from './parse/check-reproduced.ts';
import { conventionsOf } from './parse/conventions.ts';
import { reportExtraContent } from './parse/extra-content.ts';
import { openPage, quoteText, type Page } from './parse/page.ts';
import { parsePreamble } from './parse/parse-preamble.ts';
import { openSection, parseSection, type ParsedSection } from './parse/parse-section.ts';
import { rejectOtherText, rejectTooManyMarks } from './parse/reject-text.ts';
import { splitPage, type PageParts } from './parse/split-page.ts';
import { printCell } from './print/print-cells.ts';
import { printPage } from './print-page.ts';
import type { FormatMap } from './vocabulary.ts';

/** A definition with the models that could be read, or the problems that prevented it. */
export type PageResult = Result<Definition> & { readonly rejected: readonly RejectedModel[] };

/**
 * Parses a reference page into its definition, and keeps its layout in `source.layout`. Leaves out a
 * section whose meaning is not certain, and lists it in `rejected`. Fails after an error outside of the
 * sections. Warns about new content. Reports all problems of a page.
 */
export function parsePage(source: SourceText, map: FormatMap = {}): PageResult {
  const page = openPage(source);
  const reject = (): PageResult => ({ ...failureOf(page.problems()), rejected: [] });
  if (rejectOtherText(page) || rejectTooManyMarks(page)) return reject();
  if (page.collapsed) reportLostLineBreaks(page);
  reportReplacedCharacters(page);
  const read = readPage(page, map);
  if (read === undefined) return reject();
  const rejected = read.sections.flatMap(({ name, id, model, lacksTable }): RejectedModel[] =>
    model && !lacksTable
      ? []
      : [{ name, ...(id && { id: id.text }), ...(model && { hasModel: true }) }],
  );
  const isPartial = rejected.some(({ hasModel }) => !hasModel);
  const definition = withLayout(page, read, map, isPartial);
  return { ...successOf(definition, page.problems()), rejected };
}

/** Reads a page. Returns undefined after an error outside of the sections, or if no section can be read. */
function readPage(page: Page, map: FormatMap): ParsedPage | undefined {
  const frontMatter = readFrontMatter(page.markdown);
  const parts = splitPage(page, frontMatter?.span.end ?? 0, map);
  const { provider, category, date } = parsePreamble(page, frontMatter, parts);
  const hasTables = parts.sections.some((section) => section.parts.tables.length > 0);
  const opened = parts.sections.map((section) => openSection(page, section, map, { hasTables }));
  const conventions = conventionsOf(
    page,
    opened.flatMap((section) => section?.tables ?? []),
    map,
  );
  const errors = page.errors();
  checkContents(page, parts.contents, parts.sections);
  const isIntact = opened.every((section) => section !== undefined) && page.errors() === errors;
  const parsed = opened.flatMap((section) =>
    section ? [parseSection(page, section, conventions)] : [],
  );
  for (const node of parts.others) reportOther(page, node);
  const wrongIds = checkModelIds(page, parsed);
  const sections = parsed.map((section) =>
    section.id && wrongIds.has(section.id.text) ? { ...section, model: undefined } : section,
  );
  reportNewTypes(
    page,
    sections.flatMap(({ rows }) => rows),
  );
  const models = sections.flatMap(({ model }) => model ?? []);
  if (provider === undefined || category === undefined || !isIntact || models.length === 0)
    return undefined;
  const isCut = page.problems().some(({ code }) => code === 'PAGE_CUT_OFF');
  if (isCut) return undefined;
  const definition = { provider, category, source: date ? { lastUpdated: date.date } : {}, models };
  return { markdown: page.markdown, definition, date, parts, sections };
}

/** Returns the definition with the layout of its page, if it has an unusual one. */
function withLayout(page: Page, read: ParsedPage, map: FormatMap, isPartial: boolean): Definition {
  const { definition } = read;
  if (page.collapsed) {
    checkReproduced(page, printPage(definition));
    return definition;
  }
  const lines = page.markdown.replace(/\r\n?/g, '\n');
  if (!isPartial && printPage(definition) === lines) return definition;
  const derived = deriveLayout(read);
  const models = read.sections.flatMap((section) => modelIn(section, derived) ?? []);
  const kept = withSource(definition, derived, models);
  const printed = printPage(kept);
  if (printed === lines) {
    page.keepLeftOut();
    return kept;
  }
  const others = page.leftOutParts();
  const isSpacing = !isPartial && checkReproduced(page, printed) && others.length === 0;
  const other = isSpacing ? ['text or spacing'] : others;
  // If the page can't be printed unchanged, the printed page must at least have the same facts.
  const isSafe = hasSameFacts(printed, read, map);
  const layout = { ...(isSafe && derived), ...(other.length > 0 && { other }) };
  return withSource(definition, layout, isSafe ? models : definition.models);
}

function withSource(
  definition: Definition,
  layout: PageLayout,
  models: Definition['models'],
): Definition {
  const hasLayout = Object.keys(layout).length > 0;
  const source = { ...definition.source, ...(hasLayout && { layout }) };
  return { ...definition, source, models };
}

/** Returns whether a printed page has the same facts as the page that was read. */
function hasSameFacts(printed: string, { definition }: ParsedPage, map: FormatMap): boolean {
  const page = readPage(openPage(sourceText('', printed)), map);
  const facts = ({ provider, category, models }: Definition) => ({
    provider,
    category,
    models: models.map((model) => ({
      ...model,
      parameters: model.parameters.map((parameter) => omitFields(parameter, 'written')),
    })),
  });
  return page !== undefined && isDeepStrictEqual(facts(page.definition), facts(definition));
}

/** Returns the model of a section without the spellings that follow from the layout. */
function modelIn({ model, rows }: ParsedSection, layout: PageLayout): ModelDefinition | undefined {
  if (!model) return undefined;
  const parameters = rows.map(({ parameter, sources }) => {
    if (!parameter.written) return parameter;
    const short = omitFields(parameter, 'written');
    const isSame = [...sources].every(
      ([column, source]) => column === 'Description' || printCell(short, column, layout) === source,
    );
    return isSame ? short : parameter;
  });
  return { ...model, parameters };
}

function reportOther(page: Page, node: PageParts['others'][number]): void {
  if (node.type !== 'heading') {
    reportExtraContent(page, node);
    return;
  }
  const span = spanOf(node);
  page.leftOut('PAGE_EXTRA_SECTION', span, 'a section', {
    message: `The section ${quoteText(page.markdown.slice(span.start, span.end).replace(/^#+ /, ''))} is not about a model.`,
    why: 'It has no Model ID and no table, and the contents list does not name it.',
    fix: 'No action is needed unless users of the models need it. It is left out.',
  });
}

/** Reports U+FFFD, which another program wrote instead of a lost character. */
function reportReplacedCharacters(page: Page): void {
  const at = page.markdown.indexOf('\ufffd');
  if (at === -1) return;
  page.warning(
    'PAGE_REPLACED_CHARACTER',
    { start: at, end: at + 1 },
    {
      message: 'The page contains U+FFFD or NUL instead of a lost character.',
      why: 'A program writes this character if it reads the page in the wrong encoding.',
      fix: 'Get the page again in its original encoding, as UTF-8.',
    },
  );
}

function reportLostLineBreaks(page: Page): void {
  page.warning('PAGE_COLLAPSED', undefined, {
    message: 'The page has lost its line breaks, which were restored.',
    why: 'They follow from the structure of a page, but links between `<` and `>` are lost too.',
    fix: 'Import the page itself to keep the links of the models.',
  });
}
