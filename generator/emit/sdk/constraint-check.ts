import { constraintCall } from '../../model/constraint-call.ts';
import type { Constraint, ResolvedParameter } from '../../model/resolved-model.ts';
import { callLayout, valueLayout, type CodeLayout } from '../../typescript/layout.ts';

/** Returns the constraints of an object as one check of its schema, or none. */
export function constraintChecks(
  constraints: readonly Constraint[],
  parameters: readonly ResolvedParameter[],
): readonly CodeLayout[] {
  const checks = constraints.map((constraint) => {
    const [name, ...values] = constraintCall(constraint, parameters);
    return callLayout(name, ...values.map(valueLayout));
  });
  return checks.length < 2 ? checks : [callLayout('constraints', ...checks)];
}

/** Returns the functions of the SDK's runtime that the check calls. */
export function constraintFunctions(constraints: readonly Constraint[]): readonly string[] {
  const names = constraints.map((constraint) => constraintCall(constraint, [])[0]);
  return names.length < 2 ? names : [...names, 'constraints'];
}
