import { escapeMarkdown, markdownFacts } from '../../change-rules/markdown-facts.ts';
import { changeRules } from '../../change-rules/registry.ts';
import { undated, type HistoryUpdate } from '../../history/history.ts';
import { githubAnchor } from '../../markdown/anchor.ts';
import {
  fileLink,
  headingBlock,
  inlineCode,
  joinWords,
  listBlock,
  paragraphBlock,
  printBlocks,
  quoteBlock,
  strongText,
  webLink,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { deprecationWords } from '../../model/value-words.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { generatedComment } from '../generated-file.ts';
import { valueSections } from './allowed-values.ts';
import { categoryTitle } from './catalog-index.ts';
import { foreignMarkdown } from './foreign-markdown.ts';
import { rowsOf } from './parameter-rows.ts';
import { parameterSection } from './parameter-section.ts';
import { priceSection } from './price-section.ts';
import { referencePagePath } from './reference-page.ts';
import { requestSection } from './request-section.ts';
import { resultSection } from './result-section.ts';
import { sourcesSection, type PageOptions } from './sources-section.ts';

/** Returns the page of one model, `docs/models/<model>.md`: its facts, parameters and sample requests. */
export function emitModelPage(planned: PlannedModel, options: PageOptions = {}): string {
  const { model, page, parameters } = planned;
  const longLists = valueSections(rowsOf(parameters));
  return printBlocks([
    generatedComment(`models/${page.path}`),
    headingBlock(1, [model.name]),
    ...(model.deprecated ? [quoteBlock(...deprecationWords(model.deprecated))] : []),
    ...(model.description === undefined
      ? []
      : [paragraphBlock(foreignMarkdown(model.description))]),
    modelFacts(planned),
    headingBlock(2, ['Parameters']),
    ...parameterSection(planned, options),
    ...resultSection(planned),
    ...priceSection(planned),
    headingBlock(2, ['Requests']),
    ...requestSection(planned),
    ...(longLists.length === 0 ? [] : [headingBlock(2, ['Allowed values']), ...longLists]),
    ...historySection(planned),
    ...(options.withSources ? sourcesSection(planned) : []),
  ]);
}

/** Returns the list of facts at the top of a page, such as the ID and the provider. */
function modelFacts({ model, page, names }: PlannedModel): Block {
  const capabilities = model.capabilities.map((capability) =>
    fileLink('../index.md', githubAnchor(capability), inlineCode(capability)),
  );
  const forPrograms = [
    fileLink(`../../schema/${names.fileName}.json`, undefined, 'JSON Schema'),
    ...(model.llmMarkdown === undefined
      ? []
      : [webLink(model.llmMarkdown, 'Markdown for language models')]),
  ];
  return listBlock([
    fact('Model ID', [inlineCode(model.id)]),
    fact('Provider', [page.provider]),
    fact('Category', [categoryTitle(page.category)]),
    ...(capabilities.length === 0 ? [] : [fact('Capabilities', joinWords(capabilities))]),
    ...(model.plan === undefined ? [] : [fact('Plan', [planWords(model.plan)])]),
    ...(model.license === undefined ? [] : [fact('License', licenseWords(model.license))]),
    ...sourceFacts({ model, page }),
    fact('For programs', joinWords(forPrograms)),
  ]);
}

/** Returns the sources of the model's facts, with their dates. */
function sourceFacts({ model, page }: Pick<PlannedModel, 'model' | 'page'>): readonly Words[] {
  const { lastUpdated } = page.source;
  const { recordDate } = model;
  const path = `../${referencePagePath(page.path)}`;
  return [
    ...(lastUpdated === undefined || model.onPage === false
      ? []
      : [fact('Reference', [fileLink(path, githubAnchor(model.name), `page of ${lastUpdated}`)])]),
    ...(recordDate === undefined ? [] : [fact('API record', [`of ${recordDate}`])]),
  ];
}

function fact(title: string, words: Words): Words {
  return [strongText(`${title}:`), ' ', ...words];
}

/** Describes the required plan. A plan includes the models of lower plans. */
function planWords(plan: string): string {
  if (plan === 'free') return 'free, so every plan has it';
  return `${plan === 'enterprise' ? plan : `${plan} or higher`}; the API rejects requests of other plans`;
}

/**
 * Describes the license. Its terms are those of the model's provider, or of Scenario for open
 * models.
 */
function licenseWords(license: string): Words {
  if (!/^https?:\/\//i.test(license)) return [license];
  const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(license)?.[1] ?? license;
  return [webLink(license, `terms of ${host}`), ', for the use of the model and its results'];
}

/** Prints the section "Changes" of a model's page: each update, newest first, breaking changes at its top. */
export function historySection({ history = [], model }: PlannedModel): readonly Block[] {
  if (history.length === 0) return [];
  return [
    { lines: '## Changes' },
    ...history.flatMap(({ date, changes }): Block[] => {
      const breakingFirst = [
        ...changes.filter(({ breaking }) => breaking),
        ...changes.filter(({ breaking }) => !breaking),
      ];
      return [
        { lines: `### ${date === undated ? 'Undated' : escapeMarkdown(date)}` },
        { lines: breakingFirst.map((change) => `- ${sentence(change, model.name)}`).join('\n') },
      ];
    }),
  ];
}

function sentence(change: HistoryUpdate['changes'][number], name: string): string {
  const { model: id, rule, parameter, before, after, breaking } = change;
  const facts = {
    model: { id, name },
    ...(parameter !== undefined && { parameter }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
  return `${breaking ? '**Breaking:** ' : ''}${changeRules[rule].message(facts, markdownFacts)}`;
}
