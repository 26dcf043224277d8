import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { markdownFromText } from '../../reference/markdown-text.ts';
import type { Rule } from '../../resolve/types.ts';
import { limitsInWords } from '../docs/limits.ts';
import { textOf } from '../docs/markdown.ts';
import { ruleInWords } from '../docs/rules-in-words.ts';
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

/** The comment of a parameter: its description, its limits, the rules that name it and its default. */
export function parameterDoc(
  { parameter, type }: PlannedParameter,
  rules: readonly Rule[],
): string {
  const limits = limitsInWords(type, parameter);
  const hints = [
    type.kind === 'unknown' ? `Of type ${jsDocCode(parameter.type)}.` : '',
    limits === '' ? '' : `Limits: ${limits}.`,
    ...rules.filter((rule) => namesOf(rule).includes(parameter.name)).map(ruleText),
  ];
  const text = paragraphs([
    parameter.description === undefined ? '' : jsDocText(parameter.description),
    hints.filter((hint) => hint !== '').join('\n'),
  ]);
  const tags = [
    parameter.default === undefined ? '' : `@defaultValue ${jsDocCode(literal(parameter.default))}`,
    deprecation(parameter.deprecated),
  ];
  return [text, ...tags].filter((part) => part !== '').join('\n');
}

/** The parameters whose comment a rule belongs to. */
function namesOf(rule: Rule): readonly string[] {
  return 'parameters' in rule ? rule.parameters : [rule.parameter];
}

function ruleText(rule: Rule): string {
  return jsDocText(markdownFromText(textOf(ruleInWords(rule))));
}

function deprecation(deprecated: PlannedModel['model']['deprecated']): string {
  if (!deprecated) return '';
  const instead = deprecated.replacement ? ` Use ${deprecated.replacement} instead.` : '';
  return `@deprecated ${jsDocText(`${deprecated.reason}${instead}`)}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
