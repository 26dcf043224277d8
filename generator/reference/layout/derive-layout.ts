import { anchorOf } from '../../markdown/anchor.ts';
import { codeSpan } from '../../markdown/code-span.ts';
import { spanOf, spanOfAll, type Span } from '../../markdown/parse-markdown.ts';
import type { Definition, ModelDefinition } from '../../model/definition.ts';
import type { PageLayout } from '../../model/layout.ts';
import { printFrontMatter } from '../front-matter.ts';
import type { ParsedSection } from '../parse/parse-section.ts';
import { dateForms, type FoundDate } from '../parse/read-date.ts';
import type { PageParts } from '../parse/split-page.ts';
import { printHeading, printLink, printUrl } from '../print/print-text.ts';
import { printNotice, printSentence, usualLayout } from '../print-page.ts';
import { deriveTable, listLayoutOf } from './derive-table.ts';

/** The definition that was read from a page, with the parts of the page. */
export interface ParsedPage {
  readonly markdown: string;
  readonly definition: Definition;
  readonly date: FoundDate | undefined;
  readonly parts: PageParts;
  readonly sections: readonly ParsedSection[];
}

/** A section that was read without errors. */
type CompleteSection = ParsedSection & { readonly model: ModelDefinition };

/** The maximum length of a template in a layout. */
const maxTemplateLength = 2000;

/** Returns the layout of a page, as far as it differs from the usual one. */
export function deriveLayout(page: ParsedPage): PageLayout {
  const { markdown, sections } = page;
  const readable = sections.flatMap((section): CompleteSection[] =>
    section.model ? [{ ...section, model: section.model }] : [],
  );
  const text: PageLayout = isUnescaped(page, readable) ? { underscores: 'unescaped' } : {};
  const preamble = preambleOf(page);
  const contents = contentsOf(page, text);
  const section = sectionOf(markdown, readable);
  const between = separatorOf(markdown, sections);
  const end = endOf(markdown, sections, between);
  const capabilities = listLayoutOf(
    readable.flatMap(({ fields, model }) => {
      const nodes = fields?.found.get('Capabilities')?.nodes ?? [];
      const span = spanOfAll(nodes);
      return span
        ? [{ source: markdown.slice(span.start, span.end), texts: model.capabilities }]
        : [];
    }),
    text,
  );
  const table = deriveTable(
    markdown,
    readable.flatMap(({ tables }) => tables),
    readable.flatMap(({ rows }) => rows),
    text,
  );
  return {
    ...(differs(preamble, usualLayout.preamble) && { preamble }),
    ...(differs(contents, '- {link}') && { contents }),
    ...(differs(section, usualLayout.section) && { section }),
    ...(differs(between, usualLayout.separator) && { separator: between }),
    ...(differs(end, usualLayout.end) && { end }),
    ...(capabilities && { capabilities }),
    ...(table && { table }),
    ...text,
  };
}

function differs(value: string | undefined, standard: string): value is string {
  return value !== undefined && value !== standard && value.length <= maxTemplateLength;
}

function isUnescaped({ markdown }: ParsedPage, sections: readonly CompleteSection[]): boolean {
  return (
    !markdown.includes('\\_') &&
    sections.some(({ rows }) =>
      rows.some(({ sources }) => /^[a-z]+_/.test(sources.get('Type') ?? '')),
    )
  );
}

/** A part of a text to replace with a slot. */
interface Slot extends Span {
  readonly slot: string;
}

function withSlots(markdown: string, { start, end }: Span, slots: readonly Slot[]): string {
  let text = '';
  let at = start;
  for (const slot of slots.toSorted((a, b) => a.start - b.start)) {
    if (slot.start < at || slot.end > end) continue;
    text += markdown.slice(at, slot.start) + slot.slot;
    at = slot.end;
  }
  return (text + markdown.slice(at, end)).replace(/\r\n?/g, '\n');
}

/** Replaces a text with a slot, but not in slots, whose names may contain it: `e`, `name`. */
function addSlots(template: string, text: string, slot: string): string {
  return outsideSlots(template, (part) => part.replaceAll(text, () => slot));
}

/** Replaces the first place of a text with a slot, like {@link addSlots}. */
function addSlot(template: string, text: string, slot: string): string {
  let isAdded = false;
  return outsideSlots(template, (part) => {
    if (isAdded || !part.includes(text)) return part;
    isAdded = true;
    return part.replace(text, () => slot);
  });
}

function outsideSlots(template: string, change: (part: string) => string): string {
  const parts = template.split(/(\{\w+(?::\w+)?\})/);
  return parts.map((part, index) => (index % 2 === 0 ? change(part) : part)).join('');
}

