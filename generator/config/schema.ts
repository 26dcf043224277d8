import * as z from 'zod';
import { parameterTypes } from '../model/definition.ts';
import { anyColumns, labels } from '../reference/vocabulary.ts';
import { docsFlavors, importExtensions, outputParts } from './output-settings.ts';

const word = z.string().min(1, 'must not be empty');

/**
 * A path in the project. The configuration is committed, so it must not name files of one computer.
 */
const path = word
  .regex(/^(?![/\\~]|[A-Za-z]:)/, 'must be relative to the folder of the configuration')
  .regex(/^(?!.*(?:^|[/\\])\.\.(?:[/\\]|$))/, 'must not be outside of the project');

const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

/** The name of an environment variable. The file is committed, so it must not contain a secret. */
const variable = z
  .string()
  .regex(
    /^[A-Z_][A-Z0-9_]{0,99}$/,
    'must be the name of an environment variable: SCENARIO_API_KEY',
  );

const selection = z
  .strictObject({
    pages: z
      .array(word)
      .exactOptional()
      .describe(
        'Providers (`phota`), URLs, or patterns of URLs: `https://docs.acme.com/models/**`.',
      ),
    categories: z.array(word).exactOptional().describe('Categories: `image generation`.'),
    models: z.array(word).exactOptional().describe('Model IDs: `model_phota-edit`.'),
  })
  .exactOptional();

/** The format of the configuration file. Editors check it with the JSON Schema of this schema. */
export const configSchema = z
  .strictObject({
    models: path.exactOptional().describe('Folder of the definitions. Default: models.'),
    out: path.exactOptional().describe('Output folder. Default: generated.'),
    changelog: z
      .union([path, z.literal(false)])
      .exactOptional()
      .describe('File that sync adds changes to, if it exists. Default: CHANGELOG.md.'),
    accepted: path
      .exactOptional()
      .describe('File of accepted breaking changes. Default: accepted-breaks.yaml.'),

    index: webUrl
      .exactOptional()
      .describe('Index of the docs: an HTML or Markdown page, llms.txt or a sitemap.'),
    newPages: z
      .enum(['report', 'import'])
      .exactOptional()
      .describe('How sync handles new pages of the index. Default: report.'),
    include: selection.describe('Pages of the index to track. Default: all.'),
    exclude: selection.describe('Pages of the index that are not tracked.'),

    package: word
      .exactOptional()
      .describe('Name of the output folder as an npm package. Default: no package.'),
    importExtension: z
      .enum(importExtensions)
      .exactOptional()
      .describe(
        'Extension of relative imports. Default: as the nearest tsconfig.json requires, or else js.',
      ),
    only: z
      .array(z.enum(outputParts))
      .min(1)
      .exactOptional()
      .describe('Parts of the output to generate. Default: all.'),
    modelsOnly: z
      .array(word)
      .min(1)
      .exactOptional()
      .describe('Model IDs to generate. Default: all.'),
    flavor: z
      .enum(docsFlavors)
      .exactOptional()
      .describe('Renderer of the docs: GitHub, MDX (Docusaurus) or Vue (VitePress).'),
    url: webUrl
      .exactOptional()
      .describe('URL that the docs are published at, for absolute links in lists of models.'),
    frontMatter: z
      .boolean()
      .exactOptional()
      .describe('Start the pages of the docs with their title and description as front matter.'),
    trustDescriptions: z
      .boolean()
      .exactOptional()
      .describe('Enforce the limits and constraints that descriptions clearly state.'),

    reference: z
      .strictObject({
        columns: z
          .record(z.string(), z.enum(anyColumns))
          .exactOptional()
          .describe('Columns by the names that pages give them: `Options: Allowed Values`.'),
        labels: z
          .record(z.string(), z.enum(labels))
          .exactOptional()
          .describe('Labels by the names that pages give them: `Identifier: Model ID`.'),
        types: z
          .record(z.string(), z.enum(parameterTypes))
          .exactOptional()
          .describe('Types by the names that pages give them: `picture: file`.'),
        words: z
          .record(z.string(), z.enum(['none', 'value']))
          .exactOptional()
          .describe(
            'Words in the column Default that mean no default, or are values: `None: none`.',
          ),
      })
      .exactOptional()
      .describe('Names on reference pages that this version does not know.'),

    records: z
      .strictObject({
        url: webUrl
          .exactOptional()
          .describe('Base URL of the API. Default: `https://api.cloud.scenario.com/v1`.'),
        key: z
          .union([z.literal('public'), variable])
          .exactOptional()
          .describe(
            'Environment variable of the API key with which sync reads records again, or `public` for none. Default: SCENARIO_SDK_API_KEY.',
          ),
        secret: variable
          .exactOptional()
          .describe('Environment variable of the API secret. Default: SCENARIO_SDK_API_SECRET.'),
      })
      .exactOptional()
      .describe('The API that records are read from. This file must never contain a key.'),
    limits: z
      .strictObject({
        pageSize: z.number().positive().max(1024).exactOptional().describe('In MiB. Default: 16.'),
        timeout: z
          .number()
          .positive()
          .max(3600)
          .exactOptional()
          .describe('For one attempt to read a page, in seconds. Default: 30.'),
        concurrency: z
          .int()
          .min(1)
          .max(64)
          .exactOptional()
          .describe('Pages that are read at the same time. Default: 6.'),
      })
      .exactOptional()
      .describe('Limits of reading pages.'),
    site: z
      .strictObject({
        url: webUrl.exactOptional().describe('URL that the docs site is published at.'),
        out: path.exactOptional().describe('Output folder of the docs site. Default: dist/site.'),
      })
      .exactOptional()
      .describe('The docs site.'),
  })
  .describe('The settings of a scenario-models project. Command-line flags override them.');

/** The content of a configuration file; empty if there is none. */
export type Config = z.output<typeof configSchema>;

/** A selection of pages in the configuration. */
export type Selection = NonNullable<Config['include']>;
