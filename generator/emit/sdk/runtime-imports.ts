import type { Constraint } from '../../model/resolved-model.ts';
import { holdsFile, itemType, nestedOf } from '../../model/value-type.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { constraintFunctions } from './constraint-check.ts';

/** The imports of a module from the SDK's runtime, by the runtime's file. */
export interface RuntimeImports {
  readonly file: boolean;
  /** The functions of `constraints.ts`, in order. */
  readonly constraints: readonly string[];
  /** The functions of `value-checks.ts`, in order. */
  readonly valueChecks: readonly string[];
}

const inValueChecks: ReadonlySet<string> = new Set(['limitedWhen', 'textFormat']);

function hasTextFormat({ parameter, type }: PlannedParameter): boolean {
  return parameter.textFormat !== undefined && /^(?:string|model)$/.test(itemType(type).kind);
}

/** Returns the imports of a model's module from the runtime. */
export function runtimeImports(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
): RuntimeImports {
  const functions = [...new Set(functionsOf(parameters, constraints))].sort();
  return {
    file: parameters.some(({ type }) => holdsFile(type)),
    constraints: functions.filter((name) => !inValueChecks.has(name)),
    valueChecks: functions.filter((name) => inValueChecks.has(name)),
  };
}

function functionsOf(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
): readonly string[] {
  return [
    ...constraintFunctions(constraints),
    ...parameters.filter(hasTextFormat).map(() => 'textFormat'),
    ...parameters.flatMap(({ parameter, type }) =>
      functionsOf(nestedOf(type) ?? [], parameter.constraints ?? []),
    ),
  ];
}
