import type { RootContent } from 'mdast';
import type { ModelDefinition } from '../../model/definition.ts';
import { chooseTable } from './choose-table.ts';
import { endsAbruptly, tellCutOff } from './cut-off.ts';
import { quoted } from './details.ts';
import type { Span } from '../../markdown/parse-markdown.ts';
import { oneLine } from '../../markdown/markdown-text.ts';
import type { Page } from './page.ts';
import { misspeltLabels, parseFields } from './parse-fields.ts';
import { parseTable } from './parse-table.ts';
import type { Row } from './parse-row.ts';
import type { Code } from './read-codes.ts';
import { sectionParts } from './section-parts.ts';
import { unescapeUnderscores } from '../../markdown/underscores.ts';
import { warnOfExtra } from './warn-of-extra.ts';

/** A heading and what stands below it. */
export interface Section {
  readonly name: string;
  readonly span: Span;
  readonly nodes: readonly RootContent[];
  readonly isLast: boolean;
}

/** A model's section; without a model where an error was told. */
export interface ParsedSection {
  readonly name: string;
  readonly span: Span;
  readonly id?: Code | undefined;
  readonly rows: readonly Row[];
  readonly model?: ModelDefinition | undefined;
}

/** Reads a model; undefined where the section tells of something else. */
export function parseSection(
  page: Page,
  section: Section,
  isListed: boolean,
): ParsedSection | undefined {
  const { name, span, nodes } = section;
  const { description, fields, tables, strayRows, extras } = sectionParts(page.markdown, nodes);
  const isBare = fields.length + strayRows.length === 0;
  if (!isListed && isBare && tables.length === 0) {
    warnOfSection(page, section);
    return undefined;
  }
  if (section.isLast && tables.length === 0 && (endsAbruptly(page) || isBare)) {
    tellCutOff(page, `before the table of ${quoted(name)}`);
    return { name, span, rows: [] };
  }
  if (name === '' && !page.collapsed) tellNoName(page, span);
  const misspelt = misspeltLabels(nodes, fields);
  for (const node of extras) if (!misspelt.has(node)) warnOfExtra(page, node);
  const { id, capabilities, llmMarkdown } = parseFields(page, span, fields, misspelt);
  const table = chooseTable(page, section, tables, strayRows);
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

/** A description over several lines becomes one. */
function markdownAt(page: Page, { start, end }: Span): string {
  return unescapeUnderscores(oneLine(page.markdown.slice(start, end)).replace(/^\\\|/, '|'));
}

function warnOfSection(page: Page, { name, span }: Section): void {
  page.warning('PAGE_EXTRA_SECTION', span, {
    message: `The section ${quoted(name)} tells of no model.`,
    why: 'It has no Model ID and no table, and the contents list does not name it.',
    fix: 'Nothing, if callers of the models don’t need it. It is left out.',
  });
}

function tellNoName(page: Page, span: Span): void {
  page.error('PAGE_NO_MODEL_NAME', span, {
    message: 'A heading has no text.',
    why: 'The heading of a section is the name of its model.',
    fix: 'Write the name after `## `.',
  });
}
