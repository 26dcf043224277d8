import { isDeepStrictEqual } from 'node:util';
import { markdownFromText, plainText } from '../markdown/markdown-text.ts';
import { isScalar, type Parameter, type Scalar } from '../model/definition.ts';
import type { Json } from '../model/record.ts';
import type { ApiInput } from './api-record.ts';
import { isJsonList } from './json.ts';

/** Converts a page's row to an input of the API. */
export function inputOfRow(parameter: Parameter): ApiInput {
  const { type, required, default: value, min, max, allowedValues, description } = parameter;
  return {
    name: parameter.name,
    type,
    ...(required && { required: { always: true } }),
    ...(value !== undefined && { default: value }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(allowedValues && { allowedValues }),
    ...(description !== undefined && { description: apiText(description) }),
  };
}

/** Converts an input of the API to a page's row, with the facts that a row can state. */
export function rowOfInput(input: ApiInput): Parameter {
  const { required, default: value, min, max, allowedValues, description } = input;
  return {
    name: input.name,
    type: input.type,
    ...(isDeepStrictEqual(required, { always: true }) && { required: true }),
    ...((isScalar(value) || isScalarList(value)) && { default: value }),
    ...(typeof min === 'number' && { min }),
    ...(typeof max === 'number' && { max }),
    ...(isScalarList(allowedValues) && allowedValues.length > 0 && { allowedValues }),
    ...(typeof description === 'string' && rowDescription(description)),
  };
}

/** Converts Markdown of a page to the form of the API: plain text with straight quotation marks. */
export function apiText(markdown: string): string {
  return straightQuotes(plainText(markdown));
}

/** Replaces typographic quotation marks with straight ones. */
export function straightQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** Returns a description for a row, if it converts back to the same text. */
function rowDescription(text: string): { description?: string } {
  const description = markdownFromText(text);
  return description !== '' && apiText(description) === text ? { description } : {};
}

/** Returns whether a JSON value is a list of strings, numbers and booleans. */
export function isScalarList(value: Json | undefined): value is readonly Scalar[] {
  return isJsonList(value) && value.every(isScalar);
}
