import { isDeepStrictEqual } from 'node:util';
import type { Fact } from './fact.ts';
import type { ConstraintTerms, ResolvedParameter } from './resolved-model.ts';

/** Returns a parameter with only the limits that its description states for certain. */
export function describedLimits(parameter: ResolvedParameter): ResolvedParameter {
  const { name, type, min } = parameter;
  const bare: ResolvedParameter = { name, type };
  const limits = certainFacts(parameter).reduce(withFact, bare);
  // Steps count from the minimum.
  return limits.step !== undefined && limits.min === undefined && min !== undefined
    ? { ...limits, min }
    : limits;
}

/** Returns the constraints that the descriptions of parameters state for certain, each once. */
export function describedConstraints(
  parameters: readonly ResolvedParameter[],
): readonly ConstraintTerms[] {
  const found = parameters
    .flatMap(certainFacts)
    .flatMap((fact) => (fact.kind === 'constraint' ? [fact.constraint] : []));
  return found.filter(
    (constraint, index) =>
      index ===
      found.findIndex((other) => isDeepStrictEqual(unordered(other), unordered(constraint))),
  );
}

function unordered(constraint: ConstraintTerms): unknown {
  return constraint.kind === 'mutuallyExclusive' || constraint.kind === 'anyOf'
    ? [constraint.kind, constraint.parameters.toSorted()]
    : constraint;
}

function certainFacts({ facts = [] }: ResolvedParameter): readonly Fact[] {
  return facts.filter(({ certainty }) => certainty === 'certain').map(({ fact }) => fact);
}

/** Returns the parameter with a fact as a part of its data. */
export function withFact(parameter: ResolvedParameter, fact: Fact): ResolvedParameter {
  switch (fact.kind) {
    case 'integer':
      return { ...parameter, integer: true };
    case 'limit':
      return { ...parameter, [fact.field]: fact.value };
    case 'fileFormats':
      return { ...parameter, fileFormats: fact.formats };
    case 'textFormat':
      return { ...parameter, textFormat: fact.format };
    case 'constraint':
    case 'jsonFields':
      return parameter;
  }
}
