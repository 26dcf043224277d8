import type { Condition, Rule } from '../../resolve/types.ts';
import type { ExampleInput } from './types.ts';

/**
 * What to add to `body` so that it obeys `rule`: several ways, each a list of parameters.
 * No way at all where only giving less would help.
 */
export function remediesOf(
  rule: Rule,
  body: ExampleInput,
): 'not needed' | readonly (readonly string[])[] {
  const isGiven = (name: string) => body.has(name);
  const alone = (name: string) => [name];
  switch (rule.kind) {
    case 'exclusive':
      return rule.parameters.filter(isGiven).length <= 1 ? 'not needed' : [];
    case 'oneOf':
      return rule.parameters.some(isGiven) ? 'not needed' : rule.parameters.map(alone);
    case 'requires': {
      const missing = rule.needs.filter((name) => !isGiven(name));
      return missing.length === 0 || !isGiven(rule.parameter) ? 'not needed' : [missing];
    }
    case 'requiresOneOf':
      return !isGiven(rule.parameter) || rule.needs.some(isGiven)
        ? 'not needed'
        : rule.needs.map(alone);
    case 'requiredWhen':
      return isGiven(rule.parameter) || !holds(rule.when, body) ? 'not needed' : [[rule.parameter]];
    // No request is refused for these two, but an example has no use for what changes nothing.
    case 'ignoredWhen':
      return isGiven(rule.parameter) && holds(rule.when, body) ? [] : 'not needed';
    case 'ignoredUnless':
      return isGiven(rule.parameter) && !holds(rule.when, body)
        ? [[rule.when.parameter]]
        : 'not needed';
  }
}

function holds({ parameter, values }: Condition, body: ExampleInput): boolean {
  const value = body.get(parameter);
  return value !== undefined && (values?.some((wanted) => wanted === value) ?? true);
}
