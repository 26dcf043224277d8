import type { Constraint, ResolvedParameter } from '../model/resolved-model.ts';
import { describeFact } from '../prose/fact-wording.ts';
import type { RatedReading } from '../prose/types.ts';
import { compareFact, conflictWith } from '../resolve/compare-fact.ts';
import type { LintFinding } from './types.ts';

type Found = Pick<LintFinding, 'kind' | 'message' | 'quote' | 'certainty' | 'caveats' | 'proposal'>;

/** Returns a finding if the data lacks or contradicts a reading. */
export function compareWithData(
  { fact, quote, certainty, caveats }: RatedReading,
  parameter: ResolvedParameter,
  constraints: readonly Constraint[],
): Found[] {
  if (!fact) {
    return [{ kind: 'prose-only', message: 'mentions a constraint', quote, certainty, caveats }];
  }
  const state = compareFact(fact, parameter, constraints);
  if (state === 'agrees') return [];
  const message = describeFact(fact, parameter);
  const found: Found = { kind: 'prose-only', message, quote, certainty, caveats, proposal: fact };
  if (state === 'differs' && fact.kind === 'limit') {
    const known = `${message}, but ${fact.field} is ${parameter[fact.field]}`;
    return [{ ...found, kind: 'contradiction', message: known }];
  }
  const conflict = conflictWith(fact, parameter);
  if (conflict === undefined) return [found];
  return [{ ...found, certainty: 'unsure', caveats: [...caveats, conflict] }];
}
