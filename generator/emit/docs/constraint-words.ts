import type { Condition, Deprecation, Constraint } from '../../model/resolved-model.ts';
import { code, joined, strong, type Words, type Inline } from '../../markdown/blocks.ts';
import { sentences } from '../../markdown/sentences.ts';
import { valueCode } from './value-words.ts';

/** A constraint between parameters as sentences, with its reason. */
export function constraintInWords(constraint: Constraint): Words {
  return sentences(
    sentence(constraint),
    constraint.reason === undefined ? [] : [constraint.reason],
  );
}

function sentence(constraint: Constraint): Words {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return ['Give at most one of ', ...joined(constraint.parameters.map(code), 'and'), '.'];
    case 'anyOf':
      return ['Give at least one of ', ...joined(constraint.parameters.map(code), 'and'), '.'];
    case 'requires':
      return [
        code(constraint.parameter),
        ' needs ',
        ...joined(constraint.needs.map(code), 'and'),
        ' too.',
      ];
    case 'requiresAnyOf':
      return [
        code(constraint.parameter),
        ' needs one of ',
        ...joined(constraint.needs.map(code), 'and'),
        ' too.',
      ];
    case 'requiredWhen':
      return [code(constraint.parameter), ' is required when ', ...condition(constraint.when), '.'];
    case 'ignoredWhen':
      return [code(constraint.parameter), ' is ignored when ', ...condition(constraint.when), '.'];
    case 'ignoredUnless':
      return [
        code(constraint.parameter),
        ' is ignored unless ',
        ...condition(constraint.when),
        '.',
      ];
  }
}

function condition({ parameter, values }: Condition): Words {
  const name: Inline = code(parameter);
  return values === undefined
    ? [name, ' is given']
    : [name, ' is ', ...joined(values.map(valueCode), 'or')];
}

export function deprecationWords({ reason, replacement }: Deprecation): Words {
  const instead = replacement === undefined ? [] : ['Use ', code(replacement), ' instead.'];
  return sentences([strong('Deprecated.')], [reason], instead);
}
