import type { PlannedModel, PlannedParameter, ValueType } from '../../../generator/plan/types.ts';
import { objectKey, printLiteral, propertyName } from '../../../generator/typescript/literal.ts';

/**
 * Code that uses everything the types of a model offer to a caller who builds requests with values of
 * the full types, as they are now and not as they may become.
 */
export function userCode({ names, parameters }: PlannedModel, module: string): string {
  const { identifier, inputType } = names;
  const needed = parameters.filter(({ optional }) => !optional);
  const values = new Map(parameters.map((planned, index) => [planned, `value${index}`]));
  const input = (given: readonly PlannedParameter[]) =>
    `{ ${given.map((planned) => `${objectKey(planned.parameter.name)}: ${values.get(planned) ?? ''}`).join(', ')} }`;
  const builder = (given: readonly PlannedParameter[]) =>
    [
      `${identifier}.builder()`,
      ...given.map((planned) => `.${methodOf(planned)}(${values.get(planned) ?? ''})`),
      '.build();',
    ].join('');
  return [
    `import { ${identifier}, type ${inputType} } from '${module}';`,
    `import type { FileInput } from '../runtime/model.js';`,
    ...[...values].map(([{ type }, value]) => `declare const ${value}: ${typeText(type)};`),
    `const all: ${inputType} = ${input(parameters)};`,
    `const least: ${inputType} = ${input(needed)};`,
    `${identifier}.request(all);`,
    `${identifier}.request(least);`,
    `${identifier}.request(${input(parameters)});`,
    builder(parameters),
    builder(needed),
    'export type { FileInput };',
  ].join('\n');
}

function methodOf({ parameter: { name } }: PlannedParameter): string {
  return ['build', 'then', 'constructor', '__proto__'].includes(name)
    ? `with${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name;
}

function typeText(type: ValueType): string {
  switch (type.kind) {
    case 'file':
      return 'FileInput';
    case 'model':
      return 'string';
    case 'literals':
      return type.values.map(printLiteral).join(' | ');
    case 'array':
      return `readonly (${typeText(type.item)})[]`;
    case 'object':
      return type.parameters ? fieldsText(type.parameters) : '{ readonly anything: unknown }';
    default:
      return type.kind;
  }
}

function fieldsText(parameters: readonly PlannedParameter[]): string {
  const fields = parameters.map(
    ({ parameter, type, optional }) =>
      `${propertyName(parameter.name)}${optional ? '?' : ''}: ${typeText(type)}`,
  );
  return `{ ${fields.join('; ')} }`;
}
