import * as z from 'zod';
import { modelRecordSchema, parameterRecordSchema } from './record-schema.ts';
import type { Definition } from '../model/definition.ts';

const line = z.string().regex(/^[^\r\n]*$/, 'must be one line');
const word = line.min(1, 'must not be empty');
const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const identifierSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]*$/, 'must be a camelCase name of letters, digits and _');

const parameter = z.strictObject({
  name: word.describe('The name that the API takes.'),
  type: word.describe("The reference's own word: string, number, boolean, file, file_array, …"),
  required: z.literal(true).exactOptional().describe('Only where the reference says Yes.'),
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
  onPage: z.literal(false).exactOptional().describe('The page has no row for it.'),
  record: parameterRecordSchema
    .exactOptional()
    .describe("What the API's record of the model says beside the row, in its own words."),
});

const model = z.strictObject({
  id: word.describe('The id that the API takes.'),
  name: word,
  identifier: identifierSchema
    .exactOptional()
    .describe('The name in code, where it is not the one that follows from the name.'),
  description: word.exactOptional().describe('Markdown, one line.'),
  capabilities: z.array(word),
  llmMarkdown: word.exactOptional().describe("The link to the model's own Markdown page."),
  onPage: z.literal(false).exactOptional().describe('The page has no section for it.'),
  record: modelRecordSchema
    .exactOptional()
    .describe("What the API's record of the model says beside the page, in its own words."),
  parameters: z.array(parameter),
});

/** The format of a definition file; `z.toJSONSchema` of it is what editors check against. */
export const definitionSchema = z
  .strictObject({
    provider: word,
    category: word.describe('As the page writes it: image generation.'),
    source: z
      .strictObject({
        url: z.url({ protocol: /^https?$/ }).exactOptional(),
        lastUpdated: z.iso
          .date("must be a date as '2026-04-09'")
          .exactOptional()
          .describe("The page's own date; absent where there is no page."),
        etag: word.exactOptional().describe('As the server sent it with the page.'),
        lastModified: word.exactOptional().describe('As the server sent it with the page.'),
      })
      .describe('Where the page was read and how old it was.'),
    models: z.array(model).min(1),
  })
  .describe('What one Scenario reference page says of the models of a provider in a category.');

/** The schema and the interface say the same; a difference is a type error here. */
export type CheckedDefinition = z.output<typeof definitionSchema> extends Definition ? true : never;
