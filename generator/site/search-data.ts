import { plainText } from '../markdown/markdown-text.ts';
import { itemType } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter } from '../plan/types.ts';
import { codeIn, linesOfBlocks, nodeText } from './markdown-tree.ts';
import type { RenderedPage } from './markdown.ts';

/** An entry of the search index. */
export interface SearchEntry {
  readonly title: string;
  /** The path on the site. */
  readonly path: string;
  /** The provider of a model, or the guide of a section. */
  readonly context: string;
  readonly text: string;
  /** The ID of a model. */
  readonly id?: string;
  /** The names of a model's parameters, or of what a section of a guide names in code. */
  readonly parameters?: string;
}

/** Returns the entries of models: name, ID, provider, capabilities, parameters. */
export function modelEntries(models: readonly PlannedModel[]): readonly SearchEntry[] {
  return models.map(({ model, page, names, parameters }) => ({
    title: model.name,
    path: `models/${names.fileName}.html`,
    context: page.provider,
    id: model.id,
    text: shortened(
      [model.description === undefined ? '' : plainText(model.description), ...model.capabilities]
        .filter(Boolean)
        .join(' '),
    ),
    parameters: [...new Set(parameterNames(parameters))].join(' '),
  }));
}

/** Returns an entry for each section of a guide. */
export function guideEntries(path: string, guide: RenderedPage): readonly SearchEntry[] {
  return guide.sections.map(({ heading, blocks }) => {
    const lines = linesOfBlocks(blocks);
    const names = lines.flatMap(codeIn).filter((code) => /^[\w.-]+$/.test(code));
    return {
      title: heading?.title ?? guide.title,
      path: heading === undefined ? path : `${path}#${heading.anchor}`,
      context: guide.title,
      text: shortened(lines.map(nodeText).filter(Boolean).join(' '), 600),
      ...(names.length > 0 && { parameters: [...new Set(names)].join(' ') }),
    };
  });
}

function parameterNames(parameters: readonly PlannedParameter[]): readonly string[] {
  return parameters.flatMap(({ parameter, type }) => {
    const item = itemType(type);
    return [
      parameter.name,
      ...(item.kind === 'object' ? parameterNames(item.parameters ?? []) : []),
    ];
  });
}

function shortened(text: string, length = 160): string {
  return text.length <= length ? text : text.slice(0, length).replace(/(?<!\s)\s+\S*$/, '');
}
