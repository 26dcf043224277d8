import type { Constraint } from '../../model/resolved-model.ts';
import { holdsFile, isInherited, itemType, nestedOf } from '../../model/value-type.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { constraintCheck } from './constraint-check.ts';
import { stepFunctions } from './step-check.ts';

/** The imports of a module from the SDK's runtime, by the runtime's file. */
export interface RuntimeImports {
  readonly file: boolean;
  /** The functions of `own-parameters.ts`, in order. */
  readonly ownParameters: readonly string[];
  /** The functions of `rules.ts`, in order. */
  readonly constraints: readonly string[];
}

function hasTextFormat({ parameter, type }: PlannedParameter): boolean {
  return parameter.textFormat !== undefined && /^(?:string|model)$/.test(itemType(type).kind);
}

export function runtimeImports(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
): RuntimeImports {
  const nested = parameters.flatMap(({ parameter, type }) => {
    const inner = nestedOf(type);
    return inner ? [runtimeImports(inner, parameter.constraints ?? [])] : [];
  });
  const functions = new Set([
    ...constraints
      .filter((constraint) => constraintCheck(constraint).length > 0)
      .map(({ kind }) => kind),
    ...parameters.flatMap(stepFunctions),
    ...parameters.filter(hasTextFormat).map(() => 'textFormat'),
    ...nested.flatMap((inner) => inner.constraints),
  ]);
  const ownParameters = new Set([
    ...parameters.filter(isInherited).map(() => 'ownParameters'),
    ...parameters.filter(({ parameter }) => parameter.name === '__proto__').map(() => 'withProto'),
    ...nested.flatMap((inner) => inner.ownParameters),
  ]);
  return {
    file: parameters.some(({ type }) => holdsFile(type)),
    ownParameters: [...ownParameters].sort(),
    constraints: [...functions].sort(),
  };
}
