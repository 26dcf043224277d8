import { isMet, isSatisfied } from '../model/accepts.ts';
import type { Constraint } from '../model/resolved-model.ts';
import type { ExampleInput } from './types.ts';

/**
 * Returns how to add to `body` so that it satisfies a constraint: several ways, each a list of
 * parameters. There are none if only giving less would help.
 */
export function remediesOf(
  constraint: Constraint,
  body: ExampleInput,
): 'not needed' | readonly (readonly string[])[] {
  const isGiven = (name: string) => body.has(name);
  const valueOf = (name: string) => body.get(name);
  const alone = (name: string) => [name];
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return isSatisfied(constraint, valueOf) ? 'not needed' : [];
    case 'anyOf':
      return isSatisfied(constraint, valueOf) ? 'not needed' : constraint.parameters.map(alone);
    case 'requires':
      return isSatisfied(constraint, valueOf)
        ? 'not needed'
        : [constraint.needs.filter((name) => !isGiven(name))];
    case 'requiresAnyOf':
      return isSatisfied(constraint, valueOf) ? 'not needed' : constraint.needs.map(alone);
    case 'requiredWhen':
      return isSatisfied(constraint, valueOf) ? 'not needed' : [[constraint.parameter]];
    // No request is refused for these two, but an example has no use for what changes nothing.
    case 'ignoredWhen':
      return isGiven(constraint.parameter) && isMet(constraint.when, valueOf) ? [] : 'not needed';
    case 'ignoredUnless':
      return isGiven(constraint.parameter) && !isMet(constraint.when, valueOf)
        ? [[constraint.when.parameter]]
        : 'not needed';
  }
}
