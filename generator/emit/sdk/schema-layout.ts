import type { Constraint, ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberUnnamed, type ModuleNames } from '../../plan/module-names.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { isOnStep } from '../../runtime/values.ts';
import { rememberByText } from '../../text/remember.ts';
import {
  callLayout,
  huggingCallLayout,
  objectLayout,
  printField,
  valueLayout,
  type CodeLayout,
} from '../../typescript/layout.ts';
import { constraintChecks } from './constraint-check.ts';

/** Returns the schema of an object with these parameters. */
export function objectSchemaLayout(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  names: ModuleNames,
  object = objectLayout(
    parameters.map((planned) => [planned.parameter.name, fieldSchemaLayout(planned, names)]),
  ),
): CodeLayout {
  const modelParameters = parameters.map(({ parameter }) => parameter);
  const checks = constraintChecks(constraints, modelParameters);
  const call = checks.length === 0 ? huggingCallLayout : callLayout;
  return call('z.strictObject', object, ...checks);
}

/** Prints the schemas of parameters as fields of an object literal. */
export function schemaFields(
  parameters: readonly PlannedParameter[],
  names: ModuleNames,
  indentation: string,
): readonly string[] {
  const print = printSchemaAt(indentation);
  return parameters.map((planned) => print(planned, names));
}

const printSchemaAt = rememberByText((indentation) =>
  rememberUnnamed((planned, names) =>
    printField(planned.parameter.name, fieldSchemaLayout(planned, names), indentation),
  ),
);

function fieldSchemaLayout(planned: PlannedParameter, names: ModuleNames): CodeLayout {
  const schema = valueSchemaLayout(planned, names);
  return planned.optional ? callLayout('z.optional', schema) : schema;
}

function valueSchemaLayout(planned: PlannedParameter, names: ModuleNames): CodeLayout {
  const { parameter } = planned;
  const layout = (type: ValueType): CodeLayout => {
    switch (type.kind) {
      case 'string':
      case 'model':
        return callLayout(
          'z.string',
          ...bound('z.minLength', parameter.minLength),
          ...bound('z.maxLength', parameter.maxLength),
          ...(parameter.textFormat
            ? [callLayout('textFormat', valueLayout(parameter.textFormat))]
            : []),
        );
      case 'number':
        return callLayout(
          'z.number',
          ...bound('z.gte', parameter.min),
          ...bound('z.lte', parameter.max),
          ...stepChecks(parameter),
        );
      case 'boolean':
      case 'unknown':
        return `z.${type.kind}()`;
      case 'file':
        return 'file()';
      case 'literals':
        return huggingCallLayout(
          'z.literal',
          names.valueLists.get(planned) ?? valueLayout(type.values),
        );
      case 'object':
        return type.parameters
          ? objectSchemaLayout(type.parameters, parameter.constraints ?? [], names)
          : 'z.record()';
      case 'array':
        return callLayout(
          'z.array',
          layout(type.item),
          ...bound('z.minItems', parameter.minItems),
          ...bound('z.maxItems', parameter.maxItems),
        );
    }
  };
  return layout(planned.type);
}

function bound(check: string, limit: number | undefined): CodeLayout[] {
  return limit === undefined ? [] : [huggingCallLayout(check, valueLayout(limit))];
}

/** Returns the checks of a number's steps, which count from the minimum, or else from 0. */
function stepChecks({ integer, step, min = 0, max }: ResolvedParameter): readonly string[] {
  const whole = integer ? ['z.whole()'] : [];
  if (step === undefined || (integer && step === 1 && Number.isInteger(min))) return whole;
  const args = isOnStep(min, step) ? [step] : [step, min, ...(max === undefined ? [] : [max])];
  return [...whole, `z.stepOf(${args.join(', ')})`];
}
