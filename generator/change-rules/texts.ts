import { docsOnly, type ChangeRule, type FactFormatter, type Facts } from './change-rule.ts';

/** The change rules of texts: names, descriptions and labels. */
export const textRules = {
  'description-changed': parameterText('description', 'description-changed'),
  'label-changed': parameterText('label', 'label-changed'),
  'group-changed': parameterText('group', 'group-changed'),
  'hint-changed': parameterText('hint', 'hint-changed'),
  'placeholder-changed': parameterText('placeholder', 'placeholder-changed'),
  'value-labels-changed': parameterText('labels of the values', 'value-labels-changed'),
  'role-changed': parameterText('role (prompt, parent, mask)', 'role-changed'),
  'deprecation-changed': parameterText('deprecation notice', 'deprecation-changed'),
  'model-description-changed': modelText('description', 'model-description-changed'),
  'model-link-changed': modelText('link to the Markdown page', 'model-link-changed'),
  'presets-changed': modelText('presets', 'presets-changed'),
  'examples-changed': modelText('examples', 'examples-changed'),
  'model-deprecation-changed': modelText('deprecation notice', 'model-deprecation-changed'),
} as const satisfies Readonly<Record<string, ChangeRule>>;

function parameterText<Id extends string>(subject: string, id: Id) {
  return {
    ...text(subject, 'a parameter', id),
    change: (facts: Facts, format: FactFormatter) =>
      `${subject} of ${format.name(facts.parameter)}${quotedChange(facts, format)}`,
    message: (facts: Facts, format: FactFormatter) =>
      `The ${subject} of ${format.name(facts.parameter)} changed${quotedChange(facts, format)}.`,
  };
}

function modelText<Id extends string>(subject: string, id: Id) {
  return {
    ...text(subject, 'a model', id),
    change: (facts: Facts, format: FactFormatter) => `${subject}${quotedChange(facts, format)}`,
    message: (facts: Facts, format: FactFormatter) =>
      `The ${subject} of ${format.text(facts.model.name)} changed${quotedChange(facts, format)}.`,
  };
}

/** Returns the text before and after. A finding has both if a number in them differs. */
function quotedChange({ before, after }: Facts, format: FactFormatter): string {
  if (before === undefined && after === undefined) return '';
  return `: “${format.text(before)}” → “${format.text(after)}”`;
}

function text<Id extends string>(subject: string, owner: string, opposite: Id) {
  return {
    area: 'texts' as const,
    direction: 'changed' as const,
    ...docsOnly,
    opposite,
    summary: `The ${subject} of ${owner} ${subject.replace(/ of .*/, '').endsWith('s') ? 'are' : 'is'} added, changed or removed.`,
  };
}
