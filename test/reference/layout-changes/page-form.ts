/** A reference page, split without the code under test, so that it can be printed in another form. */
export interface PageParts {
  readonly provider: string;
  readonly category: string;
  readonly date: string;
  readonly sections: readonly SectionPart[];
}

export interface SectionPart {
  readonly name: string;
  readonly description: string;
  readonly id: string;
  /** The source of the list. */
  readonly capabilities: string;
  readonly link: string;
  /** The cells of each row by column, as Markdown. */
  readonly rows: readonly Row[];
}

export type Row = Readonly<Record<Head, string>>;

export const heads = [
  'Parameter',
  'Type',
  'Required',
  'Default',
  'Min',
  'Max',
  'Allowed Values',
  'Description',
] as const;

export type Head = (typeof heads)[number];

/** Prints each part of a page. */
export interface Form {
  readonly frontMatter: (page: PageParts) => string;
  readonly notice: (page: PageParts) => string;
  readonly sentence: (page: PageParts) => string;
  readonly contents: (page: PageParts) => string;
  readonly rule: string;
  readonly heading: (section: SectionPart, index: number) => string;
  readonly description: (section: SectionPart) => string;
  readonly id: (section: SectionPart) => string;
  readonly capabilities: (section: SectionPart) => string;
  readonly link: (section: SectionPart) => string;
  readonly table: (section: SectionPart) => string;
  /** The order of the parts of a section. */
  readonly section: (
    parts: Readonly<Record<Part, string>>,
    section: SectionPart,
  ) => readonly string[];
  /** The text between two sections. */
  readonly between: string;
  readonly end: string;
}

type Part = 'heading' | 'description' | 'id' | 'capabilities' | 'link' | 'table';

export const usualForm: Form = {
  frontMatter: ({ provider }) => `---\ntitle: ${provider} | Scenario Docs\n---`,
  notice: ({ date }) =>
    `> This page is auto-generated from model configurations. Last updated: ${date}.`,
  sentence: ({ provider, category }) =>
    `This reference lists all available **${provider}** ${category} models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).`,
  contents: ({ sections }) =>
    sections.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n'),
  rule: '---',
  heading: ({ name }) => `## ${name}`,
  description: ({ description }) => description,
  id: ({ id }) => `**Model ID:** \`${id}\``,
  capabilities: ({ capabilities }) => capabilities && `**Capabilities:** ${capabilities}`,
  link: ({ link }) => link && `**LLM Markdown:** <${link}>`,
  table: ({ rows }) => usualTable(rows),
  section: ({ heading, description, id, capabilities, link, table: rows }) => [
    heading,
    description,
    id,
    capabilities,
    link,
    rows,
  ],
  between: '\n\n',
  end: '\n',
};

export function printForm(page: PageParts, changed: Partial<Form> = {}): string {
  const form = { ...usualForm, ...changed };
  const sections = page.sections.map((section, index) =>
    joined(
      form.section(
        {
          heading: form.heading(section, index),
          description: form.description(section),
          id: form.id(section),
          capabilities: form.capabilities(section),
          link: form.link(section),
          table: form.table(section),
        },
        section,
      ),
    ),
  );
  const top = [form.frontMatter, form.notice, form.sentence, form.contents].map((part) =>
    part(page),
  );
  return joined([...top, form.rule, sections.join(form.between)]) + form.end;
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

export function splitPage(text: string): PageParts {
  const [top = '', ...rest] = text.split(/^## /m);
  const [, provider = '', category = ''] =
    /available \*\*(.+?)\*\* (.+?) models and their/.exec(top) ?? [];
  const [, date = ''] = /Last updated: (\S+)\./.exec(top) ?? [];
  return { provider, category, date, sections: rest.map(splitSection) };
}

function splitSection(text: string): SectionPart {
  const [name = '', ...lines] = text.trimEnd().split('\n');
  const field = (label: string) =>
    lines.find((line) => line.startsWith(label))?.slice(label.length + 1) ?? '';
  const rows = lines.filter((line) => line.startsWith('|')).slice(2);
  const first = lines.find((line) => line !== '') ?? '';
  return {
    name,
    description: first.startsWith('**Model ID:**') ? '' : first,
    id: field('**Model ID:**').slice(1, -1),
    capabilities: field('**Capabilities:**'),
    link: field('**LLM Markdown:**').slice(1, -1),
    rows: rows.map(rowOf),
  };
}

function rowOf(line: string): Row {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [, name = '', type = '', required = '', initial = '', min = '', max = '', ...others] =
    cells;
  const [allowed = '', description = ''] = others;
  return {
    Parameter: name,
    Type: type,
    Required: required,
    Default: initial,
    Min: min,
    Max: max,
    'Allowed Values': allowed,
    Description: description,
  };
}

export function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  rule = '',
): string {
  const widths = titles.map((title, at) =>
    Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (rule === '' ? cell.padEnd(widths[at] ?? 0) : cell)).join(' | ')} |`;
  const dashes = widths.map((width) => (rule === '' ? '-'.repeat(width) : rule));
  return [titles, dashes, ...rows].map(line).join('\n');
}

export function usualTable(rows: readonly Row[]): string {
  return table(
    heads,
    rows.map((row) => heads.map((head) => row[head])),
  );
}

export function anchor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, '')
    .replace(/\s+/g, '-');
}
