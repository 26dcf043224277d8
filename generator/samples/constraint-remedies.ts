import { isMet, isSatisfied } from '../model/accepts-value.ts';
import type { Condition, Constraint } from '../model/resolved-model.ts';
import type { PlannedParameter } from '../plan/types.ts';
import type { ExampleInput } from './types.ts';

/**
 * Returns the ways to extend `input` so that it satisfies a constraint, each as a list of
 * parameters to add. Empty if only removing parameters would help.
 */
export function remediesOf(
  constraint: Constraint,
  parameters: readonly PlannedParameter[],
  input: ExampleInput,
): 'not needed' | readonly (readonly string[])[] {
  const sent = (name: string) =>
    input.get(name) ?? defaultOf(name, ({ required }) => required === true);
  const assumed = (name: string) => input.get(name) ?? defaultOf(name, () => true);
  const defaultOf = (
    name: string,
    counts: (parameter: PlannedParameter['parameter']) => boolean,
  ) => {
    const planned = parameters.find(({ parameter }) => parameter.name === name);
    return planned?.optional === true && counts(planned.parameter)
      ? planned.parameter.default
      : undefined;
  };
  /** The API assumes the default of a parameter that is not set, which matters to a condition on its value. */
  const holds = (when: Condition) => isMet(when, when.values ? assumed : sent);
  const isSet = (name: string) => sent(name) !== undefined;
  /** A strength of 0 and a transition of `none` are as good as nothing. */
  const isInEffect = (when: Condition) => {
    const value = sent(when.parameter);
    const isNothing =
      value === 0 || (typeof value === 'string' && /^(?:none|off|disabled)$/i.test(value));
    return holds(when) && (when.values !== undefined || !isNothing);
  };
  const alone = (name: string) => [name];
  switch (constraint.kind) {
    case 'limitedWhen': {
      const { when } = constraint;
      const known = (name: string) =>
        name === when.parameter && !when.values ? sent(name) : assumed(name);
      return isSatisfied(constraint, known) ? 'not needed' : [];
    }
    case 'mutuallyExclusive':
    case 'lessThan':
    case 'maxSum':
    case 'maxProduct':
    case 'sameCount':
      return isSatisfied(constraint, sent) ? 'not needed' : [];
    case 'anyOf':
      return isSatisfied(constraint, sent) ? 'not needed' : constraint.parameters.map(alone);
    case 'requires':
      return isSatisfied(constraint, sent)
        ? 'not needed'
        : [constraint.needs.filter((name) => !isSet(name))];
    case 'requiresAnyOf':
      return isSatisfied(constraint, sent) ? 'not needed' : constraint.needs.map(alone);
    case 'requiredWhen':
      return isSet(constraint.parameter) || !holds(constraint.when)
        ? 'not needed'
        : [[constraint.parameter]];
    // These two reject no request, but an example should not contain a parameter without effect.
    case 'ignoredWhen':
      return input.has(constraint.parameter) && holds(constraint.when) ? [] : 'not needed';
    case 'ignoredUnless':
      return input.has(constraint.parameter) && !isInEffect(constraint.when)
        ? [[constraint.when.parameter]]
        : 'not needed';
  }
}
