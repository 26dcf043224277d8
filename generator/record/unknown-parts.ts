import { inputFields, modelFields } from '../definition/record-schema.ts';
import { isParameterType } from '../model/definition.ts';
import type { JsonObject } from '../model/record.ts';
import type { Problem, ProblemCode } from '../report/problem.ts';
import { isInput, type ApiInput, type ApiRecord } from './api-record.ts';
import { encodeInput } from './encode-input.ts';
import { encodeModel } from './encode-model.ts';
import { isJsonList } from './json.ts';
import { readRequired } from './read-required.ts';

type Path = readonly (string | number)[];

/** Returns a warning for each part of a record that this version keeps but does not use. */
export function unknownParts(record: ApiRecord): Problem[] {
  const warn = (path: Path, code: ProblemCode, message: string): Problem => ({
    code,
    severity: 'warning',
    message: `${record.name}: ${message}.`,
    ...(record.locate && { location: record.locate(path) }),
    why: 'It is kept in the definition, unchanged, and has no effect.',
  });
  const emptyModel = { id: record.id, name: record.name, capabilities: [], parameters: [] };
  const { other = {} } = encodeModel(emptyModel, record);
  return [
    ...fieldsOf(other, Object.keys(modelFields.shape)).map(([field, message]) =>
      warn([field], 'RECORD_UNKNOWN_FIELD', message),
    ),
    ...inputsIn(record.inputs, ['inputs']).flatMap(({ input, path, siblings }) => [
      ...unknownFields(input).map(([field, message]) =>
        warn([...path, field], 'RECORD_UNKNOWN_FIELD', `\`${input.name}\`: ${message}`),
      ),
      ...unknownType(input).map((message) =>
        warn([...path, 'type'], 'RECORD_UNKNOWN_TYPE', message),
      ),
      ...readRequired(input.name, input['required'], siblings).unused.map(
        ({ path: condition, message }) =>
          warn(
            [...path, 'required', ...condition],
            'RECORD_UNKNOWN_CONSTRAINT',
            `in \`required\` of \`${input.name}\`, \`${condition.at(-1) ?? 'required'}\` ${message}`,
          ),
      ),
    ]),
  ];
}

function unknownFields(input: ApiInput): [field: string, message: string][] {
  const { name, type } = input;
  // Nested inputs report their fields separately. To read them here too would take cubic time.
  const withoutNested = nestedInputs(input).length > 0 ? { ...input, inputs: [] } : input;
  const { other = {} } = encodeInput({ name, type }, withoutNested);
  return fieldsOf(other, [...Object.keys(inputFields.shape), 'costImpact', 'inputs']);
}

function fieldsOf(other: JsonObject, known: readonly string[]): [field: string, message: string][] {
  return Object.keys(other).map((field) => [
    field,
    known.includes(field)
      ? `\`${field}\` has an unexpected value`
      : `\`${field}\` is an unknown field`,
  ]);
}

function unknownType({ name, type }: ApiInput): string[] {
  return isParameterType(type) ? [] : [`\`${name}\` has the unknown type \`${type}\``];
}

interface PlacedInput {
  readonly input: ApiInput;
  readonly path: Path;
  readonly siblings: ReadonlySet<string>;
}

/** Returns all inputs, including nested ones. */
function inputsIn(inputs: readonly ApiInput[], path: Path): PlacedInput[] {
  const siblings = new Set(inputs.map(({ name }) => name));
  return inputs.flatMap((input, index) => {
    const here = [...path, index];
    const nested = inputsIn(nestedInputs(input), [...here, 'inputs']);
    return [{ input, path: here, siblings }, ...nested];
  });
}

function nestedInputs(input: ApiInput): readonly ApiInput[] {
  const inner = input['inputs'];
  return isJsonList(inner) && inner.every(isInput) ? inner : [];
}
