import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { nearestName } from '../../text/nearest-name.ts';
import { quoted } from './details.ts';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';
import { readCodes, type Code } from './read-codes.ts';
import { labels, leadingLabel, type Field, type Label } from './section-parts.ts';

/** What the labelled lines of a section say. Without an id, an error was told. */
export interface Fields {
  readonly id?: Code | undefined;
  readonly capabilities: readonly string[];
  readonly llmMarkdown?: string | undefined;
}

/** Paragraphs that start with what must be a label written wrong, for no line has the right one. */
export function misspeltLabels(
  nodes: readonly RootContent[],
  fields: readonly Field[],
): ReadonlyMap<RootContent, Label> {
  const missing = labels.filter((label) => !fields.some((field) => field.label === label));
  const misspelt = new Map<RootContent, Label>();
  for (const node of nodes) {
    const near = nearestName(leadingLabel(node) ?? '', missing);
    const label = labels.find((known) => known === near);
    if (label !== undefined) misspelt.set(node, label);
  }
  return misspelt;
}

export function parseFields(
  page: Page,
  heading: Span,
  fields: readonly Field[],
  misspelt: ReadonlyMap<RootContent, Label>,
): Fields {
  for (const [node, label] of misspelt) {
    page.error('PAGE_LABEL', spanOf(node), {
      message: `A line starts with ${quoted(leadingLabel(node) ?? '')}, which is no label of a section.`,
      note: `did you mean "${label}"?`,
      why: `The labels are ${labels.map((known) => `**${known}:**`).join(', ')}.`,
      fix: `Write \`**${label}:**\`.`,
    });
  }
  const found = new Map<Label, Field>();
  const second = fields.find(
    ({ label }, index) => fields.findIndex((field) => field.label === label) < index,
  );
  if (second) tellSecond(page, second);
  for (const field of fields) found.set(field.label, field);
  const given = new Set([...found.keys(), ...misspelt.values()]);
  const id = found.get('Model ID');
  const capabilities = found.get('Capabilities');
  const link = found.get('LLM Markdown');
  if (!given.has('Model ID')) tellNoId(page, heading);
  if (!given.has('Capabilities')) tellNoCapabilities(page, heading);
  return {
    id: id && parseId(page, id),
    capabilities: capabilities ? parseCapabilities(page, capabilities) : [],
    llmMarkdown: link && parseLink(page, link),
  };
}

function parseId(page: Page, { nodes, span }: Field): Code | undefined {
  const codes = readCodes(nodes);
  const [code] = codes ?? [];
  if (code && code.text !== '' && codes?.length === 1) return code;
  page.error('PAGE_NO_MODEL_ID', span, {
    message: 'The Model ID is not given as one code span.',
    why: 'The API knows a model by its id alone, which can’t be told from its name.',
    fix: 'Write `**Model ID:** ` and the id between backticks.',
  });
  return undefined;
}

function parseCapabilities(page: Page, { nodes, span }: Field): readonly string[] {
  const codes = readCodes(nodes);
  if (codes?.every(({ text }) => text !== '')) return codes.map(({ text }) => text);
  page.error('PAGE_CAPABILITIES', span, {
    message: 'The capabilities are not given as code spans with `, ` between them.',
    why: 'Any other text among them can’t be told from a capability written wrong.',
    fix: 'Write them as `` `txt2img`, `img2img` ``; leave out the line where there are none.',
  });
  return [];
}

function parseLink(page: Page, { nodes, span }: Field): string | undefined {
  const text = toString([...nodes]);
  const link = nodes.find((node) => node.type === 'link');
  const url = link?.url ?? text;
  if (/^https?:\/\/\S+$/i.test(url)) return url;
  if (nodes.length > 0) {
    page.warning('PAGE_NO_LINK', span, {
      message: `The LLM Markdown of the model is given as ${quoted(url)}, which is no web address.`,
      why: 'A definition keeps a link that starts with https:// or http://.',
      fix: 'Write the address between `<` and `>`. The model is imported without it.',
    });
  }
  return undefined;
}

function tellSecond(page: Page, { label, span }: Field): void {
  page.error('PAGE_LABEL_TWICE', span, {
    message: `A section has **${label}:** twice.`,
    why: 'A section tells of one model. The heading of another may be missing before this line.',
    fix: 'Write the heading of the second model, or take out the line that is not right.',
  });
}

function tellNoId(page: Page, heading: Span): void {
  page.error('PAGE_NO_MODEL_ID', heading, {
    message: 'The section has no Model ID.',
    note: 'no **Model ID:** below',
    why: 'The API knows a model by its id alone, which can’t be told from its name.',
    fix: 'Write a line `**Model ID:** ` with the id between backticks below the description.',
  });
}

function tellNoCapabilities(page: Page, heading: Span): void {
  page.warning('PAGE_NO_CAPABILITIES', heading, {
    message: 'The section does not say what the model is capable of.',
    note: 'no **Capabilities:** below',
    why: 'Every section had such a line so far.',
    fix: 'Nothing, if the page has none. The model is imported without capabilities.',
  });
}
