import type { Constraint } from '../model/resolved-model.ts';
import type { PlannedParameter } from '../plan/types.ts';
import { remediesOf } from './remedies.ts';
import type { ExampleInput, ExampleValue } from './types.ts';

/** What an object holds: the body of a request, or an item of an `inputs_array`. */
export interface SampleShape {
  readonly parameters: readonly PlannedParameter[];
  readonly constraints: readonly Constraint[];
  readonly valueOf: (planned: PlannedParameter) => ExampleValue;
}

/**
 * `given`, the parameters `added`, and what the constraints ask for besides.
 * Undefined where the constraints forbid it.
 */
export function complete(
  form: SampleShape,
  given: ExampleInput,
  added: readonly PlannedParameter[] = [],
): ExampleInput | undefined {
  const input = new Map(given);
  for (const planned of added) input.set(planned.parameter.name, form.valueOf(planned));
  for (const constraint of form.constraints) {
    const remedies = remediesOf(constraint, withDefaults(form.parameters, input));
    if (remedies === 'not needed') continue;
    return first(remedies, (names) => {
      const wanted = form.parameters.filter(
        ({ parameter: { name } }) => names.includes(name) && !input.has(name),
      );
      return wanted.length < names.length ? undefined : complete(form, input, wanted);
    });
  }
  return input;
}

/** The input in the order of the table, with the defaults of required parameters: what the SDK sends. */
export function withDefaults(
  parameters: readonly PlannedParameter[],
  input: ExampleInput,
): ExampleInput {
  return inOrder(parameters, ({ parameter: { name, required, default: value }, optional }) => {
    return input.get(name) ?? (required && optional ? value : undefined);
  });
}

/** The values that there are, in the order of the table. */
export function inOrder(
  parameters: readonly PlannedParameter[],
  valueOf: (planned: PlannedParameter) => ExampleValue | undefined,
): ExampleInput {
  const input = new Map<string, ExampleValue>();
  for (const planned of parameters) {
    const value = valueOf(planned);
    if (value !== undefined) input.set(planned.parameter.name, value);
  }
  return input;
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
