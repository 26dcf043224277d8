import type { Constraint } from '../../model/resolved-model.ts';
import { isInherited } from '../../model/value-type.ts';
import type { ModuleNames } from '../../plan/module-names.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import {
  callLayout,
  huggingCallLayout,
  objectLayout,
  valueLayout,
  type Layout,
} from '../../typescript/layout.ts';
import { constraintCheck } from './constraint-check.ts';
import { stepChecks } from './step-check.ts';

/** Returns the schema of an object with these parameters. */
export function objectSchemaLayout(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  names: ModuleNames,
): Layout {
  const schemaOf = (parameter: PlannedParameter) => {
    const schema = valueSchemaLayout(parameter, names);
    return parameter.optional ? callLayout('z.optional', schema) : schema;
  };
  // zod knows a field of this name and passes over its value, which has its own check.
  const proto = parameters.find(({ parameter }) => parameter.name === '__proto__');
  const fields = parameters.map((parameter) => {
    const schema = parameter === proto ? 'z.optional(z.unknown())' : schemaOf(parameter);
    return [parameter.parameter.name, schema] as const;
  });
  const checks = constraints.flatMap(constraintCheck);
  const call = checks.length === 0 ? huggingCallLayout : callLayout;
  const object = call('z.strictObject', objectLayout(fields), ...checks);
  const owned = parameters.some(isInherited) ? callLayout('ownParameters', object) : object;
  return proto ? callLayout('withProto', schemaOf(proto), owned) : owned;
}

function valueSchemaLayout(planned: PlannedParameter, names: ModuleNames): Layout {
  const { parameter } = planned;
  const layout = (type: ValueType): Layout => {
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
          ...bound('z.minLength', parameter.minItems),
          ...bound('z.maxLength', parameter.maxItems),
        );
    }
  };
  return layout(planned.type);
}

function bound(check: string, limit: number | undefined): Layout[] {
  return limit === undefined ? [] : [huggingCallLayout(check, valueLayout(limit))];
}
