import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchLimitsOf } from '../config/fetch-limits.ts';
import type { Config } from '../config/schema.ts';
import { overlayPath } from '../definition/definition-path.ts';
import type { IncomingDefinition } from '../definition/place-definitions.ts';
import { schemaFolder } from '../definition/schema-line.ts';
import { readInputs, type Input } from '../input/read-inputs.ts';
import { removeDefinitionFile, writeDefinitionFile } from '../output/write-file.ts';
import { definitionPathProblems } from '../output/write-problem.ts';
import type { ApiRecord } from '../record/api-record.ts';
import { fetchRecords } from '../record/fetch-records.ts';
import { readRecords } from '../record/read-records.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { FormatMap } from '../reference/vocabulary.ts';
import { successOf, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import type { Style } from '../report/style.ts';
import {
  hasChangedContent,
  lockAfter,
  lockName,
  printLock,
  readerKey,
  readLock,
  readPageOf,
  type LockedPage,
} from '../sync/lock.ts';
import { apiUrlOf, recordAccess } from '../sync/record-access.ts';
import { withRenamedPages } from '../sync/renamed-pages.ts';
import { overlaidFiles, settleOverlays } from '../sync/settle-overlays.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import { planUpdate, type DefinitionUpdate } from '../update/plan-update.ts';
import { reportFormat } from '../update/report-format.ts';
import { resolvedHistories } from '../update/resolved-histories.ts';
import { readTrackedDefinitions, type TrackedDefinition } from '../update/tracked-definitions.ts';
import { exitCodes, invalidInput, type CommandResult, type WriteMode } from './command-result.ts';
import { dryRunText } from './dry-run-text.ts';
import { runExclusively } from './run-exclusively.ts';

/** Options of `import`. */
export interface ImportOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder, whose schemas the definitions reference. Default: the default folder. */
  readonly out?: string;
  /** `write` by default. */
  readonly mode?: WriteMode;
  /**
   * IDs of models whose records are fetched from the API; `all` for every public model. File names
   * are read as files.
   */
  readonly api?: readonly string[] | 'all';
  readonly onProgress?: (done: number, total: number) => void;
  readonly config?: Config;
}

/**
 * Imports reference pages and API records into definition files. Reports those that can't be read
 * and imports the rest.
 */
export function runImport(
  names: readonly string[],
  options: ImportOptions,
  style: Style,
): Promise<CommandResult> {
  return runExclusively({ models: options.models }, options.mode ?? 'write', () =>
    importUnderLock(names, options, style),
  );
}

async function importUnderLock(
  names: readonly string[],
  { models, out, mode = 'write', api, onProgress, config = {} }: ImportOptions,
  style: Style,
): Promise<CommandResult> {
  const known = readTrackedDefinitions(models, { resolvesConflicts: true });
  if (!known.ok) return invalidInput(known.problems);
  // A value of --api is a file if it has a slash or the extension .json, or if a file has this
  // name.
  const files = api === undefined || api === 'all' ? [] : api.filter(isFileName);
  const ids = api === undefined || api === 'all' ? api : api.filter((id) => !files.includes(id));
  const { inputs, problems: inputProblems } = await readInputs(
    [...names, ...files],
    fetchLimitsOf(config),
  );
  const read = inputs.map((input) => readInput(input, config.reference));
  const fetched =
    ids === undefined || ids.length === 0 ? undefined : await recordsOf(ids, config, onProgress);
  const records = [
    ...read.flatMap((input) => input.records ?? []),
    ...(fetched?.ok ? fetched.value : []),
  ];
  const found = read.flatMap(({ page }) => (page ? [page] : []));
  const { pages, problems: renamed } = withRenamedPages(known.value, found);
  const format = reportFormat(
    known.value,
    pages,
    read.flatMap((input) => input.problems),
    read.filter(({ records: isRecord }) => isRecord === undefined).length,
  );
  const update = planUpdate(
    known.value,
    { pages, records },
    out === undefined ? undefined : schemaFolder(models, out),
  );
  const problems = [
    ...inputProblems,
    ...format.problems,
    ...(fetched?.problems ?? []),
    ...renamed,
    ...update.problems,
  ];
  const overlays = overlaysAfter(known.value, update.files, models);
  problems.push(...overlays.problems);
  const conflicts = known.value.filter(({ conflict }) => conflict !== undefined);
  // The existing text is one side of a conflict, and the file has both.
  const isConflict = (path: string) => conflicts.some((conflict) => conflict.path === path);
  const unresolved = conflicts.filter(
    ({ path }) => !update.files.some((file) => file.path === path),
  );
  if (unresolved.length > 0) {
    return invalidInput([...problems, ...unresolved.flatMap(({ conflict = [] }) => conflict)]);
  }
  const changed = update.files.filter(
    ({ path, text, existingText }) => text !== existingText || isConflict(path),
  );
  const histories = resolvedHistories(known.value, update.files);
  if (!histories.ok) return invalidInput([...problems, ...histories.problems]);
  const rejected = definitionPathProblems(models, [
    ...changed.map(({ path }) => path),
    ...histories.value.map(([path]) => path),
    ...overlays.writes.map(([path]) => path),
    lockName,
  ]);
  if (rejected.length > 0) return invalidInput([...problems, ...rejected]);
  const lock = lockText(models, config, read, known.value, update.files);
  if (mode === 'write') {
    for (const { path, text } of changed) writeDefinitionFile(models, path, text);
    for (const [path, text] of histories.value) writeDefinitionFile(models, path, text);
    for (const [path, text] of overlays.writes) {
      if (text === undefined) removeDefinitionFile(models, path);
      else writeDefinitionFile(models, path, text);
    }
    if (lock !== undefined) writeDefinitionFile(models, lockName, lock);
  }
  const failed = problems.some(({ severity }) => severity === 'error');
  const below = ([path]: readonly [path: string, ...unknown[]]) => join(models, path);
  const written = [
    ...changed.map(({ path }) => join(models, path)),
    ...histories.value.map(below),
    ...overlays.writes.filter(([, text]) => text !== undefined).map(below),
  ];
  const removed = overlays.writes.filter(([, text]) => text === undefined).map(below);
  const drifted = mode === 'check' && written.length + removed.length > 0;
  return {
    exitCode: failed ? exitCodes.invalidInput : drifted ? exitCodes.drift : exitCodes.success,
    problems,
    ...(mode === 'dry-run' && {
      stdout: dryRunText(written, removed),
    }),
    stderr: [
      ...update.files.map((file) => fileLine(models, file, mode, style, isConflict(file.path))),
      ...histories.value.map(
        ([path]) =>
          `${style.green('✔')} ${showHidden(join(models, path))}: merge conflict resolved\n`,
      ),
    ].join(''),
    json: update.files.map(({ path, definition, text, existingText }) => ({
      path: join(models, path),
      models: definition.models.map(({ id }) => id),
      changed: text !== existingText || isConflict(path),
    })),
  };
}

