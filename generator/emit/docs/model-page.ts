import type { PlannedModel } from '../../plan/types.ts';
import { valueSections } from './allowed-values.ts';
import { foreignMarkdown } from './foreign-markdown.ts';
import { generatedComment } from './generated-comment.ts';
import { heading, paragraph, printBlocks, quote } from '../../markdown/blocks.ts';
import { modelFacts } from './model-facts.ts';
import { parameterSection } from './parameter-section.ts';
import { rowsOf } from './parameter-rows.ts';
import { requestSection } from './request-section.ts';
import { deprecationWords } from './constraint-words.ts';

/** The page of one model, `docs/models/<model>.md`: what it does, what it takes, and how to ask for it. */
export function emitModelPage(planned: PlannedModel): string {
  const { model, page, parameters } = planned;
  const longLists = valueSections(rowsOf(parameters));
  return printBlocks([
    generatedComment(`models/${page.path}`),
    heading(1, [model.name]),
    ...(model.deprecated ? [quote(...deprecationWords(model.deprecated))] : []),
    ...(model.description === undefined ? [] : [paragraph(foreignMarkdown(model.description))]),
    modelFacts(planned),
    heading(2, ['Parameters']),
    ...parameterSection(planned),
    heading(2, ['Requests']),
    ...requestSection(planned),
    ...(longLists.length === 0 ? [] : [heading(2, ['Allowed values']), ...longLists]),
    ...(planned.whatChanged === undefined ? [] : [{ lines: planned.whatChanged.trimEnd() }]),
  ]);
}
