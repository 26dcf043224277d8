import * as z from 'zod';
import type { RecordInput } from '../model/record.ts';

const text = z.string();
const flag = z.boolean();
const number = z.number();
const names = z.array(z.string());
const object = z.record(z.string(), z.json());

/** The known fields of an input, except `name`, `costImpact` and `inputs`. */
export const inputFields = z.strictObject({
  type: text,
  required: object.describe(
    'When it is required: always, ifDefined, ifNotDefined, conditionalValues.',
  ),
  default: z.json(),
  min: number,
  max: number,
  allowedValues: z.array(z.json()),
  description: text.describe('Plain text.'),
  step: number,
  minLength: number.describe('In characters.'),
  maxLength: number.describe('In characters.'),
  minItems: number,
  maxItems: number,
  kind: text.describe('The content of a file: image, video, audio, 3d, …'),
  maxSize: number.describe('In bytes.'),
  maxDuration: number.describe('In seconds.'),
  modelTypes: names,
  label: text,
  group: text,
  hint: text,
  placeholder: text,
  prompt: flag,
  promptSpark: flag,
  color: flag,
  parent: flag,
  maskFrom: text,
  backgroundBehavior: text,
});

const parameterShape = {
  ...inputFields.exactPartial().shape,
  costImpact: z.literal(true).exactOptional().describe('Whether it affects the price.'),
  inputs: z
    .array(z.lazy(() => recordInputSchema))
    .exactOptional()
    .describe('The inputs of each item.'),
  without: names.exactOptional().describe('Fields of the row that the record does not have.'),
  other: object.exactOptional().describe('Unknown fields, unchanged.'),
};

const recordInputSchema: z.ZodType<RecordInput> = z
  .strictObject({ name: text, ...parameterShape, type: text })
  .meta({ id: 'RecordInput' });

/** `record` of a parameter. */
export const parameterRecordSchema = z.strictObject(parameterShape);

/** The known fields of a model's record. */
export const modelFields = z.strictObject({
  updatedAt: text.describe('When the model was last changed.'),
  name: text,
  shortDescription: text.describe('Plain text.'),
  capabilities: names,
  tags: names,
  accessRestrictions: number.describe('0 free, 25 creator, 50 pro, 75 team, 100 enterprise.'),
  complianceMetadata: object,
  compliantModelIds: names,
  disableRefund: flag,
  performanceStats: object.describe('The prices and times of earlier jobs, by variant.'),
  uiConfig: object.describe("The content of the API's form: labels of values, presets."),
});

/** `record` of a model. */
export const modelRecordSchema = z.strictObject({
  ...modelFields.exactPartial().shape,
  order: names.exactOptional().describe("The order of the record's inputs, if it differs."),
  without: names.exactOptional().describe('Facts of the page that the record does not have.'),
  other: object.exactOptional().describe('Unknown fields, unchanged.'),
});