/** Returns the overlays that an import changes: entries move with their models, or are parked. */
function overlaysAfter(
  known: readonly TrackedDefinition[],
  updates: readonly DefinitionUpdate[],
  models: string,
) {
  const files = overlaidFiles(known, updates, ({ path, text }) => ({
    path,
    definition: sourceText(join(models, path), text),
  }));
  const { overlays, problems } = settleOverlays(files);
  return {
    problems,
    writes: [...overlays].map(([path, overlay]) => [overlayPath(path), overlay?.text] as const),
  };
}

/** Fetches API records, with an API key if the configuration names one. */
async function recordsOf(
  models: readonly string[] | 'all',
  config: Config,
  onProgress: ImportOptions['onProgress'],
): Promise<Result<readonly ApiRecord[]>> {
  const access = config.records?.key === undefined ? successOf(undefined) : recordAccess(config);
  if (!access.ok) return access;
  return fetchRecords({
    models,
    baseUrl: apiUrlOf(config, process.env),
    ...access.value,
    ...(onProgress && { onProgress }),
  });
}

function isFileName(name: string): boolean {
  return /[\\/]|\.json$/i.test(name) || existsSync(name);
}

interface ReadInput {
  readonly page?: IncomingDefinition;
  readonly records?: readonly ApiRecord[];
  readonly problems: readonly Problem[];
  /** The response for a page that was read completely. */
  readonly response?: readonly [url: string, page: LockedPage];
}

/** Returns the lock after an import from URLs; undefined if nothing in it changes. */
function lockText(
  models: string,
  { reference }: Config,
  inputs: readonly ReadInput[],
  known: readonly TrackedDefinition[],
  files: readonly DefinitionUpdate[],
): string | undefined {
  const responses = new Map(inputs.flatMap(({ response }) => (response ? [response] : [])));
  const { lock } = readLock(models);
  if (responses.size === 0 && lock.pages.size === 0) return undefined;
  const reader = readerKey(reference);
  const definitions = new Map(known.map(({ path, definition }) => [path, definition]));
  for (const { path, definition } of files) definitions.set(path, definition);
  const before = known.map(({ definition }) => definition);
  const after = lockAfter(lock, reader, responses, before, [...definitions.values()]);
  return hasChangedContent(lock, after) ? printLock(after) : undefined;
}

function readInput({ source, url, response, fromFolder }: Input, map?: FormatMap): ReadInput {
  if (/^\s*[[{]/.test(source.text)) {
    const records = readRecords(source);
    return records.ok
      ? { records: records.value, problems: records.problems }
      : { problems: records.problems };
  }
  const page = parsePage(source, map);
  if (!page.ok) {
    const isOther =
      fromFolder && page.problems.every(({ code }) => code === 'PAGE_NOT_A_REFERENCE_PAGE');
    return {
      problems: isOther
        ? page.problems.map((problem) => ({ ...problem, severity: 'warning' }))
        : page.problems,
    };
  }
  const from = url === undefined ? page.value.source : { url, ...page.value.source };
  const definition = { ...page.value, source: from };
  const { problems, rejected } = page;
  const isComplete = url !== undefined && response !== undefined && rejected.length === 0;
  return {
    page: { definition, pageName: source.file, rejected },
    problems,
    ...(isComplete && { response: [url, readPageOf(url, response)] as const }),
  };
}

function fileLine(
  models: string,
  { path, definition, text, existingText }: DefinitionUpdate,
  mode: WriteMode,
  style: Style,
  isConflict: boolean,
): string {
  const isUnchanged = text === existingText && !isConflict;
  const known = isConflict ? 'merge conflict resolved' : isUnchanged ? 'unchanged' : 'updated';
  const change = existingText === undefined ? 'new' : known;
  const mark = mode === 'check' && !isUnchanged ? style.red('✖') : style.green('✔');
  return `${mark} ${showHidden(join(models, path))}: ${countOf(definition.models.length, 'model')}, ${change}\n`;
}
