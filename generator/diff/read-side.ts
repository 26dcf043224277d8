import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  definitionFilesOf,
  readDefinitionFiles,
  type DefinitionFile,
} from '../definition/definition-files.ts';
import { overlayPath } from '../definition/definition-path.ts';
import { formatDefinition } from '../definition/format-definition.ts';
import { placeDefinitions } from '../definition/place-definitions.ts';
import { readBytes } from '../input/read-file.ts';
import { readInputs } from '../input/read-inputs.ts';
import { walkFolder } from '../input/walk-folder.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { FormatMap } from '../reference/vocabulary.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import {
  resolveFile,
  type ResolvedFile,
  type ResolveFileOptions,
} from '../resolve/resolve-file.ts';
import { isWebUrl } from '../text/public-url.ts';
import { isRevision, readGitFiles } from './git-files.ts';

/**
 * Reads one side of a diff: a folder of definitions, a definition, pages (a file, folder or URL), or
 * the folder `models` of a git revision.
 */
export async function readSide(
  name: string,
  models: string,
  map?: FormatMap,
  options: ResolveFileOptions = {},
): Promise<Result<readonly ResolvedFile[]>> {
  if (isWebUrl(name) || name === '-') return readPages(name, map, options);
  if (existsSync(name)) {
    if (isBareName(name) && isRevision(name)) return failureOf([ambiguous(name)]);
    if (!isReadable(name)) return failureOf([unknownSide(name)]);
    if (containsDefinitions(name)) return resolveAll(definitionsAt(name), options);
    return readPages(name, map, options);
  }
  if (!isRevision(name)) return failureOf([unknownSide(name)]);
  const files = readGitFiles(name, models);
  return files.ok
    ? resolveAll(definitionFilesOf(files.value, `${name}:${models}`), options)
    : files;
}

/** Returns whether a path is a file or a folder: reading a pipe may never end. */
function isReadable(path: string): boolean {
  const stats = statSync(path);
  return stats.isFile() || stats.isDirectory();
}

function containsDefinitions(path: string): boolean {
  if (!statSync(path).isDirectory()) return path.endsWith('.yaml');
  return walkFolder(path).some(({ name }) => name.endsWith('.yaml'));
}

function definitionsAt(path: string): Result<readonly DefinitionFile[]> {
  if (statSync(path).isDirectory()) return readDefinitionFiles(path);
  const folder = basename(dirname(path));
  const texts = [path, overlayPath(path)]
    .filter((file) => existsSync(file))
    .map((file) => [`${folder}/${basename(file)}`, readBytes(file)] as const);
  const unreadable = texts.flatMap(([, { problems }]) => problems);
  if (unreadable.length > 0) return failureOf(unreadable);
  const bytes = texts.flatMap(([name, read]) => (read.ok ? [[name, read.value] as const] : []));
  return definitionFilesOf(new Map(bytes), join(dirname(path), '..'));
}

/** Reads pages as the definitions that an import creates. */
async function readPages(
  name: string,
  map: FormatMap | undefined,
  options: ResolveFileOptions,
): Promise<Result<readonly ResolvedFile[]>> {
  const { inputs, problems: unread } = await readInputs([name]);
  const problems = [...unread];
  const pages = inputs.flatMap(({ source, fromFolder }) => {
    const page = parsePage(source, map);
    const isOther =
      fromFolder && page.problems.every(({ code }) => code === 'PAGE_NOT_A_REFERENCE_PAGE');
    if (!page.ok && !isOther) problems.push(...page.problems);
    return page.ok ? [{ definition: page.value, pageName: source.file }] : [];
  });
  if (problems.some(({ severity }) => severity === 'error')) return failureOf(problems);
  const { placed, problems: duplicates } = placeDefinitions([], pages);
  if (duplicates.length > 0) return failureOf(duplicates);
  return resolveAll(
    successOf(
      placed.map(({ path, definition }) => ({
        path,
        definition: sourceText(path, formatDefinition(definition)),
      })),
    ),
    options,
  );
}

function resolveAll(
  files: Result<readonly DefinitionFile[]>,
  options: ResolveFileOptions,
): Result<readonly ResolvedFile[]> {
  if (!files.ok) return files;
  const results = files.value.map((file) => resolveFile(file, options));
  const problems = results.flatMap((result) => result.problems);
  const values = results.flatMap((result) => (result.ok ? [result.value] : []));
  return values.length < results.length ? failureOf(problems) : successOf(values, problems);
}

/** Returns whether a name does not start like a path. */
function isBareName(name: string): boolean {
  return !/^\.{0,2}[\\/]/.test(name);
}

function ambiguous(name: string): Problem {
  return {
    code: 'INPUT_AMBIGUOUS_SIDE',
    severity: 'error',
    message: `\`${name}\` is both a path and a git revision.`,
    fix: `Pass ./${name} for the path, or a full name such as refs/heads/${name} for the revision.`,
  };
}

function unknownSide(name: string): Problem {
  return {
    code: 'INPUT_NO_SIDE',
    severity: 'error',
    message: `\`${name}\` is not a file, a folder or a git revision.`,
    fix: 'Pass a definition, a folder of definitions, a reference page, a URL or a git revision.',
  };
}
