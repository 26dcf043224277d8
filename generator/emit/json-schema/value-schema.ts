import { plainText } from '../../markdown/markdown-text.ts';
import { straightJson } from '../../markdown/straight-json.ts';
import { constraintCall } from '../../model/constraint-call.ts';
import { parameterNote } from '../../model/parameter-note.ts';
import { rememberByParameter } from '../../model/remember-parameter.ts';
import type { Constraint, ResolvedParameter } from '../../model/resolved-model.ts';
import { nestedOf } from '../../model/value-type.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import * as constraintChecks from '../../runtime/constraints.ts';
import { file } from '../../runtime/define-model.ts';
import type { ParameterData } from '../../runtime/parameter-data.ts';
import * as z from '../../runtime/schema.ts';
import * as valueChecks from '../../runtime/value-checks.ts';

/**
 * Returns the schema of an object that has these parameters and no others. It is the same as in the
 * generated module, and describes itself as JSON Schema.
 */
export function objectSchema(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[] = [],
): z.Schema<object> {
  const shape = parameters.map(({ parameter, type, optional }) => {
    const schema = valueSchema(type, parameter);
    return [parameter.name, optional ? z.optional(schema) : schema] as const;
  });
  const modelParameters = parameters.map(({ parameter }) => parameter);
  const checks = constraints.flatMap((constraint) =>
    constraintChecksOf(constraint, modelParameters),
  );
  return z.strictObject(Object.fromEntries(shape), constraintChecks.constraints(...checks));
}

/** Returns the facts of parameters that their schema does not contain, by name. */
export function schemaAnnotations(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[] = [],
): Readonly<Record<string, ParameterData>> {
  return Object.fromEntries(
    parameters.map((planned) => [planned.parameter.name, annotation(planned, constraints)]),
  );
}

const annotation = rememberByParameter((planned, constraints): ParameterData => {
  const { parameter, type, optional } = planned;
  const { label, description, deprecated, required, default: value } = parameter;
  const nested = nestedOf(type);
  const note = parameterNote(planned, constraints);
  return {
    type: parameter.type,
    ...(required && { required }),
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description: plainText(straightJson(description)) }),
    ...(note !== '' && { note }),
    ...(deprecated && { deprecated: true }),
    // The SDK sends the default of a required parameter, so a default that it can't send is
    // omitted.
    ...(value !== undefined && optional && { default: value }),
    ...(nested && { inputs: schemaAnnotations(nested, parameter.constraints) }),
  };
});

function valueSchema(type: ValueType, parameter: ResolvedParameter): z.Schema<unknown> {
  const { min, max, minLength, maxLength, minItems, maxItems, textFormat } = parameter;
  switch (type.kind) {
    case 'string':
    case 'model':
      return z.string(
        ...check(z.minLength, minLength),
        ...check(z.maxLength, maxLength),
        ...(textFormat ? [valueChecks.textFormat(textFormat)] : []),
      );
    case 'number':
      return z.number(...check(z.gte, min), ...check(z.lte, max), ...stepChecks(parameter));
    case 'boolean':
      return z.boolean();
    case 'file':
      return file();
    case 'literals':
      return z.literal(type.values);
    case 'object':
      return type.parameters ? objectSchema(type.parameters, parameter.constraints) : z.record();
    case 'array': {
      const checks = [...check(z.minItems, minItems), ...check(z.maxItems, maxItems)];
      return z.array(valueSchema(type.item, parameter), ...checks);
    }
    case 'unknown':
      return z.unknown();
  }
}

function check<Value>(
  make: (limit: number) => z.Check<Value>,
  limit: number | undefined,
): readonly z.Check<Value>[] {
  return limit === undefined ? [] : [make(limit)];
}

function stepChecks({ integer, step, min = 0, max }: ResolvedParameter): z.Check<number>[] {
  const whole = integer ? [z.whole()] : [];
  return step === undefined || (integer && step === 1 && Number.isInteger(min))
    ? whole
    : [...whole, z.stepOf(step, min, max)];
}

function constraintChecksOf(
  constraint: Constraint,
  parameters: readonly ResolvedParameter[],
): readonly z.Check<constraintChecks.Body>[] {
  const [name, ...values] = constraintCall(constraint, parameters);
  // The types of the functions differ; a test compares each constraint with its keywords.
  const functions: Readonly<Record<typeof name, unknown>> = { ...constraintChecks, ...valueChecks };
  const make = functions[name] as (...values: readonly unknown[]) => z.Check<constraintChecks.Body>;
  return [make(...values)];
}
