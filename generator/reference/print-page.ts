import { anchorOf } from '../markdown/anchor.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { oneLine } from '../markdown/markdown-text.ts';
import type { Definition, ModelDefinition } from '../model/definition.ts';
import type { PageLayout } from '../model/layout.ts';
import { printFrontMatter } from './front-matter.ts';
import { dateForms } from './parse/read-date.ts';
import { fillLines, fillTemplate } from './print/fill-template.ts';
import { printValues } from './print/print-cells.ts';
import { printParameters } from './print/print-parameters.ts';
import {
  isPlainText,
  linkNode,
  printHeading,
  printLink,
  printParagraph,
  printUrl,
  textNode,
  withUnderscores,
} from './print/print-text.ts';

/** The layout of a page whose definition does not state another. */
export const usualLayout = {
  preamble: '{frontMatter}\n\n{notice}\n\n{sentence}\n\n{contents}\n\n---',
  section:
    '## {name}\n\n{description}\n\n**Model ID:** {id}\n\n**Capabilities:** {capabilities}\n\n**LLM Markdown:** {llmMarkdown}\n\n{parameters}',
  separator: '\n\n',
  end: '\n',
} as const;

/**
 * Prints the reference page of a definition in its layout, byte for byte as it was read. Leaves out
 * models and parameters that only an API record has (`onPage: false`). Escapes all content, so that it
 * stays in its part of the page.
 */
export function printPage(definition: Definition): string {
  const { layout = {} } = definition.source;
  const models = definition.models.filter(({ onPage }) => onPage !== false);
  const { separator = usualLayout.separator, end = usualLayout.end } = layout;
  const sections = models.map((model) => printModel(model, layout)).join(separator);
  return `${printPreamble(definition, models, layout)}${sections === '' ? '' : `\n\n${sections}`}${end}`;
}

function printPreamble(
  definition: Definition,
  models: readonly ModelDefinition[],
  layout: PageLayout,
): string {
  const { provider, category, source } = definition;
  return fillLines(layout.preamble ?? usualLayout.preamble, (slot, form) => {
    switch (slot) {
      case 'frontMatter':
        return printFrontMatter(oneLine(provider));
      case 'notice':
        return printNotice(source.lastUpdated);
      case 'sentence':
        return printSentence(definition);
      case 'contents':
        return models.map((model, index) => printItem(model, index, layout)).join('\n');
      case 'provider':
        return oneLine(provider);
      case 'category':
        return oneLine(category);
      case 'date':
        return source.lastUpdated === undefined ? '' : printDate(source.lastUpdated, form);
      default:
        return undefined;
    }
  });
}

/** Prints the notice at the top of a page, with its date. */
export function printNotice(lastUpdated: string | undefined): string {
  const notice = '> This page is auto-generated from model configurations.';
  return lastUpdated === undefined ? notice : `${notice} Last updated: ${oneLine(lastUpdated)}.`;
}

/** Prints the first sentence of a page. */
export function printSentence({ provider, category }: Definition): string {
  const start = 'This reference lists all available ';
  const middle = ` ${oneLine(category)} models and their parameters. Use these parameter names when calling the `;
  const link = ['Generation API', '/api/postgeneratecustom/index.md'] as const;
  if (isPlainText(provider) && isPlainText(`a ${category}`)) {
    return `${start}**${provider}**${middle}[${link[0]}](${link[1]}).`;
  }
  return printParagraph([
    textNode(start),
    { type: 'strong', children: [textNode(oneLine(provider))] },
    textNode(middle),
    linkNode(...link),
    textNode('.'),
  ]);
}

function printDate(date: string, form = 'iso'): string {
  const print = Object.entries(dateForms).find(([name]) => name === form)?.[1];
  return print?.(oneLine(date)) ?? oneLine(date);
}

function printItem({ name }: ModelDefinition, index: number, layout: PageLayout): string {
  const link = printLink(name, `#${anchorOf(oneLine(name))}`, layout);
  if (layout.contents === undefined) return `- ${link}`;
  return fillTemplate(layout.contents, (slot) => {
    if (slot === 'link') return link;
    if (slot === 'name') return printName(name, layout);
    if (slot === 'number') return String(index + 1);
    return slot === 'anchor' ? anchorOf(oneLine(name)) : undefined;
  });
}

function printName(name: string, layout: PageLayout): string {
  return printHeading(name, layout).slice('## '.length);
}

function printModel(model: ModelDefinition, layout: PageLayout): string {
  const { id, name, description = '', capabilities, llmMarkdown, deprecated } = model;
  return fillLines(layout.section ?? usualLayout.section, (slot, form) => {
    switch (slot) {
      case 'name':
        return `${printName(name, layout)}${deprecated ? ' (deprecated)' : ''}`;
      case 'anchor':
        return anchorOf(oneLine(name));
      case 'description':
        // A pipe at the start would look like a row of a table.
        return withUnderscores(oneLine(description), layout).replace(/^\|/, '\\|');
      case 'id':
        return form === 'text' ? oneLine(id) : codeSpan(id);
      case 'capabilities':
        return layout.capabilities
          ? printValues(capabilities, layout.capabilities, layout)
          : capabilities.map(codeSpan).join(', ');
      case 'llmMarkdown':
        if (llmMarkdown === undefined) return '';
        return form === 'text' ? oneLine(llmMarkdown) : printUrl(llmMarkdown);
      case 'parameters':
        return printParameters(
          model.parameters.filter(({ onPage }) => onPage !== false),
          layout,
        );
      default:
        return undefined;
    }
  });
}
