import { join } from 'node:path';
import type { DatedModel } from '../plan/choose-pages.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { FileHashes } from './hash.ts';
import type { GeneratorIdentity } from './identity.ts';
import type { ImportExtension } from './import-extension.ts';
import { readRegularFile } from './write-file.ts';
import type { OutputSettings } from './settings.ts';

/** `manifest.json` in the output folder: the generated files and their sources. */
export interface Manifest {
  readonly generator: GeneratorIdentity;
  /** The settings of the output, kept for later runs. */
  readonly settings?: OutputSettings;
  readonly importExtension?: ImportExtension;
  /** By the definition's path below the models folder. */
  readonly definitions: Readonly<Record<string, DefinitionEntry>>;
  /** The files of the catalog as a whole. */
  readonly catalog: { readonly inputs: string; readonly files: FileHashes };
  /** The files that make the output folder an npm package. */
  readonly package?: { readonly files: FileHashes };
}

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

export const manifestName = 'manifest.json';

/** Reads the manifest of an output folder; undefined if there is none that this version can read. */
export function readManifest(outputFolder: string): Manifest | undefined {
  const text = readRegularFile(join(outputFolder, manifestName));
  if (text === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    return isManifest(manifest) ? manifest : undefined;
  } catch {
    return undefined; // truncated or edited: everything is generated again
  }
}

export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Returns the hashes of all files of the manifest, by path. */
export function filesOf(manifest: Manifest | undefined): ReadonlyMap<string, string> {
  if (!manifest) return new Map();
  const { definitions, catalog, package: own = { files: {} } } = manifest;
  const entries = [...Object.values(definitions), catalog, own];
  return new Map(entries.flatMap(({ files }) => Object.entries(files)));
}

function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'generator' in value &&
    'definitions' in value &&
    'catalog' in value
  );
}
