import type { Condition, Deprecation, Rule } from '../../resolve/types.ts';
import { code, joined, strong, type Words, type Inline } from './markdown.ts';
import { sentences } from './sentences.ts';
import { valueCode } from './value-words.ts';

/** A rule between parameters as sentences, with its reason. */
export function ruleInWords(rule: Rule): Words {
  return sentences(sentence(rule), rule.reason === undefined ? [] : [rule.reason]);
}

function sentence(rule: Rule): Words {
  switch (rule.kind) {
    case 'exclusive':
      return ['Give at most one of ', ...joined(rule.parameters.map(code), 'and'), '.'];
    case 'oneOf':
      return ['Give at least one of ', ...joined(rule.parameters.map(code), 'and'), '.'];
    case 'requires':
      return [code(rule.parameter), ' needs ', ...joined(rule.needs.map(code), 'and'), ' too.'];
    case 'requiresOneOf':
      return [
        code(rule.parameter),
        ' needs one of ',
        ...joined(rule.needs.map(code), 'and'),
        ' too.',
      ];
    case 'requiredWhen':
      return [code(rule.parameter), ' is required when ', ...condition(rule.when), '.'];
    case 'ignoredWhen':
      return [code(rule.parameter), ' is ignored when ', ...condition(rule.when), '.'];
    case 'ignoredUnless':
      return [code(rule.parameter), ' is ignored unless ', ...condition(rule.when), '.'];
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
