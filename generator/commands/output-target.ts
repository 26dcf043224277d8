import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ImportExtension, OutputSettings } from '../config/output-settings.ts';
import type { PackageInfo } from '../emit/package/package-json.ts';
import { nearestImportExtension } from '../output/import-extension.ts';
import { readManifest, type Manifest } from '../output/manifest.ts';
import type { OutputTarget } from '../output/output-target.ts';
import { resolveOptions } from '../output/settings.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { webUrl } from '../text/public-url.ts';
import { readPackageJson, type PackageJson } from './package-version.ts';

/** The settings of a run. Without a configuration file, those of the last run apply too. */
export interface TargetSettings {
  readonly flags?: SettingFlags;
  /** The settings of the configuration file; undefined without one. */
  readonly configured?: OutputSettings;
}

/** The settings on the command line; `false` removes the package or the URL of an earlier run. */
export interface SettingFlags extends Omit<OutputSettings, 'package' | 'url'> {
  readonly package?: string | false;
  readonly url?: string | false;
}

/**
 * Combines the flags of this run with the settings of the configuration file, or, without one, with
 * those of the last run in the manifest. `extensionOf` returns the extension of imports that the
 * configuration of a folder requires.
 */
export async function readTarget(
  out: string,
  { flags = {}, configured }: TargetSettings,
  recorded: Manifest | undefined,
  extensionOf: (folder: string) => Promise<ImportExtension> = nearestImportExtension,
): Promise<Result<OutputTarget>> {
  const { package: flagged, url: flaggedUrl, ...others } = flags;
  const merged = { ...(configured ?? recorded?.settings), ...others };
  const { package: kept, url: keptUrl, trustDescriptions, frontMatter, ...rest } = merged;
  const chosenUrl = flaggedUrl === false ? undefined : (flaggedUrl ?? keptUrl);
  const url = chosenUrl === undefined ? undefined : webUrl(chosenUrl);
  if (chosenUrl !== undefined && url === undefined) return failureOf([badUrl(chosenUrl)]);
  const settings = {
    ...rest,
    ...(url !== undefined && { url }),
    ...(frontMatter && { frontMatter }),
    ...(trustDescriptions && { trustDescriptions }),
  };
  const name = flagged === false ? undefined : (flagged ?? kept);
  if (name !== undefined && !isPackageName(name)) return failureOf([invalidName(name)]);
  const packageInfo = name === undefined ? successOf(undefined) : readPackageInfo(out, name);
  if (!packageInfo.ok) return packageInfo;
  return successOf({
    settings: { ...(name !== undefined && { package: name }), ...settings },
    importExtension: settings.importExtension ?? (await extensionOf(out)),
    ...(packageInfo.value && { packageInfo: packageInfo.value }),
  });
}

/** Returns the problem of an `--url` that is not a web URL; `site` reports it too. */
export function badUrl(url: string): Problem {
  return {
    code: 'INPUT_INVALID_URL',
    severity: 'error',
    message: `--url must be a web URL (got '${url}').`,
    fix: 'Pass the URL that the docs are published at, such as https://acme.github.io/models/.',
  };
}

/**
 * Returns the options for resolving the models of an output folder: those of the configuration
 * file, or, without one, those of the last run.
 */
export function readResolveOptions(
  out: string,
  configured: OutputSettings | undefined,
): ResolveFileOptions {
  return resolveOptions(configured ?? readManifest(out)?.settings ?? {});
}

const inheritedFields = ['license', 'author', 'homepage', 'repository', 'bugs'];

/** Reads the version and the publisher of the project, which are those of its package. */
function readPackageInfo(out: string, name: string): Result<PackageInfo> {
  const file = projectPackage(dirname(resolve(out)));
  const project = file === undefined ? successOf<PackageJson>({}) : readPackageJson(file);
  if (!project.ok) return project;
  const { version = '0.0.0' } = project.value;
  const inherited = Object.entries(project.value).filter(([key]) => inheritedFields.includes(key));
  return successOf({ name, version, inherited: Object.fromEntries(inherited) });
}

function projectPackage(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : projectPackage(parent);
}

function isPackageName(name: string): boolean {
  return name.length <= 214 && /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name);
}

function invalidName(name: string): Problem {
  return {
    code: 'INPUT_PACKAGE_NAME',
    severity: 'error',
    message: `--package must be the name of an npm package (got '${name}').`,
    why: 'A name has lower-case letters, digits, hyphens, dots and underscores, and may begin with a scope.',
    fix: 'Choose a name such as @acme/scenario.',
  };
}
