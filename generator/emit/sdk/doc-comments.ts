import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { limitSentences } from '../limit-sentences.ts';
import { jsDocCode, jsDocText } from './js-doc.ts';
import { literal } from './literal.ts';

/** The comment of a model's input: what the model does, and where that is known from. */
export function modelDoc({ model, page }: PlannedModel): string {
  const capabilities = model.capabilities.map(jsDocCode).join(', ');
  const facts = [
    `Model ID ${jsDocCode(model.id)}`,
    ...(capabilities === '' ? [] : [`capabilities ${capabilities}`]),
    ...(page.source.lastUpdated === undefined ? [] : [`reference of ${page.source.lastUpdated}`]),
  ].join(', ');
  const title = jsDocText(
    model.description === undefined ? model.name : `${model.name}: ${model.description}`,
  );
  return paragraphs([title, `${facts}.`, deprecation(model.deprecated)]);
}

/** The comment of a parameter: its description, limits and default. */
export function parameterDoc({ parameter, type }: PlannedParameter): string {
  const limits = [
    type.kind === 'unknown' ? `Of type ${jsDocCode(parameter.type)}.` : '',
    ...limitSentences(parameter),
  ];
  const text = paragraphs([
    parameter.description === undefined ? '' : jsDocText(parameter.description),
    limits.filter((sentence) => sentence !== '').join(' '),
  ]);
  const tags = [
    parameter.default === undefined ? '' : `@defaultValue ${jsDocCode(literal(parameter.default))}`,
    deprecation(parameter.deprecated),
  ];
  return [text, ...tags].filter((part) => part !== '').join('\n');
}

function deprecation(deprecated: PlannedModel['model']['deprecated']): string {
  if (!deprecated) return '';
  const instead = deprecated.replacement ? ` Use ${deprecated.replacement} instead.` : '';
  return `@deprecated ${jsDocText(`${deprecated.reason}${instead}`)}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
