import type { Constraint } from '../../model/resolved-model.ts';
import { holdsFile, itemType, nestedOf } from '../../model/value-type.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { constraintFunctions } from './constraint-check.ts';

/** The imports of a module from the SDK's runtime, by the runtime's file. */
export interface RuntimeImports {
  readonly file: boolean;
  /** The functions of `rules.ts`, in order. */
  readonly rules: readonly string[];
  /** The functions of `value-rules.ts`, in order. */
  readonly valueRules: readonly string[];
}

const inValueRules: ReadonlySet<string> = new Set(['limitedWhen', 'textFormat']);

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
    rules: functions.filter((name) => !inValueRules.has(name)),
    valueRules: functions.filter((name) => inValueRules.has(name)),
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
