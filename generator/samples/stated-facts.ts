import { violatedLimits } from '../model/accepts-value.ts';
import { withFact } from '../model/described.ts';
import type { Certainty, Fact } from '../model/fact.ts';
import { planParameter } from '../model/plan-parameter.ts';
import type { Constraint, ResolvedParameter } from '../model/resolved-model.ts';
import type { PlannedParameter } from '../plan/types.ts';
import { rememberByObject } from '../text/remember.ts';

/**
 * An object with the facts of its descriptions: its data, and the constraints that a sample
 * satisfies in addition.
 */
export interface CautiousObject {
  /** The parameters, with each limit that a description states, unless no value satisfies it. */
  readonly parameters: readonly PlannedParameter[];
  /** The constraints of the data, and the certain ones of descriptions. */
  readonly certain: readonly Constraint[];
  /** The other constraints that descriptions state, the more certain ones first. */
  readonly uncertain: readonly Constraint[];
}

/**
 * Returns parameters and constraints with every fact that descriptions state, however unsure: a
 * sample loses nothing by caution.
 */
export function withStatedFacts(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
): CautiousObject {
  const facts = parameters.flatMap(({ parameter }) => parameter.facts ?? []);
  if (facts.length === 0) return { parameters, certain: constraints, uncertain: [] };
  const statedAs = (level: Certainty): readonly Constraint[] =>
    facts.flatMap(({ fact, certainty }) =>
      fact.kind === 'constraint' && certainty === level ? [fact.constraint] : [],
    );
  return {
    parameters: parameters.map(withLimits),
    certain: [...constraints, ...statedAs('certain')],
    uncertain: [...statedAs('likely'), ...statedAs('unsure')],
  };
}

const withLimits = rememberByObject((planned: PlannedParameter): PlannedParameter => {
  const { facts = [] } = planned.parameter;
  if (facts.length === 0) return planned;
  const limited = facts.reduce((before, { fact }) => {
    const after = withFact(before, narrower(fact, before));
    return isPossible(after) ? after : before;
  }, planned.parameter);
  return planParameter(limited);
});

/** Returns the stricter of two limits. */
function narrower(fact: Fact, parameter: ResolvedParameter): Fact {
  const known = fact.kind === 'limit' ? parameter[fact.field] : undefined;
  if (fact.kind !== 'limit' || known === undefined || fact.field === 'step') return fact;
  const value = fact.field.startsWith('min')
    ? Math.max(fact.value, known)
    : Math.min(fact.value, known);
  return { ...fact, value };
}

const spans = [
  ['min', 'max'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

function isPossible(parameter: ResolvedParameter): boolean {
  const { allowedValues } = parameter;
  return (
    spans.every(([low, high]) => (parameter[low] ?? -Infinity) <= (parameter[high] ?? Infinity)) &&
    (!allowedValues || allowedValues.some((value) => violatedLimits(value, parameter).length === 0))
  );
}
