import { isSatisfied } from '../model/accepts-value.ts';
import type { Constraint } from '../model/resolved-model.ts';
import type { PlannedParameter } from '../plan/types.ts';
import { remediesOf } from './constraint-remedies.ts';
import type { Medium, SampleContext } from './model-purpose.ts';
import { withDefaults } from './request-body.ts';
import type { ExampleInput, ExampleValue } from './types.ts';

/** The parts of an object: the body of a request, or an item of an `inputs_array`. */
export interface SampleShape {
  readonly parameters: readonly PlannedParameter[];
  readonly constraints: readonly Constraint[];
  readonly context: SampleContext;
  /** Returns undefined if the reference does not suggest a value. */
  readonly valueOf: (planned: PlannedParameter) => ExampleValue | undefined;
  /** Returns the medium of a file or a prompt. */
  readonly mediumOf: (planned: PlannedParameter) => Medium | undefined;
  /** Returns whether a sample may contain the parameter. */
  readonly isShown: (planned: PlannedParameter) => boolean;
}

/**
 * Returns `given`, the parameters `added`, and whatever the constraints then require; undefined if
 * the constraints forbid it or a value is not known.
 */
export function completeInput(
  shape: SampleShape,
  given: ExampleInput,
  added: readonly PlannedParameter[] = [],
): ExampleInput | undefined {
  const input = new Map(given);
  for (const planned of added) {
    const value = shape.valueOf(planned);
    if (value === undefined) return undefined;
    input.set(planned.parameter.name, value);
  }
  for (const constraint of shape.constraints) {
    const remedies = remediesOf(constraint, shape.parameters, input);
    if (remedies === 'not needed') continue;
    return first(remedies, (names) => {
      const missing = shape.parameters.filter(
        ({ parameter: { name } }) => names.includes(name) && !input.has(name),
      );
      return missing.length < names.length ? undefined : completeInput(shape, input, missing);
    });
  }
  return input;
}

/**
 * Returns the parameters that a request needs, but whose form the reference does not state:
 * required ones, and those of constraints that no known value satisfies.
 */
export function missingParameters(shape: SampleShape, input: ExampleInput): readonly string[] {
  const { parameters, constraints } = shape;
  const sent = withDefaults(parameters, input);
  const known = new Set(parameters.map(({ parameter }) => parameter.name));
  const required = parameters.filter(
    ({ parameter, optional }) => !optional && !sent.has(parameter.name),
  );
  const open = constraints.flatMap((constraint) =>
    isSatisfied(constraint, (name) => sent.get(name)) ? [] : requiredBy(constraint),
  );
  const names = [...required.map(({ parameter }) => parameter.name), ...open];
  return [...new Set(names)].filter((name) => known.has(name) && !sent.has(name));
}

/** Returns the parameters whose absence may violate a constraint. */
function requiredBy(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'anyOf':
      return constraint.parameters;
    case 'requires':
    case 'requiresAnyOf':
      return constraint.needs;
    case 'requiredWhen':
      return [constraint.parameter];
    case 'mutuallyExclusive':
    case 'ignoredWhen':
    case 'ignoredUnless':
    case 'lessThan':
    case 'limitedWhen':
    case 'maxSum':
    case 'maxProduct':
    case 'sameCount':
      return [];
  }
}

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
