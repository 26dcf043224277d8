import type { PlannedModel, PlannedParameter } from '../plan/types.ts';
import type { ExampleInput, ExampleValue } from './types.ts';

/** Returns the body that the SDK sends for an input. */
export function requestBody(model: PlannedModel, input: ExampleInput): ExampleInput {
  return withDefaults(model.parameters, input);
}

/**
 * Returns the input in the order of the table, with the defaults of required parameters, as the SDK
 * sends it.
 */
export function withDefaults(
  parameters: readonly PlannedParameter[],
  input: ExampleInput,
): ExampleInput {
  return inOrder(parameters, ({ parameter: { name, required, default: value }, optional }) => {
    return input.get(name) ?? (required && optional ? value : undefined);
  });
}

/** Returns the values that are set, in the order of the table. */
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
