import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import type { Rule } from '../../resolve/types.ts';
import { literal, objectText } from './literal.ts';
import type { ModuleNames } from './module-names.ts';
import { ruleCheck } from './rule-check.ts';
import { stepChecks } from './step-check.ts';

/** The zod schema of an object with these parameters, as TypeScript. */
export function objectSchemaText(
  parameters: readonly PlannedParameter[],
  rules: readonly Rule[],
  names: ModuleNames,
): string {
  const field = (parameter: PlannedParameter) => {
    const schema = valueSchemaText(parameter, names);
    return parameter.optional ? `z.optional(${schema})` : schema;
  };
  // zod passes over a field of this name, so it has a check of its own.
  const [proto] = parameters.filter(({ parameter }) => parameter.name === '__proto__');
  const fields = parameters
    .filter((parameter) => parameter !== proto)
    .map((parameter) => [parameter.parameter.name, field(parameter)] as const);
  const object = checked(`z.strictObject(${objectText(fields)})`, rules.flatMap(ruleCheck));
  return proto ? `withProto(${field(proto)}, ${object})` : object;
}

function valueSchemaText(planned: PlannedParameter, names: ModuleNames): string {
  const { parameter } = planned;
  const text = (type: ValueType): string => {
    switch (type.kind) {
      case 'string':
      case 'model':
        return checked('z.string()', [
          ...bound('z.minLength', parameter.minLength),
          ...bound('z.maxLength', parameter.maxLength),
        ]);
      case 'number':
        return checked('z.number()', [
          ...bound('z.gte', parameter.min),
          ...bound('z.lte', parameter.max),
          ...stepChecks(parameter),
        ]);
      case 'boolean':
      case 'unknown':
        return `z.${type.kind}()`;
      case 'file':
        return 'file()';
      case 'literals': {
        const schema = type.values.every((value) => typeof value === 'string') ? 'enum' : 'literal';
        return `z.${schema}(${names.valueLists.get(planned) ?? literal(type.values)})`;
      }
      case 'object':
        return type.parameters
          ? objectSchemaText(type.parameters, parameter.rules ?? [], names)
          : 'z.record(z.string(), z.unknown())';
      case 'array':
        return checked(`z.array(${text(type.item)})`, [
          ...bound('z.minLength', parameter.minItems),
          ...bound('z.maxLength', parameter.maxItems),
        ]);
    }
  };
  return text(planned.type);
}

function bound(check: string, limit: number | undefined): string[] {
  return limit === undefined ? [] : [`${check}(${limit})`];
}

function checked(schema: string, checks: readonly string[]): string {
  return checks.length === 0 ? schema : `${schema}.check(${checks.join(', ')})`;
}
