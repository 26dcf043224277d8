import { anchorOf } from '../markdown/anchor.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { oneLine } from '../markdown/markdown-text.ts';
import { escapeUnderscores } from '../markdown/underscores.ts';
import type { Definition, ModelDefinition } from '../model/definition.ts';
import { printFrontMatter } from './front-matter.ts';
import { printParameters } from './print/print-parameters.ts';
import {
  linkNode,
  printHeading,
  printLink,
  printParagraph,
  printUrl,
  textNode,
} from './print/print-text.ts';

/**
 * Prints the reference page of a definition, byte for byte the page it was read from. Parameters and
 * models of the API record alone (`onPage: false`) are left out. Texts of the definition can't leave
 * their part of the page.
 */
export function printPage(definition: Definition): string {
  const { provider, source } = definition;
  const models = definition.models.filter(({ onPage }) => onPage !== false);
  const blocks = [
    printFrontMatter(oneLine(provider)),
    printNotice(source.lastUpdated),
    printSentence(definition),
    models.map(({ name }) => `- ${printLink(name, `#${anchorOf(oneLine(name))}`)}`).join('\n'),
    '---',
    ...models.flatMap(printModel),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function printNotice(lastUpdated: string | undefined): string {
  const notice = '> This page is auto-generated from model configurations.';
  return lastUpdated === undefined ? notice : `${notice} Last updated: ${oneLine(lastUpdated)}.`;
}

function printSentence({ provider, category }: Definition): string {
  return printParagraph([
    textNode('This reference lists all available '),
    { type: 'strong', children: [textNode(oneLine(provider))] },
    textNode(
      ` ${oneLine(category)} models and their parameters. Use these parameter names when calling the `,
    ),
    linkNode('Generation API', '/api/postgeneratecustom/index.md'),
    textNode('.'),
  ]);
}

function printModel(model: ModelDefinition): readonly string[] {
  const { id, name, description = '', capabilities, llmMarkdown } = model;
  return [
    printHeading(name),
    // A bar at the start would look like a row of a table.
    escapeUnderscores(oneLine(description)).replace(/^\|/, '\\|'),
    `**Model ID:** ${codeSpan(id)}`,
    capabilities.length === 0 ? '' : `**Capabilities:** ${capabilities.map(codeSpan).join(', ')}`,
    llmMarkdown === undefined ? '' : `**LLM Markdown:** ${printUrl(llmMarkdown)}`,
    printParameters(model.parameters.filter(({ onPage }) => onPage !== false)),
  ];
}
