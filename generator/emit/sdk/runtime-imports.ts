import type { PlannedParameter } from '../../plan/types.ts';
import type { Rule } from '../../resolve/types.ts';
import { holdsFile, isInherited, nestedOf } from './parameter-parts.ts';
import { ruleCheck } from './rule-check.ts';
import { stepFunctions } from './step-check.ts';

/** What a module takes from the SDK's runtime, by the runtime's file. */
export interface RuntimeImports {
  readonly file: boolean;
  /** The functions of `own-parameters.ts`, in order. */
  readonly ownParameters: readonly string[];
  /** The functions of `rules.ts`, in order. */
  readonly rules: readonly string[];
}

export function runtimeImports(
  parameters: readonly PlannedParameter[],
  rules: readonly Rule[],
): RuntimeImports {
  const nested = parameters.flatMap(({ parameter, type }) => {
    const inner = nestedOf(type);
    return inner ? [runtimeImports(inner, parameter.rules ?? [])] : [];
  });
  const functions = new Set([
    ...rules.filter((rule) => ruleCheck(rule).length > 0).map(({ kind }) => kind),
    ...parameters.flatMap(stepFunctions),
    ...nested.flatMap((inner) => inner.rules),
  ]);
  const ownParameters = new Set([
    ...parameters.filter(isInherited).map(() => 'ownParameters'),
    ...parameters.filter(({ parameter }) => parameter.name === '__proto__').map(() => 'withProto'),
    ...nested.flatMap((inner) => inner.ownParameters),
  ]);
  return {
    file: parameters.some(({ type }) => holdsFile(type)),
    ownParameters: [...ownParameters].sort(),
    rules: [...functions].sort(),
  };
}
