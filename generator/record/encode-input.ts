import { isDeepStrictEqual } from 'node:util';
import { inputFields } from '../definition/record-schema.ts';
import { isArrayType } from '../model/definition.ts';
import type { Json, JsonObject, ParameterRecord, RecordInput } from '../model/record.ts';
import { isInput, type ApiInput } from './api-record.ts';
import { isJsonList, withSortedKeys } from './json.ts';

/** The names in a definition of the fields that count items for array types. */
const itemCounts = { minLength: 'minItems', maxLength: 'maxItems' } as const;

/** The value that an absent field of an input implies. */
const implied: JsonObject = { costImpact: false };

/** Returns the facts of `input` that `row`, a page's row in the words of the API, does not have. */
export function encodeInput(row: ApiInput, input: ApiInput): ParameterRecord {
  const base: JsonObject = { ...implied, ...row };
  const known: [string, unknown][] = [];
  const other: [string, Json][] = [];
  for (const field of Object.keys(input).sort()) {
    const value = withSortedKeys(input[field] ?? null);
    if (field === 'name' || isDeepStrictEqual(base[field], value)) continue;
    const fact = knownFact(input.type, field, value);
    if (fact) known.push(fact);
    else other.push([field, value]);
  }
  const without = Object.keys(base).filter((field) => !Object.hasOwn(input, field));
  return {
    ...Object.fromEntries(known),
    ...(without.length > 0 && { without }),
    ...(other.length > 0 && { other: Object.fromEntries(other) }),
  };
}

function encodeNestedInput(input: ApiInput): RecordInput {
  return { ...encodeInput(bareInput(input), input), name: input.name, type: input.type };
}

/** Returns a field with its name in the definition; undefined if its name or value is unknown. */
function knownFact(type: string, field: string, value: Json): [string, unknown] | undefined {
  if (field === 'costImpact') return value === true ? [field, value] : undefined;
  if (field === 'inputs') {
    return isJsonList(value) && value.every(isInput)
      ? [field, value.map(encodeNestedInput)]
      : undefined;
  }
  if (!isKnownField(field) || !inputFields.shape[field].safeParse(value).success) return undefined;
  return [definitionField(type, field), value];
}

/** Returns the name in the definition of an input's field. */
function definitionField(type: string, field: string): string {
  const countsItems = isArrayType(type) && (field === 'minLength' || field === 'maxLength');
  return countsItems ? itemCounts[field] : field;
}

function isKnownField(field: string): field is keyof typeof inputFields.shape {
  return Object.hasOwn(inputFields.shape, field) && !['minItems', 'maxItems'].includes(field);
}

/** Returns the input that `row` and the facts of its record describe. */
export function decodeInput(row: ApiInput, record: ParameterRecord): ApiInput {
  const { without = [], other, inputs, minItems, maxItems, ...fields } = record;
  const kept = Object.entries({ ...implied, ...row }).filter(([field]) => !without.includes(field));
  return {
    ...Object.fromEntries(kept),
    ...fields,
    ...(minItems !== undefined && { minLength: minItems }),
    ...(maxItems !== undefined && { maxLength: maxItems }),
    ...(inputs && { inputs: inputs.map((input) => decodeInput(bareInput(input), input)) }),
    ...other,
    name: row.name,
    type: record.type ?? row.type,
  };
}

function bareInput({ name, type }: ApiInput | RecordInput): ApiInput {
  return { name, type };
}
