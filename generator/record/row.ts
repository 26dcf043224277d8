import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../model/record.ts';
import type { Parameter, Scalar } from '../model/definition.ts';
import { markdownFromText, plainText } from '../markdown/markdown-text.ts';
import type { ApiInput } from './api-record.ts';
import { isList } from './json.ts';

/** What a page's row says, in the API's words. */
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

/** What a page's row could say of an input. */
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
    ...(typeof description === 'string' && rowText(description)),
  };
}

/** Markdown of a page as the API writes it: plain text with the quotes that a keyboard has. */
export function apiText(markdown: string): string {
  return straightQuotes(plainText(markdown));
}

export function straightQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** A description that can stand in a row and still gives the text back. */
function rowText(text: string): { description?: string } {
  const description = markdownFromText(text);
  return description !== '' && apiText(description) === text ? { description } : {};
}

export function isScalar(value: Json | undefined): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

export function isScalarList(value: Json | undefined): value is readonly Scalar[] {
  return isList(value) && value.every(isScalar);
}
