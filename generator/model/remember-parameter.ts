import { rememberByObject } from '../text/remember.ts';
import type { Constraint } from './resolved-model.ts';
import type { PlannedParameter } from './value-type.ts';

/** Returns the constraints that are described at a parameter, instead of at another one. */
export function constraintsAt(
  { parameter: { name } }: PlannedParameter,
  constraints: readonly Constraint[],
): readonly Constraint[] {
  return constraints.filter((constraint) =>
    'parameters' in constraint
      ? constraint.parameters.includes(name)
      : constraint.parameter === name,
  );
}

/**
 * Returns a function that keeps its results for parameters without constraints: those do not depend
 * on the model, and many models have the same parameters.
 */
export function rememberByParameter<Result extends object | string>(
  describe: (planned: PlannedParameter, constraints: readonly Constraint[]) => Result,
): (planned: PlannedParameter, constraints: readonly Constraint[]) => Result {
  const known = rememberByObject((planned: PlannedParameter) => describe(planned, []));
  return (planned, constraints) => {
    const own = constraintsAt(planned, constraints);
    return own.length === 0 ? known(planned) : describe(planned, own);
  };
}
