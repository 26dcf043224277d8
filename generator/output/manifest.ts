import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatedModel } from '../plan/choose-pages.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { FileHashes } from './hash.ts';
import type { GeneratorIdentity } from './identity.ts';
import type { ImportExtension } from './import-extension.ts';
import type { OutputSettings } from './settings.ts';

/** `manifest.json` in the output folder: what was generated, and from what. */
export interface Manifest {
  readonly generator: GeneratorIdentity;
  /** The settings of the output, kept for later runs. */
  readonly settings?: OutputSettings;
  readonly importExtension?: ImportExtension;
  /** By the definition's path below the models folder. */
  readonly definitions: Readonly<Record<string, DefinitionEntry>>;
  /** What is generated from the catalog as a whole. */
  readonly catalog: { readonly inputs: string; readonly files: FileHashes };
  /** The files that make the output folder an npm package. */
  readonly package?: { readonly files: FileHashes };
}

export interface DefinitionEntry {
  /** Of the definition and its overlay. */
  readonly source: string;
  /** Of the source and of the names that its models have in code. */
  readonly inputs: string;
  readonly models: readonly DatedModel[];
  /** Of the models that are generated from this definition and not from another page of theirs. */
  readonly summaries: readonly ModelSummary[];
  readonly files: FileHashes;
}

export const manifestName = 'manifest.json';

/** The manifest of an output folder; none where there is none that this version can read. */
export function readManifest(outputFolder: string): Manifest | undefined {
  const file = join(outputFolder, manifestName);
  if (!existsSync(file)) return undefined;
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isManifest(manifest) ? manifest : undefined;
  } catch {
    return undefined; // cut off or edited: everything is generated anew
  }
}

export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** All files that the manifest knows, by path. */
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
