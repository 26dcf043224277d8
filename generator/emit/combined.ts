import type { PlannedModel } from '../plan/types.ts';
import { emitLlmsFull, llmsSection, readLlmsFull } from './docs/llms-full.ts';
import type { CatalogOptions, GeneratedFile } from './generated-file.ts';
import type { JsonSchemaObject } from './json-schema/json-schema.ts';
import {
  emitOpenapi,
  openapiLines,
  readOpenapi,
  type OpenapiLines,
} from './json-schema/openapi.ts';

/** The parts of a model in the files that combine all models. */
export interface CombinedParts {
  readonly openapi: OpenapiLines;
  readonly llms: string;
}

const paths = { openapi: 'schema/openapi.json', llms: 'docs/llms-full.txt' } as const;

/** Returns the parts of a model. `body` is the schema of its request body. */
export function combinedParts(planned: PlannedModel, body: JsonSchemaObject): CombinedParts {
  return { openapi: openapiLines(planned, body), llms: llmsSection(planned) };
}

/**
 * Yields the files that combine a part of each model, which are in the order of the file names. They
 * are large, so that each one is kept or dropped before the next one.
 */
export function* emitCombined(
  models: readonly CombinedParts[],
  options: CatalogOptions,
): Generator<GeneratedFile> {
  const openapi = models.map((model) => model.openapi);
  yield { path: paths.openapi, text: emitOpenapi(openapi, options.version) };
  const llms = models.map((model) => model.llms);
  yield { path: paths.llms, text: emitLlmsFull(llms, options) };
}

/**
 * Returns the parts of the models in the files of an earlier run, by ID. Parts of a file that was
 * not generated are empty. `models` are those of that run, in the order of their file names.
 */
export function readCombined(
  textOf: (path: string) => string | undefined,
  models: readonly { readonly id: string; readonly inputType: string }[],
): ReadonlyMap<string, CombinedParts> {
  const openapi = textOf(paths.openapi);
  const llms = textOf(paths.llms);
  const lines = openapi === undefined ? undefined : readOpenapi(openapi, models);
  const sections = llms === undefined ? undefined : readLlmsFull(llms);
  const none: OpenapiLines = { path: '', schema: '' };
  if (sections !== undefined && sections.length !== models.length) return new Map();
  return new Map(
    models.flatMap(({ id }, index) => {
      const found = lines === undefined ? none : lines.get(id);
      return found === undefined
        ? []
        : [[id, { openapi: found, llms: sections?.[index] ?? '' }] as const];
    }),
  );
}
