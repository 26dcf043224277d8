import { isDeepStrictEqual } from 'node:util';
import { omit } from '../text/omit.ts';
import type { ResolvedParameter, Constraint, ConstraintTerms } from '../model/resolved-model.ts';
import { factWords } from './words.ts';
import type { Fact, LintFinding, Reading } from './types.ts';

type Found = Pick<LintFinding, 'kind' | 'message' | 'quote' | 'doubts' | 'proposal'>;

/** Holds what prose says to what the data says: nothing where both agree. */
export function compareWithData(
  { fact, quote, doubts }: Reading | Reading<undefined>,
  parameter: ResolvedParameter,
  rules: readonly Constraint[],
): Found[] {
  if (!fact) return [{ kind: 'prose-only', message: 'speaks of a rule', quote, doubts }];
  const words = factWords(fact, parameter);
  const proposed: Found = { kind: 'prose-only', message: words, quote, doubts, proposal: fact };
  if (fact.kind === 'rule') {
    return rules.some((rule) => isCovered(fact.rule, rule)) ? [] : [proposed];
  }
  if (fact.kind === 'integer') return parameter.integer ? [] : [proposed];
  const known = parameter[fact.field];
  if (known === fact.value || isImplied(fact, parameter)) return [];
  if (known === undefined) return [proposed];
  return [
    { ...proposed, kind: 'contradiction', message: `${words}, but ${fact.field} is ${known}` },
  ];
}

/** Allowed values say more than bounds, and a higher least number of items more than a lower. */
function isImplied(fact: Fact, { allowedValues, minItems }: ResolvedParameter): boolean {
  if (fact.kind !== 'limit') return false;
  const isBound = fact.field === 'min' || fact.field === 'max';
  if (isBound) return allowedValues !== undefined;
  return fact.field === 'minItems' && minItems !== undefined && minItems >= fact.value;
}

/** Whether a known rule says the same or more. */
function isCovered(read: ConstraintTerms, known: Constraint): boolean {
  if (read.kind === 'mutuallyExclusive' || read.kind === 'anyOf') {
    if (known.kind !== read.kind) return false;
    const [inner, outer] =
      read.kind === 'mutuallyExclusive'
        ? [read.parameters, known.parameters]
        : [known.parameters, read.parameters];
    return inner.every((name) => outer.includes(name));
  }
  return isDeepStrictEqual(read, omit(known, 'reason', 'provenance'));
}
