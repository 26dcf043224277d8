import type { PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { labels, type Label } from '../vocabulary.ts';
import { textOfTokens, tokensOf } from './inline.ts';
import { quoteText, type Page } from './page.ts';
import { readValues, splitPlainValues, type Code } from './read-values.ts';
import { leadingLabel, type Field } from './split-section.ts';

/** The labels of a section with their content. If `id` is absent, an error was reported. */
export interface LabeledFields {
  readonly id?: Code | undefined;
  readonly capabilities: readonly string[];
  readonly llmMarkdown?: string | undefined;
  /** The fields that were read, by label. */
  readonly found: ReadonlyMap<Label, Field>;
}

/**
 * Finds paragraphs that start with an unknown label, if a known label is missing: it may be misspelled
 * or have a new name.
 */
export function misspelledLabels(
  nodes: readonly RootContent[],
  fields: readonly Field[],
): ReadonlyMap<RootContent, Label> {
  const missing = labels.filter((label) => !fields.some((field) => field.label === label));
  const misspelled = new Map<RootContent, Label>();
  for (const node of nodes) {
    const text = leadingLabel(node);
    if (text === undefined || fields.some(({ span }) => span.start === spanOf(node).start))
      continue;
    const near = nearestName(text, missing);
    const label = labels.find((known) => known === near) ?? renamedLabel(node, missing);
    if (label !== undefined) misspelled.set(node, label);
  }
  return misspelled;
}

/** Returns the missing label that a line may contain under a new name: it has a label and a code span. */
function renamedLabel(node: RootContent, missing: readonly Label[]): Label | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [first, ...rest] = node.children;
  if (!first || !toString(first).endsWith(':') || !rest.some(({ type }) => type === 'inlineCode'))
    return undefined;
  return missing.find((label) => label !== 'LLM Markdown');
}

/** Parses the lines of a section that start with a label. */
export function parseLabels(
  page: Page,
  heading: Span,
  fields: readonly Field[],
  misspelled: ReadonlyMap<RootContent, Label>,
): LabeledFields {
  for (const [node, label] of misspelled) {
    page.error('PAGE_LABEL', spanOf(node), {
      message: `${quoteText(leadingLabel(node) ?? '')} is not a label of a section.`,
      note: `did you mean "${label}"?`,
      why: `The labels are ${labels.map((known) => `**${known}:**`).join(', ')}.`,
      fix: `Write \`**${label}:**\`, or map the label with \`reference.labels\` in the configuration.`,
    });
  }
  const found = new Map<Label, Field>();
  const second = fields.find(
    ({ label }, index) => fields.findIndex((field) => field.label === label) < index,
  );
  if (second) reportRepeatedLabel(page, second);
  for (const field of fields) found.set(field.label, field);
  const stated = new Set([...found.keys(), ...misspelled.values()]);
  const id = found.get('Model ID');
  const capabilities = found.get('Capabilities');
  const link = found.get('LLM Markdown');
  if (!stated.has('Model ID')) reportNoId(page, heading);
  if (!stated.has('Capabilities')) reportNoCapabilities(page, heading);
  return {
    id: id && parseId(page, id),
    capabilities: capabilities ? parseCapabilities(page, capabilities) : [],
    llmMarkdown: link && parseLink(page, link, id),
    found,
  };
}

function parseId(page: Page, { nodes, span }: Field): Code | undefined {
  const values = readValues(nodes.filter((node) => !isComponent(node)));
  const plain = values?.form === 'text' && /^[\w.:-]+$/.test(values.text) ? values : undefined;
  const [code, ...others] = values?.form === 'code' ? values.items : plain ? [plain] : [];
  if (code && code.text !== '' && others.length === 0) return code;
  page.error('PAGE_NO_MODEL_ID', span, {
    message: 'The Model ID must be one code span.',
    why: 'The API identifies a model by its ID, which can’t be derived from its name.',
    fix: 'Write `**Model ID:** ` and the ID between backticks.',
  });
  return undefined;
}

/** Returns whether a node is a component of the site, such as a button that copies the ID. */
function isComponent(node: PhrasingContent): boolean {
  return node.type === 'html' && /^<[A-Z]\w*(?:\s[^<>]*)?\/>$/.test(node.value);
}

function parseCapabilities(page: Page, { nodes, span }: Field): readonly string[] {
  const values = readValues(nodes);
  const texts =
    values?.form === 'code'
      ? values.items.map(({ text }) => text)
      : [values?.text ?? textOfStyled(nodes)];
  // A capability is one word, so a list in one code span is split.
  const capabilities = texts.flatMap((text) => splitPlainValues(text) ?? '');
  if (capabilities.every((text) => /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(text)))
    return capabilities;
  page.error('PAGE_CAPABILITIES', span, {
    message: 'The capabilities must be code spans joined by `, `.',
    why: 'Other text could be a misspelled capability.',
    fix: 'Write them as `` `txt2img`, `img2img` ``, or omit the line if there are none.',
  });
  return [];
}

/** Returns a list of words in bold or italics as text; an empty string for any other content. */
function textOfStyled(nodes: readonly PhrasingContent[]): string {
  const tokens = tokensOf(nodes).filter(({ text }) => text !== '' && !/^ +$/.test(text));
  const isList = tokens.every(({ kind, text, styled }) => {
    const isSeparator = kind === 'break' || /^[\s,;/|·•]+$/.test(text);
    return styled ? kind === 'text' : isSeparator;
  });
  return isList ? textOfTokens(tokens).trim() : '';
}

function parseLink(page: Page, { nodes, span }: Field, id: Field | undefined): string | undefined {
  const text = textOfTokens(tokensOf(nodes)).trim();
  const links = nodes.filter((node) => node.type === 'link');
  const own = id ? textOfTokens(tokensOf(id.nodes)).trim() : '';
  // Of several links, the one to the model has its ID in the path.
  const paths = links.filter(({ url }) => own !== '' && url.split(/[?#]/)[0]?.includes(own));
  const [link] = links.length > 1 ? paths : links;
  const url = link?.url ?? text;
  if (/^https?:\/\/\S+$/i.test(url)) return url;
  if (nodes.length > 0) {
    page.leftOut('PAGE_NO_LINK', span, 'a link', {
      message: `LLM Markdown must be a web URL (got ${quoteText(url)}).`,
      why: 'A definition keeps only links that start with https:// or http://.',
      fix: 'Write the URL between `<` and `>`. The model is imported without it.',
    });
  }
  return undefined;
}

function reportRepeatedLabel(page: Page, { label, span }: Field): void {
  page.error('PAGE_DUPLICATE_LABEL', span, {
    message: `A section has **${label}:** twice.`,
    why: 'A section describes one model. The heading of a second model may be missing before this line.',
    fix: 'Write the heading of the second model, or remove the wrong line.',
  });
}

function reportNoId(page: Page, heading: Span): void {
  page.error('PAGE_NO_MODEL_ID', heading, {
    message: 'The section has no Model ID.',
    note: 'no **Model ID:** below',
    why: 'The API identifies a model by its ID, which can’t be derived from its name.',
    fix: 'Below the description, write `**Model ID:** ` and the ID between backticks.',
  });
}

function reportNoCapabilities(page: Page, heading: Span): void {
  page.warning('PAGE_NO_CAPABILITIES', heading, {
    message: 'The section has no capabilities.',
    note: 'no **Capabilities:** below',
    why: 'All known sections have this line.',
    fix: 'No action is needed if the model has none. It is imported without capabilities.',
  });
}
