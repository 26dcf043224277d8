import { inlineCode, joinWords, textOf, type Words } from '../markdown/blocks.ts';
import { joinSentences } from '../markdown/sentences.ts';
import { countOf, groupDigits } from '../text/count-words.ts';
import type {
  Condition,
  ConditionalLimits,
  Constraint,
  ConstraintTerms,
} from './resolved-model.ts';
import { valueCode } from './value-words.ts';

/** Returns a constraint as sentences, with its reason. `textOf` returns their plain text. */
export function constraintWords(constraint: Constraint): Words {
  const [first = '', ...rest] = constraintClause(constraint);
  const start =
    typeof first === 'string' ? `${first.charAt(0).toUpperCase()}${first.slice(1)}` : first;
  const { reason } = constraint;
  return joinSentences([start, ...rest, '.'], reason === undefined ? [] : [reason]);
}

/** Returns a constraint as the plain text of a clause: `set at most one of a and b`. */
export function constraintText(constraint: ConstraintTerms): string {
  return textOf(constraintClause(constraint));
}

function constraintClause(constraint: ConstraintTerms): Words {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return ['set at most one of ', ...names(constraint.parameters)];
    case 'anyOf':
      return ['set at least one of ', ...names(constraint.parameters)];
    case 'requires':
      return [inlineCode(constraint.parameter), ' requires ', ...names(constraint.needs)];
    case 'requiresAnyOf':
      return [
        inlineCode(constraint.parameter),
        constraint.needs.length === 1 ? ' requires ' : ' requires at least one of ',
        ...names(constraint.needs),
      ];
    case 'requiredWhen':
      return [
        inlineCode(constraint.parameter),
        ' is required when ',
        ...condition(constraint.when),
      ];
    case 'ignoredWhen':
    case 'ignoredUnless':
      return ignoredClause([constraint.parameter], constraint);
    case 'lessThan': {
      const { parameter, than, orEqual } = constraint;
      return [
        inlineCode(parameter),
        ` must be ${orEqual ? 'at most' : 'less than'} `,
        inlineCode(than),
      ];
    }
    case 'limitedWhen':
      return [
        inlineCode(constraint.parameter),
        ' ',
        ...conditionalLimits(constraint),
        ' when ',
        ...condition(constraint.when),
      ];
    case 'maxSum':
      return [
        ...sum(constraint.parameters, ' + '),
        ` must be at most ${groupDigits(constraint.max)} in total`,
      ];
    case 'maxProduct':
      return [
        ...sum(constraint.parameters, ' × '),
        ` must be at most ${groupDigits(constraint.max)}`,
      ];
    case 'sameCount': {
      const { parameter, as, offset = 0 } = constraint;
      const difference =
        offset === 0 ? '' : ` ${offset < 0 ? 'minus' : 'plus'} ${Math.abs(offset)}`;
      return [inlineCode(parameter), ' must have as many items as ', inlineCode(as), difference];
    }
  }
}

/** Returns a constraint of several parameters that are ignored under one condition. */
export function ignoredWords(parameters: readonly string[], constraint: IgnoredTerms): Words {
  return [...ignoredClause(parameters, constraint), '.'];
}

/** The constraints under which the API ignores a parameter. */
export type IgnoredTerms = Extract<
  ConstraintTerms,
  { readonly kind: 'ignoredWhen' | 'ignoredUnless' }
>;

function ignoredClause(parameters: readonly string[], { kind, when }: IgnoredTerms): Words {
  return [
    ...names(parameters),
    parameters.length === 1 ? ' is' : ' are',
    kind === 'ignoredWhen' ? ' ignored when ' : ' ignored unless ',
    ...condition(when),
  ];
}

function sum(parameters: readonly string[], sign: string): Words {
  return parameters.flatMap((name, index) => [...(index === 0 ? [] : [sign]), inlineCode(name)]);
}

function conditionalLimits(limits: ConditionalLimits): Words {
  const { values, min, max, minItems, maxItems, maxLength } = limits;
  const parts: readonly Words[] = [
    ...(values === undefined ? [] : [['must be ', ...joinWords(values.map(valueCode), 'or')]]),
    ...spanWords('must be ', min, max, groupDigits).map((words) => [words]),
    ...spanWords('must have ', minItems, maxItems, (count) => countOf(count, 'item')).map(
      (words) => [words],
    ),
    ...(maxLength === undefined ? [] : [[`must have at most ${countOf(maxLength, 'character')}`]]),
  ];
  return parts.flatMap((part, index) => [...(index === 0 ? [] : [' and ']), ...part]);
}

function spanWords(
  verb: string,
  min: number | undefined,
  max: number | undefined,
  count: (value: number) => string,
): readonly string[] {
  if (min === undefined) return max === undefined ? [] : [`${verb}at most ${count(max)}`];
  if (max === undefined) return [`${verb}at least ${count(min)}`];
  return min === max
    ? [`${verb}exactly ${count(max)}`]
    : [`${verb}${groupDigits(min)} to ${count(max)}`];
}

function names(parameters: readonly string[]): Words {
  return joinWords(parameters.map(inlineCode), 'and');
}

function condition({ parameter, values }: Condition): Words {
  return values === undefined
    ? [inlineCode(parameter), ' is set']
    : [inlineCode(parameter), ' is ', ...joinWords(values.map(valueCode), 'or')];
}
