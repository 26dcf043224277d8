import { oneLine } from '../../markdown/markdown-text.ts';
import type { Span } from '../../markdown/parse-markdown.ts';
import { unescapeUnderscores } from '../../markdown/underscores.ts';
import type { ModelDefinition } from '../../model/definition.ts';
import type { FormatMap } from '../vocabulary.ts';
import { chooseTables } from './choose-tables.ts';
import type { Conventions } from './conventions.ts';
import { endsAbruptly, reportCutOff } from './cut-off.ts';
import { reportExtraContent } from './extra-content.ts';
import { quoteText, type Page } from './page.ts';
import { misspelledLabels, parseLabels, type LabeledFields } from './parse-labels.ts';
import type { ParsedRow } from './parse-row.ts';
import { parseTable, reportDuplicates } from './parse-table.ts';
import type { PageColumns, ParameterTable } from './read-header.ts';
import type { Code } from './read-values.ts';
import type { Section } from './split-page.ts';

/** The section of a model; without `model` if it has errors. */
export interface ParsedSection {
  readonly name: string;
  readonly span: Span;
  readonly section: Section;
  readonly id?: Code | undefined;
  readonly fields?: LabeledFields;
  readonly tables: readonly ParameterTable[];
  readonly rows: readonly ParsedRow[];
  readonly model?: ModelDefinition | undefined;
  /** Whether the section has no table, and does not say that the model has no parameters. */
  readonly lacksTable: boolean;
}

/** A section with its labels and tables, before its rows are read. */
export interface OpenSection {
  readonly section: Section;
  readonly fields: LabeledFields;
  readonly tables: readonly ParameterTable[] | undefined;
  readonly lacksTable: boolean;
  readonly hasErrors: boolean;
}

/** Finds the labels and tables of a section. Returns undefined if the page is cut off in it. */
export function openSection(
  page: Page,
  section: Section,
  map: FormatMap,
  known: { readonly hasTables: boolean },
): OpenSection | undefined {
  const { name, span, nodes, parts } = section;
  const { fields, tables, strayRows, extras } = parts;
  const isBare = fields.length + strayRows.length === 0;
  if (section.isLast && tables.length === 0 && (endsAbruptly(page) || isBare)) {
    reportCutOff(page, `before the table of ${quoteText(name)}`);
    return undefined;
  }
  const errors = page.errors();
  if (name === '' && !page.collapsed) reportNoName(page, span);
  if (parts.questionable) reportDescriptionPlace(page, parts.questionable);
  const misspelled = misspelledLabels(nodes, fields);
  for (const node of extras) if (!misspelled.has(node)) reportExtraContent(page, node);
  const read = parseLabels(page, span, fields, misspelled);
  const problems = page.problems().length;
  const chosen = chooseTables(page, section, parts, map, known);
  const lacksTable = chosen?.length === 0 && page.problems().length > problems;
  return {
    section,
    fields: read,
    tables: chosen,
    lacksTable,
    hasErrors: page.errors() > errors,
  };
}

/** Reads the rows of a section. */
export function parseSection(
  page: Page,
  { section, fields, tables = [], lacksTable, hasErrors }: OpenSection,
  conventions: Conventions & PageColumns,
): ParsedSection {
  const { name, span, parts, deprecated } = section;
  const errors = page.errors();
  const rows = tables.flatMap((table) => parseTable(page, table, conventions));
  if (tables.length > 1) reportDuplicates(page, rows);
  const { id, capabilities, llmMarkdown } = fields;
  const read = { name, span, section, id, fields, tables, rows, lacksTable };
  if (hasErrors || page.errors() > errors || id === undefined) return read;
  const model: ModelDefinition = {
    id: id.text,
    name,
    ...(parts.description && { description: markdownAt(page, parts.description) }),
    ...(deprecated && { deprecated }),
    capabilities,
    ...(llmMarkdown !== undefined && { llmMarkdown }),
    parameters: rows.map(({ parameter }) => parameter),
  };
  return { ...read, model };
}

/** Returns a description as one line. */
function markdownAt(page: Page, { start, end }: Span): string {
  return unescapeUnderscores(oneLine(page.markdown.slice(start, end)).replace(/^\\\|/, '|'));
}

function reportNoName(page: Page, span: Span): void {
  page.error('PAGE_NO_MODEL_NAME', span, {
    message: 'A heading has no text.',
    why: 'The heading of a section is the name of its model.',
    fix: 'Write the name after `## `.',
  });
}

function reportDescriptionPlace(page: Page, span: Span): void {
  page.error('PAGE_DESCRIPTION_PLACE', span, {
    message: 'A text may be the description of the model or a remark.',
    why: 'No section of the page has a description below its heading.',
    fix: 'Move the description below the heading, or remove the text.',
  });
}
