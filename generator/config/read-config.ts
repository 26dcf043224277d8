import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { parameterTypes } from '../model/definition.ts';
import { anyColumns, labels } from '../reference/vocabulary.ts';
import { decodeText } from '../report/decode-text.ts';
import { success, type Result } from '../report/problem.ts';
import { readYaml } from '../yaml/read-yaml.ts';

/** The name of the configuration file, in the folder where a command runs. */
export const configName = 'scenario-models.config.yaml';

const configSchema = z
  .strictObject({
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
      })
      .exactOptional()
      .describe('Names on reference pages that this version does not know.'),
  })
  .describe('The settings of a project, which every command reads.');

/** The settings of a project. */
export type Config = z.output<typeof configSchema>;

/** Reads the configuration file of a folder; without one, no setting is made. */
export function readConfig(folder: string): Result<Config> {
  const file = join(folder, configName);
  if (!existsSync(file)) return success({});
  const source = decodeText(file, readFileSync(file));
  if (!source.ok) return source;
  const lines = source.value.text.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (lines.every((line) => line === '' || line.startsWith('#'))) return success({});
  const read = readYaml<Config>(source.value, configSchema, 'CONFIG');
  return read.ok ? success(read.value.value) : read;
}
