import { rememberByObject } from '../text/remember.ts';
import type { Constraint } from './resolved-model.ts';
import type { PlannedParameter } from './value-type.ts';

/** Returns the constraints that name a parameter, except those that only mention it. */
function constraintsAt(
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
 * on the model, and many models have the same parameters. `describe` gets only the constraints that
 * name its parameter.
 */
export function rememberByParameter<Result>(
  describe: (planned: PlannedParameter, constraints: readonly Constraint[]) => Result,
): (planned: PlannedParameter, constraints: readonly Constraint[]) => Result {
  const known = rememberByObject((planned: PlannedParameter) => describe(planned, []));
  return (planned, constraints) => {
    const own = constraintsAt(planned, constraints);
    return own.length === 0 ? known(planned) : describe(planned, own);
  };
}
