import { join } from 'node:path';
import * as z from 'zod';
import type { ImportExtension, OutputSettings } from '../config/output-settings.ts';
import type { DatedModel } from '../plan/choose-pages.ts';
import type { ModelSummary } from '../plan/summary.ts';
import { ProblemError } from '../report/problem-error.ts';
import type { Problem } from '../report/problem.ts';
import { locateSpan, sourceText, type SourceText } from '../report/source-text.ts';
import { sideOfConflict } from '../text/merge-conflict.ts';
import { parseJson } from '../yaml/parse-json.ts';
import { parseYaml, rangeAt } from '../yaml/parse-yaml.ts';
import type { FileHashes } from './hash.ts';
import { sameGenerator, type GeneratorIdentity } from './identity.ts';
import { readRegularFile } from './write-file.ts';

/** `manifest.json` in the output folder: the generated files and their sources. */
export interface Manifest {
  readonly generator: GeneratorIdentity;
  /** The settings of the output. Without a configuration file, later runs use them. */
  readonly settings?: OutputSettings;
  readonly importExtension?: ImportExtension;
  /** The definitions, by path below the models folder. */
  readonly definitions: Readonly<Record<string, DefinitionEntry>>;
  /** The files of the catalog as a whole. */
  readonly catalog: SharedPart;
  /** The registry; absent in earlier versions. */
  readonly registry?: SharedPart;
  /** The files that combine a part of each model; absent in earlier versions. */
  readonly combined?: SharedPart;
  /** The files that make the output folder an npm package. */
  readonly package?: { readonly files: FileHashes };
}

/** A part of the output that depends on all models. */
export interface SharedPart {
  readonly inputs: string;
  readonly files: FileHashes;
}

/** The entry of a definition in the manifest. */
export interface DefinitionEntry {
  /** The hash of the definition, overlay and history. */
  readonly source: string;
  /** The hash of the source and of the names of its models in code. */
  readonly inputs: string;
  readonly models: readonly DatedModel[];
  /** The models that are generated from this definition. */
  readonly summaries: readonly ModelSummary[];
  readonly files: FileHashes;
}

/** The name of the manifest in the output folder. */
export const manifestName = 'manifest.json';

/** Returns the text of the manifest of an output folder; undefined if it is missing. */
export function readManifestText(outputFolder: string): string | undefined {
  return readRegularFile(join(outputFolder, manifestName));
}

/**
 * Reads the manifest of an output folder; undefined if it is missing, truncated or of another
 * version, so that everything is generated again. One that is proven to be of this generator is
 * not checked.
 *
 * @throws ProblemError if it has the fields of a manifest with other content
 */
export function readManifest(
  outputFolder: string,
  text = readManifestText(outputFolder),
  provenBy?: GeneratorIdentity,
): Manifest | undefined {
  const file = join(outputFolder, manifestName);
  if (text !== undefined && provenBy) {
    const proven = JSON.parse(text) as Manifest;
    if (sameGenerator(proven.generator, provenBy)) return proven;
  }
  // In a merge conflict, one side is sufficient to know the generated files.
  const source = text === undefined ? undefined : sourceText(file, sideOfConflict(text, 'ours'));
  const parsed = source ? parseJson(source, 'OUTPUT_MANIFEST', '') : undefined;
  if (!source || !parsed?.ok || !hasManifestFields(parsed.value)) return undefined;
  const result = manifestSchema.safeParse(parsed.value);
  // The schema checks the shape, but drops fields that this version does not know.
  if (result.success) return parsed.value as Manifest;
  throw new ProblemError(result.error.issues.map((issue) => shapeError(source, issue)));
}

const hashes = z.record(z.string(), z.string());

const summaryTexts = [
  ...['id', 'name', 'identifier', 'inputType', 'fileName'],
  ...['provider', 'category', 'path'],
];

/** Checks the shape of all fields that are read. */
const manifestSchema = z.object({
  generator: z.record(z.string(), z.string()),
  definitions: z.record(
    z.string(),
    z.object({
      source: z.string(),
      inputs: z.string(),
      models: z.array(
        z.looseObject({
          id: z.string(),
          name: z.string(),
          provider: z.string(),
          path: z.string(),
          lastUpdated: z.string(),
        }),
      ),
      summaries: z.array(
        z.looseObject({
          ...Object.fromEntries(summaryTexts.map((field) => [field, z.string()])),
          description: z.optional(z.string()),
          lastUpdated: z.optional(z.string()),
          capabilities: z.array(z.string()),
          accepts: z.optional(z.array(z.string())),
          outputKinds: z.array(z.string()),
          required: z.optional(z.array(z.string())),
          constraints: z.array(z.looseObject({ kind: z.string() })),
        }),
      ),
      files: hashes,
    }),
  ),
  catalog: z.object({ inputs: z.string(), files: hashes }),
  registry: z.optional(z.object({ inputs: z.string(), files: hashes })),
  combined: z.optional(z.object({ inputs: z.string(), files: hashes })),
});

function shapeError(source: SourceText, issue: z.core.$ZodIssue): Problem {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const parsed = parseYaml(source, 'OUTPUT_MANIFEST');
  const [start, end] = parsed.ok ? rangeAt(parsed.value.document, path, 'value') : [0, 1];
  return {
    code: 'OUTPUT_MANIFEST',
    severity: 'error',
    message: `\`${path.join('.')}\` of the manifest is invalid: ${issue.message}.`,
    location: locateSpan(source, start, end - start),
    why: 'The manifest lists the generated files, so that edited files are not overwritten.',
    fix: 'Restore the file, or remove it to generate everything again.',
  };
}

/** Prints a manifest as JSON. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Returns the hashes of all files of the manifest, by path. */
export function filesOf(manifest: Manifest | undefined): ReadonlyMap<string, string> {
  if (!manifest) return new Map();
  const { definitions, catalog } = manifest;
  const { registry, combined, package: own } = manifest;
  const entries = [...Object.values(definitions), catalog, registry, combined, own];
  return new Map(entries.flatMap((entry) => Object.entries(entry?.files ?? {})));
}

function hasManifestFields(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'generator' in value &&
    'definitions' in value &&
    'catalog' in value
  );
}
