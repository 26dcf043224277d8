import type { Condition, Constraint } from '../model/resolved-model.ts';
import type { ExampleInput } from './types.ts';

/**
 * What to add to `body` so that it obeys `rule`: several ways, each a list of parameters.
 * No way at all where only giving less would help.
 */
export function remediesOf(
  constraint: Constraint,
  body: ExampleInput,
): 'not needed' | readonly (readonly string[])[] {
  const isGiven = (name: string) => body.has(name);
  const alone = (name: string) => [name];
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return constraint.parameters.filter(isGiven).length <= 1 ? 'not needed' : [];
    case 'anyOf':
      return constraint.parameters.some(isGiven) ? 'not needed' : constraint.parameters.map(alone);
    case 'requires': {
      const missing = constraint.needs.filter((name) => !isGiven(name));
      return missing.length === 0 || !isGiven(constraint.parameter) ? 'not needed' : [missing];
    }
    case 'requiresAnyOf':
      return !isGiven(constraint.parameter) || constraint.needs.some(isGiven)
        ? 'not needed'
        : constraint.needs.map(alone);
    case 'requiredWhen':
      return isGiven(constraint.parameter) || !holds(constraint.when, body)
        ? 'not needed'
        : [[constraint.parameter]];
    // No request is refused for these two, but an example has no use for what changes nothing.
    case 'ignoredWhen':
      return isGiven(constraint.parameter) && holds(constraint.when, body) ? [] : 'not needed';
    case 'ignoredUnless':
      return isGiven(constraint.parameter) && !holds(constraint.when, body)
        ? [[constraint.when.parameter]]
        : 'not needed';
  }
}

function holds({ parameter, values }: Condition, body: ExampleInput): boolean {
  const value = body.get(parameter);
  return value !== undefined && (values?.some((wanted) => wanted === value) ?? true);
}
