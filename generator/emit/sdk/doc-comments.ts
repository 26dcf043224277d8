import { textOf } from '../../markdown/blocks.ts';
import { markdownFromText } from '../../markdown/markdown-text.ts';
import { straightJson } from '../../markdown/straight-json.ts';
import { constraintWords } from '../../model/constraint-words.ts';
import { describedConstraints, describedInWords } from '../../model/described.ts';
import { limitsInWords } from '../../model/limit-words.ts';
import { rememberByParameter } from '../../model/remember-parameter.ts';
import type { Constraint, ConstraintTerms } from '../../model/resolved-model.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { outputNouns } from '../../runtime/tools.ts';
import { jsDocCode, jsDocText } from '../../typescript/js-doc.ts';
import { printLiteral } from '../../typescript/literal.ts';

/**
 * Returns the comment of a model's input: its description and its ID. The date of its page is only
 * in the docs: a module changes only if its model does.
 */
export function modelDoc({ model }: PlannedModel): string {
  const capabilities = model.capabilities.map(jsDocCode).join(', ');
  const facts = [
    `Model ID ${jsDocCode(model.id)}`,
    ...(capabilities === '' ? [] : [`capabilities ${capabilities}`]),
  ].join(', ');
  const title = jsDocText(
    model.description === undefined ? model.name : `${model.name}: ${model.description}`,
  );
  return paragraphs([title, `${facts}.`, deprecation(model.deprecated)]);
}

/**
 * Returns the comment of a parameter: its description, its limits, the constraints that name it and
 * its default.
 */
export const parameterDoc = rememberByParameter((planned, constraints): string => {
  const { parameter, type, optional } = planned;
  const limits = limitsInWords(type, parameter);
  const described = describedInWords(type, parameter);
  const hints = [
    type.kind === 'unknown' ? `Of type ${jsDocCode(parameter.type)}.` : '',
    limits === '' ? '' : `Limits: ${limits}.`,
    described === '' ? '' : `From the description: ${described}.`,
    ...constraints.map(constraintText),
    ...describedConstraints([parameter]).map(describedText),
  ];
  const text = paragraphs([
    parameter.description === undefined ? '' : jsDocText(straightJson(parameter.description)),
    hints.filter((hint) => hint !== '').join('\n'),
  ]);
  const tags = [
    parameter.default === undefined || !optional
      ? ''
      : `@defaultValue ${jsDocCode(printLiteral(parameter.default))}`,
    deprecation(parameter.deprecated),
  ];
  return [text, ...tags].filter((part) => part !== '').join('\n');
});

/**
 * Returns the comment of a model's constant: name, ID, description and results, as editors show it
 * on hover.
 */
export function modelConstantDoc({ model, names, outputKinds }: PlannedModel): string {
  const returns = outputKinds.map((kind) => outputNouns[kind]).join(' and ');
  return paragraphs([
    `${jsDocText(markdownFromText(model.name))} (${jsDocCode(model.id)})${model.description === undefined ? '' : `: ${jsDocText(model.description)}`}`,
    returns === '' ? '' : `Returns ${returns}.`,
    `{@link ${names.inputType}} as a request builder, a validator and data.`,
    deprecation(model.deprecated),
  ]);
}

function describedText(constraint: ConstraintTerms): string {
  return `From the description: ${jsDocText(markdownFromText(textOf(constraintWords(constraint))))}`;
}

function constraintText(constraint: Constraint): string {
  return jsDocText(markdownFromText(textOf(constraintWords(constraint))));
}

function deprecation(deprecated: PlannedModel['model']['deprecated']): string {
  if (!deprecated) return '';
  const instead = deprecated.replacement ? ` Use ${deprecated.replacement} instead.` : '';
  return `@deprecated ${jsDocText(`${deprecated.reason}${instead}`)}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
