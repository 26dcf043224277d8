import { code, joined, type Words } from '../markdown/blocks.ts';
import { sentences } from '../markdown/sentences.ts';
import type { Condition, Constraint } from './resolved-model.ts';
import { valueCode } from './value-words.ts';

/** Returns a constraint as sentences, with its reason. `textOf` makes plain text of them. */
export function constraintWords(constraint: Constraint): Words {
  const { reason } = constraint;
  return sentences(constraintSentence(constraint), reason === undefined ? [] : [reason]);
}

function constraintSentence(constraint: Constraint): Words {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return ['Set at most one of ', ...names(constraint.parameters), '.'];
    case 'anyOf':
      return ['Set at least one of ', ...names(constraint.parameters), '.'];
    case 'requires':
      return [code(constraint.parameter), ' requires ', ...names(constraint.needs), '.'];
    case 'requiresAnyOf':
      return [
        code(constraint.parameter),
        constraint.needs.length === 1 ? ' requires ' : ' requires at least one of ',
        ...names(constraint.needs),
        '.',
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

function names(parameters: readonly string[]): Words {
  return joined(parameters.map(code), 'and');
}

function condition({ parameter, values }: Condition): Words {
  return values === undefined
    ? [code(parameter), ' is set']
    : [code(parameter), ' is ', ...joined(values.map(valueCode), 'or')];
}
