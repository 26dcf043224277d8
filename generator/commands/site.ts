import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitionFiles } from '../definition/definition-files.ts';
import { errorCodeOf } from '../input/path-stats.ts';
import { planCatalog } from '../output/plan-catalog.ts';
import {
  readRegularFile,
  removeFileInside,
  removeTemporaryFiles,
  startWriting,
  writeFileInside,
} from '../output/write-file.ts';
import { pathProblems } from '../output/write-problem.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { readAssets } from '../site/assets.ts';
import type { SitePart } from '../site/site-file.ts';
import { siteParts } from '../site/site.ts';
import { countOf } from '../text/count-words.ts';
import { webUrl } from '../text/public-url.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';
import { badUrl } from './output-target.ts';
import { readPackageVersion } from './package-version.ts';
import { runExclusively } from './run-exclusively.ts';

/** Options of `site`. */
export interface SiteOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder. */
  readonly out: string;
  /** The URL that the site is published at. */
  readonly url?: string;
  /** The API reference: a path on the site, or a URL. */
  readonly apiDocs?: string;
  /** The npm package of the SDK, which the samples import. */
  readonly packageName?: string;
  /** The options for resolving the models. Default: without the facts of descriptions. */
  readonly resolve?: ResolveFileOptions;
}

/**
 * The list of files that the last run wrote, so that the next run removes those that are no longer
 * built.
 */
const listName = 'site-files.json';

/** Builds the docs site from the definitions. */
export function runSite(options: SiteOptions, style: Style): Promise<CommandResult> {
  return runExclusively(options, 'write', () => writeSite(options, style));
}

async function writeSite(options: SiteOptions, style: Style): Promise<CommandResult> {
  const { models, out } = options;
  const built = await plannedSite(options);
  if (!built.ok) return invalidInput(built.problems);
  const previous = previousFiles(out);
  if (previous === undefined) return invalidInput([foreignFolder(out)]);
  const paths = new Set(built.parts.flatMap((part) => part.paths));
  const rejected = pathProblems(out, [...paths]);
  if (rejected.length > 0) return invalidInput(rejected);
  removeTemporaryFiles(out);
  // With the files of this run, so that the next one knows them if this one is interrupted.
  writeList(out, [...previous, ...paths]);
  const write = startWriting(out, [...paths]);
  for (const { print } of built.parts) {
    for (const { path, text } of print()) write(path, text);
  }
  for (const path of previous) if (!paths.has(path)) removeFileInside(out, path);
  writeList(out, [...paths]);
  const amount = countOf(built.models, 'model');
  return {
    exitCode: exitCodes.success,
    problems: built.problems,
    stderr: `${style.green('✔')} ${out}: ${amount} of ${models}, ${countOf(paths.size, 'file')}\n`,
    json: { files: paths.size, models: built.models },
  };
}

type BuiltSite =
  | {
      readonly ok: true;
      readonly parts: readonly SitePart[];
      readonly models: number;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Plans the files of the site. */
async function plannedSite({
  models: folder,
  url,
  apiDocs,
  packageName,
  resolve,
}: Omit<SiteOptions, 'out'>): Promise<BuiltSite> {
  const base = url === undefined ? undefined : webUrl(url);
  if (url !== undefined && base === undefined) return { ok: false, problems: [badUrl(url)] };
  const definitions = readDefinitionFiles(folder);
  if (!definitions.ok) return definitions;
  const catalog = await planCatalog(definitions.value, resolve);
  if (!catalog.ok) return catalog;
  const version = readPackageVersion('package.json');
  if (!version.ok) return version;
  const parts = await siteParts({
    ...catalog.value,
    assets: readAssets(),
    ...(version.value !== undefined && { version: version.value }),
    ...(base !== undefined && { url: base }),
    ...(apiDocs !== undefined && { apiDocs }),
    ...(packageName !== undefined && { packageName }),
  });
  return { ok: true, parts, models: catalog.value.models.length, problems: catalog.problems };
}

function writeList(out: string, paths: readonly string[]): void {
  const list = [...new Set(paths)].sort();
  writeFileInside(out, listName, `${JSON.stringify(list, null, 2)}\n`);
}

/**
 * Returns the files of the last run; undefined if the folder contains files that another program
 * wrote.
 */
function previousFiles(out: string): readonly string[] | undefined {
  const list = readRegularFile(join(out, listName));
  if (list === undefined) return isEmpty(out) ? [] : undefined;
  let paths: unknown;
  try {
    paths = JSON.parse(list);
  } catch {
    return undefined;
  }
  if (!Array.isArray(paths)) return undefined;
  const texts = paths.filter((path): path is string => typeof path === 'string');
  // The list may come from a checkout, so a path into .git or through a link is ignored.
  const rejected = new Set(pathProblems(out, texts, '').map(({ file }) => file));
  return texts.filter((path) => isPlain(path) && !rejected.has(`/${path}`));
}

function isPlain(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split(/[\\/]/).includes('..');
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    return errorCodeOf(error) === 'ENOENT';
  }
}

function foreignFolder(out: string): Problem {
  return {
    code: 'OUTPUT_WOULD_OVERWRITE',
    severity: 'error',
    file: out,
    message: 'The folder contains files that this command did not write. Nothing was written.',
    fix: 'Choose another folder with --out, or empty this one.',
  };
}
