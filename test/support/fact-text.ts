import type { Fact } from '../../generator/model/fact.ts';
import type { Condition, ConstraintTerms } from '../../generator/model/resolved-model.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';

/** Returns a fact as a short text, by which tests compare facts: `maxItems 4`. */
export function textOfFact(fact: Fact): string {
  switch (fact.kind) {
    case 'integer':
      return 'integer';
    case 'limit':
      return `${fact.field} ${fact.value}`;
    case 'fileFormats':
      return `fileFormats ${fact.formats.join(' ')}`;
    case 'textFormat':
      return `textFormat ${fact.format}`;
    case 'jsonFields':
      return `jsonFields ${fact.required.join(' ')}`;
    case 'constraint':
      return textOfConstraint(fact.constraint);
  }
}

function textOfConstraint(terms: ConstraintTerms): string {
  switch (terms.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return `${terms.kind} ${terms.parameters.toSorted().join(' ')}`;
    case 'requires':
    case 'requiresAnyOf':
      return `${terms.kind} ${terms.parameter}: ${terms.needs.join(' ')}`;
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return `${terms.kind} ${terms.parameter} ${conditionText(terms.when)}`;
    case 'limitedWhen': {
      const { values, ...bounds } = omitFields(terms, 'kind', 'parameter', 'when');
      const limits = [
        ...(values ? [`=${values.join('|')}`] : []),
        ...Object.entries(bounds).map(([field, value]) => ` ${field}=${value}`),
      ].join('');
      return `limitedWhen ${terms.parameter}${limits} ${conditionText(terms.when)}`;
    }
    case 'maxSum':
    case 'maxProduct':
      return `${terms.kind} ${terms.parameters.toSorted().join(' ')} ${terms.max}`;
    case 'sameCount':
      return `sameCount ${terms.parameter} ${terms.as} ${terms.offset ?? 0}`;
    case 'lessThan':
      return `lessThan ${terms.parameter} ${terms.than}`;
  }
}

function conditionText({ parameter, values }: Condition): string {
  return `when ${parameter}${values ? `=${values.join('|')}` : ''}`;
}
