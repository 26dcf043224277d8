import { markdownFromText } from '../markdown/markdown-text.ts';
import { isArrayType, isScalar, type Parameter } from '../model/definition.ts';
import type { Json } from '../model/record.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { ApiInput } from '../record/api-record.ts';
import { isJsonList, isWord } from '../record/json.ts';
import type { PageOnlyFact } from '../record/record-age.ts';
import { apiText, isScalarList } from '../record/row.ts';

/** Converts the facts of an input to those of a resolved parameter. */
export function factsOfInput(input: ApiInput, row: Parameter | undefined): ResolvedParameter {
  const { name, type, allowedValues, modelTypes } = input;
  const bare = type.replace(/_array$/, '');
  return {
    name,
    type,
    ...defaultOf(input),
    ...(bare === 'number' && numberFacts(input)),
    ...(isScalarList(allowedValues) && allowedValues.length > 0 && { allowedValues }),
    ...descriptionOf(input, row),
    ...(row && pageOnlyFacts(row)),
    ...lengthsOf(input),
    ...(bare === 'file' && pick(input, isText, ['kind'])),
    ...(bare === 'file' && pick(input, isNumber, ['maxSize', 'maxDuration'])),
    ...(isJsonList(modelTypes) && modelTypes.every(isWord) && { modelTypes }),
    ...pick(input, isText, ['label', 'group', 'hint', 'placeholder', 'maskFrom']),
    ...pick(input, isBoolean, ['costImpact', 'prompt', 'parent']),
  };
}

/** The deprecation of a model or a parameter that its page marks. */
export const deprecatedOnPage = { reason: 'The reference page marks it as deprecated.' };

/** Returns the facts of a row that API records can't state, which a model with a record keeps. */
export function pageOnlyFacts(row: Parameter): Partial<ResolvedParameter> {
  return Object.values(pageOnlyReaders).reduce((facts, read) => ({ ...facts, ...read(row) }), {});
}

const pageOnlyReaders: Readonly<
  Record<PageOnlyFact, (row: Parameter) => Partial<ResolvedParameter>>
> = {
  deprecated: ({ deprecated }) => (deprecated ? { deprecated: deprecatedOnPage } : {}),
};

/** Returns the default. An empty string means none, unless it is an allowed value. */
function defaultOf({ default: value, allowedValues }: ApiInput): Partial<ResolvedParameter> {
  const isAllowed = isJsonList(allowedValues) && allowedValues.includes('');
  if (value === '' && !isAllowed) return {};
  return isScalar(value) || isScalarList(value) ? { default: value } : {};
}

/** Returns the limits of numbers. A whole step from a whole minimum allows only whole numbers. */
function numberFacts(input: ApiInput): Partial<ResolvedParameter> {
  const numbers = pick(input, isNumber, ['min', 'max', 'step']);
  const { min = 0, step = 0.5 } = numbers;
  const integer = step > 0 && Number.isInteger(step) && Number.isInteger(min);
  return { ...numbers, ...(integer && { integer }) };
}

/** Returns the limits of lengths. For an array type, the API counts items. */
function lengthsOf(input: ApiInput): Partial<ResolvedParameter> {
  const { minLength, maxLength } = pick(input, isNumber, ['minLength', 'maxLength']);
  if (isArrayType(input.type)) {
    return {
      ...(minLength !== undefined && { minItems: minLength }),
      ...(maxLength !== undefined && { maxItems: maxLength }),
    };
  }
  return input.type === 'string' ? pick(input, isNumber, ['minLength', 'maxLength']) : {};
}

/** Returns the description. If the page has the same text, its Markdown is used. */
function descriptionOf({ description }: ApiInput, row: Parameter | undefined) {
  const ofRow = row?.description;
  const same = ofRow !== undefined && (!isText(description) || apiText(ofRow) === description);
  if (same) return { description: ofRow };
  return isText(description) ? { description: markdownFromText(description) } : {};
}

function pick<Field extends string, Value extends Json>(
  input: ApiInput,
  is: (value: Json | undefined) => value is Value,
  fields: readonly Field[],
): Partial<Record<Field, Value>> {
  const found = fields.flatMap((field) => {
    const value = input[field];
    return is(value) ? [[field, value] as const] : [];
  });
  // Only these fields were read.
  return Object.fromEntries(found) as Partial<Record<Field, Value>>;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number';
}

function isBoolean(value: Json | undefined): value is boolean {
  return typeof value === 'boolean';
}
