import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { pathStats } from '../input/path-stats.ts';
import { followPlace, realPathOf, type Place } from '../input/project-root.ts';
import { hashOf } from '../output/hash.ts';
import { createStateFolder, stateFile, stateFolder } from '../output/state-file.ts';
import { readRegularFile, removeFileInside, writeFileInside } from '../output/write-file.ts';
import { placeProblems } from '../output/write-problem.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { withSlashes } from '../text/with-slashes.ts';

/** Changes to a project that are made atomically. Paths are below the root. */
export interface Changes {
  readonly writes: Readonly<Record<string, string>>;
  readonly removes: readonly string[];
}

/** The folders of a project. Changes are limited to `models`, `out` and `rootFiles`. */
export interface Project {
  readonly root: string;
  readonly models: string;
  readonly out: string;
  /** Other files below the root that a run may write, such as the changelog. */
  readonly rootFiles?: readonly string[];
}

/** The default path of a project's changelog, below its root. */
export const changelogName = 'CHANGELOG.md';

const schema = z.strictObject({
  /** The real paths of the project. */
  root: z.string(),
  models: z.string().exactOptional(),
  out: z.string().exactOptional(),
  /** `before` is the hash of the file, `after` its text; null if the file does not exist. */
  files: z.record(
    z.string(),
    z.strictObject({ before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
});

type Journal = z.infer<typeof schema>;

/**
 * Applies changes atomically: all changes are first stored in one file, from which {@link
 * finishChanges} completes an interrupted run. Checks every path before it writes anything.
 */
export function applyChanges(project: Project, { writes, removes }: Changes): Result<void> {
  const changed = [
    // Removed first: if a name changes only in case, both are the same file on some systems.
    ...removes.map((path) => ({ path, after: null })),
    ...Object.entries(writes).map(([path, after]) => ({ path, after })),
  ];
  const problems = pathProblems(project, changed);
  if (problems.length > 0) return failureOf(problems);
  const journal: Journal = {
    root: realPathOf(project.root),
    models: realPathOf(project.models),
    out: realPathOf(project.out),
    files: Object.fromEntries(
      changed.map((change) => [
        change.path,
        { before: hashIn(project, change), after: change.after },
      ]),
    ),
  };
  const file = stateFile(project.models, 'journal');
  createStateFolder(file);
  writeFileInside(dirname(file), basename(file), JSON.stringify(journal), { flush: true });
  return executeJournal(project, journal, file);
}

/** Reports a run of `sync` that was interrupted while it wrote one of these folders. */
export function unfinishedRun(...folders: readonly string[]): readonly Problem[] {
  const own = new Set(folders.map((folder) => stateFile(folder, 'journal')));
  const places = new Set(folders.map(realPathOf));
  return journals().flatMap((file) => {
    const journal = readJournal(file);
    const { models, out } = journal ?? {};
    const isAffected = own.has(file) || [models, out].some((place) => places.has(place ?? ''));
    if (!isAffected) return [];
    return [journal ? unfinished(folders[0], journal, file) : unreadable(file)];
  });
}

function journals(): readonly string[] {
  const folder = stateFolder();
  if (!pathStats(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.journal.json'))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Completes an interrupted run, and returns whether there was one. Fails without any change if a file
 * was edited since: its content is neither that before the run nor that after it.
 */
export function finishChanges(project: Project): Result<boolean> {
  const file = stateFile(project.models, 'journal');
  if (!pathStats(file)) {
    const other = unfinishedRun(project.out);
    return other.length > 0 ? failureOf(other) : successOf(false);
  }
  const journal = readJournal(file);
  if (!journal) return failureOf([unreadable(file)]);
  if (journal.root !== realPathOf(project.root)) return failureOf([otherRoot(file, journal.root)]);
  const files = Object.entries(journal.files).map(([path, change]) => ({ path, ...change }));
  const problems = pathProblems(project, files);
  if (problems.length > 0) {
    return failureOf(
      problems.map((problem) => ({ ...problem, fix: `${problem.fix ?? ''} ${discard(file)}` })),
    );
  }
  const edits = files.flatMap((change) => {
    const { path, before, after } = change;
    const current = hashIn(project, change);
    const isKnown = current === before || current === (after === null ? null : hashOf(after));
    return isKnown ? [] : [edited(path, file)];
  });
  if (edits.length > 0) return failureOf(edits);
  const done = executeJournal(project, journal, file);
  return done.ok ? successOf(true) : done;
}

function executeJournal(project: Project, { files }: Journal, file: string): Result<void> {
  try {
    for (const [path, { after }] of Object.entries(files)) {
      const place = placeOf(project, { path, after });
      if (!place) continue;
      if (after === null) removeFileInside(place.folder, place.path);
      else writeFileInside(place.folder, place.path, after);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return failureOf([incomplete(error, file)]);
  }
  rmSync(file, { force: true });
  return successOf(undefined);
}

function readJournal(file: string): Journal | undefined {
  try {
    const result = schema.safeParse(JSON.parse(readRegularFile(file) ?? ''));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** A file that a run writes, or removes if `after` is null. */
interface Change {
  readonly path: string;
  readonly after: string | null;
}

/**
 * Returns the hash of a file; null if it does not exist. A link or a folder has a value that no
 * hash has.
 */
function hashIn(project: Project, change: Change): string | null {
  const place = placeOf(project, change);
  if (!place) return null;
  const file = join(place.folder, place.path);
  if (!pathStats(file)) return null;
  const text = readRegularFile(file);
  return text === undefined ? 'not a file' : hashOf(text);
}

/**
 * Returns the folder of the project that a path is in, which may itself be a link, and the path below
 * it. Links below the models folder are followed; a link that is removed is not.
 */
function placeOf(
  { root, models, out, rootFiles = [changelogName] }: Project,
  { path, after }: Change,
): Place | undefined {
  if (rootFiles.includes(path)) return { folder: root, path };
  for (const folder of [models, out]) {
    const prefix = `${withSlashes(relative(resolve(root), resolve(folder)))}/`;
    const isBelowRoot = prefix !== '/' && !/^(?:\.\.\/|\/|[a-z]:)/i.test(prefix);
    if (!isBelowRoot || !path.startsWith(prefix)) continue;
    const place = { folder, path: path.slice(prefix.length) };
    return folder === models ? followPlace(place, { keepsLast: after === null }) : place;
  }
  return undefined;
}

function pathProblems(project: Project, changes: readonly Change[]): readonly Problem[] {
  const problem = (file: string, message: string, fix: string): Problem => ({
    code: 'SYNC_PATH',
    severity: 'error',
    file,
    message: `${message} Nothing was written.`,
    fix,
  });
  const places = changes.map((change) => ({ shown: change.path, place: placeOf(project, change) }));
  const outside = places.filter(({ shown, place }) => !place || shown.split('/').includes('..'));
  if (outside.length > 0) {
    return outside.map(({ shown }) =>
      problem(
        shown,
        'The path must be below the models folder or the output folder, which must be below the current folder.',
        'Run sync in the folder of the project, or change --models or --out.',
      ),
    );
  }
  return placeProblems(
    places.flatMap(({ shown, place }) => (place ? [{ ...place, shown }] : [])),
  ).map(({ path, message, fix }) => problem(path, message, fix));
}

function unfinished(folder: string | undefined, { root }: Journal, file: string): Problem {
  return {
    code: 'SYNC_UNFINISHED',
    severity: 'error',
    ...(folder !== undefined && { file: folder }),
    message: 'An earlier run of `sync` was interrupted, so definitions and output may not match.',
    fix: `Run \`scenario-models sync\` in ${root} to complete it. ${discard(file)}`,
  };
}

function discard(file: string): string {
  return `To keep the files as they are, delete ${file}.`;
}

function edited(path: string, file: string): Problem {
  return {
    code: 'SYNC_UNFINISHED_EDITED',
    severity: 'error',
    file: path,
    message:
      "This file was edited after an interrupted run of `sync`, which can't be completed. Nothing was written.",
    fix: `To keep your edit, delete ${file} and run sync again. To complete the interrupted run, restore the file from version control first.`,
  };
}

function incomplete(error: Error, file: string): Problem {
  return {
    code: 'SYNC_UNFINISHED',
    severity: 'error',
    message: `Not all files could be written: ${error.message}.`,
    fix: `Fix the problem and run sync again, which completes the run. To discard it, restore the files from version control and delete ${file}.`,
  };
}

function unreadable(file: string): Problem {
  return {
    code: 'SYNC_JOURNAL',
    severity: 'error',
    file,
    message: "The journal of an interrupted run of `sync` can't be read. Nothing was written.",
    fix: 'Restore definitions and output from version control if they do not match, and delete the journal.',
  };
}

function otherRoot(file: string, root: string): Problem {
  return {
    code: 'SYNC_JOURNAL',
    severity: 'error',
    file,
    message: `The journal of an interrupted run of \`sync\` belongs to ${root}. Nothing was written.`,
    fix: `Run sync in ${root}, or delete the journal.`,
  };
}
