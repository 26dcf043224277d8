import * as z from 'zod';
import type {
  Definition,
  ModelDefinition,
  Parameter,
  Source,
  WrittenValues,
} from '../model/definition.ts';
import { reservedNames } from '../typescript/reserved-names.ts';
import { layoutSchema, type Schemas } from './layout-schema.ts';
import { modelRecordSchema, parameterRecordSchema } from './record-schema.ts';

const line = z.string().regex(/^[^\r\n]*$/, 'must be one line');
const word = line.min(1, 'must not be empty');
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The format of a name in code. */
export const identifierSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]*$/, 'must be a camelCase name of letters, digits and _')
  .refine((name) => !reservedNames.has(name), {
    error: ({ input }) => `must not be a reserved name: '${String(input)}Model' is free`,
  });

const parameter = z.strictObject({
  name: word.describe('The name in requests to the API.'),
  type: word.describe('The type on the page: string, number, boolean, file, file_array, …'),
  required: z.literal(true).exactOptional().describe('Present only if the page says Yes.'),
  default: z
    .union([scalar, z.array(scalar)])
    .exactOptional()
    .describe('A list for an array type.'),
  min: z.number().exactOptional().describe('For an array type, of each item.'),
  max: z.number().exactOptional().describe('For an array type, of each item.'),
  allowedValues: z
    .array(scalar)
    .min(1)
    .exactOptional()
    .describe('For an array type, of each item.'),
  description: word.exactOptional().describe('Markdown, one line.'),
  deprecated: z.literal(true).exactOptional().describe('The page marks it as deprecated.'),
  written: z
    .strictObject({
      type: z.string().exactOptional(),
      default: z.string().exactOptional(),
      min: z.string().exactOptional(),
      max: z.string().exactOptional(),
      allowedValues: z.array(z.string()).exactOptional(),
    } satisfies Schemas<WrittenValues>)
    .exactOptional()
    .describe('The spelling on the page, if it differs: 1.0, 1e3, integer.'),
  onPage: z.literal(false).exactOptional().describe('The page has no row for it.'),
  record: parameterRecordSchema
    .exactOptional()
    .describe('Facts of the API record that the row does not have, in the words of the API.'),
} satisfies Schemas<Parameter>);

const model = z.strictObject({
  id: word.describe('The ID in requests to the API.'),
  name: word,
  identifier: identifierSchema
    .exactOptional()
    .describe('The name in code, if it does not follow from the name.'),
  description: word.exactOptional().describe('Markdown, one line.'),
  deprecated: z.literal(true).exactOptional().describe('The page marks it as deprecated.'),
  capabilities: z.array(word),
  llmMarkdown: word.exactOptional().describe('The link to the Markdown page of the model.'),
  onPage: z.literal(false).exactOptional().describe('The page has no section for it.'),
  record: modelRecordSchema
    .exactOptional()
    .describe('Facts of the API record that the page does not have, in the words of the API.'),
  parameters: z.array(parameter),
} satisfies Schemas<ModelDefinition>);

/** The format of a definition file. Editors check it with the JSON Schema of this schema. */
export const definitionSchema = z
  .strictObject({
    provider: word,
    category: word.describe('The category on the page: image generation.'),
    source: z
      .strictObject({
        url: z.url({ protocol: /^https?$/ }).exactOptional(),
        lastUpdated: z.iso
          .date("must be a date such as '2026-04-09'")
          .exactOptional()
          .describe('The date on the page; absent without a page.'),
        etag: word.exactOptional().describe('The ETag header of the page.'),
        lastModified: word.exactOptional().describe('The Last-Modified header of the page.'),
        layout: layoutSchema
          .exactOptional()
          .describe('The layout of the page, if it is not the usual one.'),
      } satisfies Schemas<Source>)
      .describe('The URL and the date of the page.'),
    models: z.array(model).min(1),
  } satisfies Schemas<Definition>)
  .describe('The content of a Scenario reference page: the models of a provider in a category.');

/** A type that does not compile if the schema allows a definition that the interface does not. */
export type CheckedDefinition = Assert<
  z.output<typeof definitionSchema> extends Definition ? true : false
>;

type Assert<Holds extends true> = Holds;
