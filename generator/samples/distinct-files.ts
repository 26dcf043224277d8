import type { Constraint } from '../model/resolved-model.ts';
import type { PlannedParameter } from '../plan/types.ts';

/**
 * The parameters that an example should not give together with what it has, by their own description:
 * where a page tells such a constraint, it tells it in prose. Of several that say so, the first may be given,
 * and the prompt in any case.
 */
export function toldApart(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  isGiven: (name: string) => boolean,
): ReadonlySet<PlannedParameter> {
  const ruled = new Set(
    constraints.flatMap((constraint) =>
      constraint.kind === 'mutuallyExclusive' ? constraint.parameters : [],
    ),
  );
  const telling = parameters.filter(
    ({ parameter: { name, description = '' } }) => !ruled.has(name) && excluding.test(description),
  );
  const kept =
    telling.find(({ parameter }) => isGiven(parameter.name)) ??
    telling.find(({ parameter }) => parameter.name === 'prompt') ??
    (telling.length > 1 ? telling[0] : undefined);
  return new Set(telling.filter((planned) => planned !== kept));
}

const excluding =
  /\bexclusive\b|\b(?:cannot|can[’']t) be (?:both )?(?:set|used|combined)\b|\bnot both\b|\bnot supported with\b/i;
