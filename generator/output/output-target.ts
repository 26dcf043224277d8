import { isDeepStrictEqual } from 'node:util';
import {
  outputParts,
  type ImportExtension,
  type OutputSettings,
} from '../config/output-settings.ts';
import type { CatalogOptions, GeneratedFile } from '../emit/generated-file.ts';
import { emitPackageJson, type PackageInfo } from '../emit/package/package-json.ts';
import { emitPackageReadme } from '../emit/package/package-readme.ts';
import type { Manifest } from './manifest.ts';
import { applySettings } from './settings.ts';

/** The settings of a run with the values derived from them. */
export interface OutputTarget {
  readonly settings: OutputSettings;
  readonly importExtension: ImportExtension;
  /** The npm package in the output folder, if it is one. */
  readonly packageInfo?: PackageInfo;
}

/** Returns whether a manifest was written for the same target. */
export function hasTarget(
  manifest: Manifest,
  { settings, importExtension }: OutputTarget,
): boolean {
  return (
    isDeepStrictEqual(manifest.settings ?? {}, settings) &&
    (manifest.importExtension ?? 'js') === importExtension
  );
}

/** Returns the facts about the output for the lists of models. */
export function catalogOptions({ settings, packageInfo }: OutputTarget): CatalogOptions {
  const { url, only = outputParts } = settings;
  return {
    version: packageInfo?.version ?? '0.0.0',
    parts: only,
    ...(url !== undefined && { url }),
  };
}

/** Returns the files that the target selects, with their imports adapted. */
export function filesFor(
  files: readonly GeneratedFile[],
  { settings, importExtension }: OutputTarget,
): readonly GeneratedFile[] {
  return applySettings(files, importExtension, settings);
}

/** Returns the files that make the output folder an npm package. */
export function packageFiles({ settings, packageInfo }: OutputTarget): readonly GeneratedFile[] {
  if (!packageInfo) return [];
  const parts = new Set<string>(settings.only ?? outputParts);
  return [emitPackageJson(packageInfo, parts), emitPackageReadme(packageInfo.name, parts)];
}
