import type {
  Condition,
  ConditionalLimits,
  ConstraintTerms,
  ResolvedParameter,
} from '../model/resolved-model.ts';
import { readingOf, type Found, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** Returns a constraint together with the place it was read from. */
export function constraintReading(
  sentence: Sentence,
  match: Found,
  constraint: ConstraintTerms,
  caveats: readonly string[],
  form: string = constraint.kind,
): Reading {
  return readingOf(sentence, match, { kind: 'constraint', constraint }, form, caveats);
}

/** Returns the state in which a parameter has its effect: a switch is on, others are set. */
export function inUse({ name, type }: ResolvedParameter) {
  return { parameter: name, ...(type === 'boolean' && { values: [true] }) };
}

/** Returns the constraint that a parameter has limits under a condition. */
export function makeLimitedWhen(
  parameter: string,
  limits: ConditionalLimits,
  when: Condition,
): ConstraintTerms {
  return { kind: 'limitedWhen', parameter, when, ...limits };
}