function preambleOf({ markdown, definition, date, parts }: ParsedPage): string {
  const { provider, category, source } = definition;
  const [first] = parts.sections;
  const end = markdown.slice(0, first?.start).trimEnd().length;
  const list = parts.list && spanOf(parts.list);
  const slots = list && list.end <= end ? [{ ...list, slot: '{contents}' }] : [];
  const form = Object.entries(dateForms).find(([, print]) =>
    date === undefined ? false : print(date.date) === date.text,
  )?.[0];
  const steps: readonly (readonly [string, string])[] = [
    [printFrontMatter(provider), '{frontMatter}'],
    [printNotice(source.lastUpdated), '{notice}'],
    [printSentence(definition), '{sentence}'],
    ...(date && form !== undefined
      ? [[date.text, form === 'iso' ? '{date}' : `{date:${form}}`] as const]
      : []),
  ];
  let text = withSlots(markdown, { start: 0, end }, slots);
  for (const [found, slot] of steps) text = text.replace(found, () => slot);
  return addSlots(addSlots(text, provider, '{provider}'), category, '{category}');
}

function contentsOf(
  { markdown, parts: { list, contents } }: ParsedPage,
  layout: PageLayout,
): string | undefined {
  const [item] = list?.children ?? [];
  const [first] = contents;
  if (!item || !first) return undefined;
  const span = spanOf(item);
  const source = markdown.slice(span.start, span.end);
  const anchor = anchorOf(first.name);
  const link = printLink(first.name, `#${anchor}`, layout);
  const linked = source.replace(link, '{link}').replace(/^1(?=[.)])/, '{number}');
  const name = printHeading(first.name, layout).slice('## '.length);
  const template = addSlot(linked, name, '{name}').replace(`#${anchor}`, '#{anchor}');
  return /\{(?:link|anchor)\}/.test(template) ? template : undefined;
}

/** Returns the template of the section with the most parts. */
function sectionOf(markdown: string, sections: readonly CompleteSection[]): string | undefined {
  const [sample] = sections
    .filter(({ tables }) => tables.length === 1)
    .toSorted((a, b) => partsOf(b) - partsOf(a));
  const [read] = sample?.tables ?? [];
  if (!sample || !read) return undefined;
  const { section, model, fields } = sample;
  const slots: Slot[] = [
    { ...spanOf(read.table), slot: '{parameters}' },
    ...(section.parts.description ? [{ ...section.parts.description, slot: '{description}' }] : []),
    {
      ...section.span,
      slot: [printHeading(model.name).slice('## '.length), model.name].reduce(
        (text, name) => addSlot(text, name, '{name}'),
        markdown.slice(section.span.start, section.span.end),
      ),
    },
  ];
  for (const [label, { nodes }] of fields?.found ?? []) {
    const span = spanOfAll(nodes);
    if (span)
      slots.push({ ...span, slot: slotOf(markdown.slice(span.start, span.end), label, model) });
  }
  const anchor = anchorOf(model.name) || '-';
  const template = withSlots(markdown, { start: section.start, end: endOfContent(sample) }, slots)
    .replaceAll(`#${anchor}`, '#{anchor}')
    .replaceAll(`"${anchor}"`, '"{anchor}"');
  // Parts that no model of the page has may still have the usual form.
  const usual = usualLayout.section
    .split('\n\n')
    .filter((line) => template.includes(/\{\w+\}/.exec(line)?.[0] ?? ''))
    .join('\n\n');
  return template === usual ? undefined : template;
}

function partsOf({ model }: CompleteSection): number {
  const { description, capabilities, llmMarkdown, deprecated } = model;
  return [
    description !== undefined,
    capabilities.length > 0,
    llmMarkdown !== undefined,
    !deprecated,
  ].filter(Boolean).length;
}

function slotOf(source: string, label: string, { id, llmMarkdown }: ModelDefinition): string {
  if (label === 'Capabilities') return '{capabilities}';
  if (label === 'Model ID') return addSlots(source.replace(codeSpan(id), '{id}'), id, '{id:text}');
  if (llmMarkdown === undefined) return source;
  return source
    .replace(printUrl(llmMarkdown), '{llmMarkdown}')
    .replace(llmMarkdown, '{llmMarkdown:text}');
}

/** Returns the end of the last part of a section that a definition keeps. */
function endOfContent({ section, tables, fields }: ParsedSection): number {
  const ends = [
    section.span.end,
    section.parts.description?.end ?? 0,
    ...tables.map(({ table }) => spanOf(table).end),
    ...[...(fields?.found.values() ?? [])].map(({ span }) => span.end),
  ];
  return Math.max(...ends);
}

/** Returns the text between sections. Text with words must occur at least three times. */
function separatorOf(markdown: string, sections: readonly ParsedSection[]): string | undefined {
  const gaps = sections.slice(1).map(({ section }, index) => {
    const before = sections[index];
    return before ? markdown.slice(endOfContent(before), section.start) : '';
  });
  const [first] = gaps;
  if (first === undefined || gaps.some((gap) => gap !== first)) return undefined;
  const text = first.replace(/\r\n?/g, '\n');
  return gaps.length > 2 || /^[\s*_-]*$/.test(first) ? text : undefined;
}

function endOf(
  markdown: string,
  sections: readonly ParsedSection[],
  between = '',
): string | undefined {
  const last = sections.at(-1);
  if (!last) return undefined;
  const text = markdown.slice(endOfContent(last)).replace(/\r\n?/g, '\n');
  const isShort = text.length <= 200 || text.trim() === between.trim();
  return isShort ? text : undefined;
}
