import type { RootContent } from 'mdast';
import { oneLine } from '../../markdown/markdown-text.ts';
import type { Span } from '../../markdown/parse-markdown.ts';
import { unescapeUnderscores } from '../../markdown/underscores.ts';
import type { ModelDefinition } from '../../model/definition.ts';
import { endsAbruptly, reportCutOff } from './cut-off.ts';
import { reportExtraContent } from './extra-content.ts';
import { findTable } from './find-table.ts';

import { quoted, type Page } from './page.ts';
import { misspelledLabels, parseLabels } from './parse-labels.ts';
import type { Row } from './parse-row.ts';
import { parseTable } from './parse-table.ts';
import type { Code } from './read-code-spans.ts';
import { splitSection } from './split-section.ts';

/** A heading and the content below it. */
export interface Section {
  readonly name: string;
  readonly span: Span;
  readonly nodes: readonly RootContent[];
  readonly isLast: boolean;
}

/** The section of a model; without `model` if it has errors. */
export interface ParsedSection {
  readonly name: string;
  readonly span: Span;
  readonly id?: Code | undefined;
  readonly rows: readonly Row[];
  readonly model?: ModelDefinition | undefined;
}

/** Reads a model; undefined if the section is not about a model. */
export function parseSection(
  page: Page,
  section: Section,
  isListed: boolean,
): ParsedSection | undefined {
  const { name, span, nodes } = section;
  const { description, fields, tables, strayRows, extras } = splitSection(page.markdown, nodes);
  const isBare = fields.length + strayRows.length === 0;
  if (!isListed && isBare && tables.length === 0) {
    reportExtraSection(page, section);
    return undefined;
  }
  if (section.isLast && tables.length === 0 && (endsAbruptly(page) || isBare)) {
    reportCutOff(page, `before the table of ${quoted(name)}`);
    return { name, span, rows: [] };
  }
  if (name === '' && !page.collapsed) reportNoName(page, span);
  const misspelled = misspelledLabels(nodes, fields);
  for (const node of extras) if (!misspelled.has(node)) reportExtraContent(page, node);
  const { id, capabilities, llmMarkdown } = parseLabels(page, span, fields, misspelled);
  const table = findTable(page, section, tables, strayRows);
  const rows = table && parseTable(page, table);
  if (id === undefined || rows === undefined) return { name, span, id, rows: rows ?? [] };
  const model = {
    id: id.text,
    name,
    ...(description && { description: markdownAt(page, description) }),
    capabilities,
    ...(llmMarkdown !== undefined && { llmMarkdown }),
    parameters: rows.map(({ parameter }) => parameter),
  };
  return { name, span, id, rows, model };
}

/** Returns a description of several lines as one line. */
function markdownAt(page: Page, { start, end }: Span): string {
  return unescapeUnderscores(oneLine(page.markdown.slice(start, end)).replace(/^\\\|/, '|'));
}

function reportExtraSection(page: Page, { name, span }: Section): void {
  page.warning('PAGE_EXTRA_SECTION', span, {
    message: `The section ${quoted(name)} is not about a model.`,
    why: 'It has no Model ID and no table, and the contents list does not name it.',
    fix: 'No action is needed unless users of the models need it. It is omitted.',
  });
}

function reportNoName(page: Page, span: Span): void {
  page.error('PAGE_NO_MODEL_NAME', span, {
    message: 'A heading has no text.',
    why: 'The heading of a section is the name of its model.',
    fix: 'Write the name after `## `.',
  });
}
