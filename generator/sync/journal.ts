import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import * as z from 'zod';
import { hashOf } from '../output/hash.ts';
import { realPathOf, stateFile } from '../output/state-file.ts';
import {
  leadsOut,
  readRegularFile,
  removeFileInside,
  writeFileInside,
} from '../output/write-file.ts';
import { failure, success, type Problem, type Result } from '../report/problem.ts';

/** Changes to a project that are made completely or not at all. Paths are below the root. */
export interface Changes {
  readonly writes: Readonly<Record<string, string>>;
  readonly removes: readonly string[];
}

/** The folders of a project. Changes are limited to `models`, `out` and the changelog. */
export interface Project {
  readonly root: string;
  readonly models: string;
  readonly out: string;
}

/** The changelog of a project, below its root. */
export const changelogName = 'CHANGELOG.md';

const schema = z.strictObject({
  root: z.string(),
  /** `before` is the hash of the file, `after` its text; null if the file does not exist. */
  files: z.record(
    z.string(),
    z.strictObject({ before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
});

type Journal = z.infer<typeof schema>;

/**
 * Makes changes so that an interruption can't leave a part of them: all changes are first stored as
 * one file, from which {@link finishChanges} completes an interrupted run. Checks every path before
 * it writes anything.
 */
export function applyChanges(project: Project, { writes, removes }: Changes): Result<void> {
  const paths = [...Object.keys(writes), ...removes];
  const problems = paths.flatMap((path) => pathProblem(project, path));
  if (problems.length > 0) return failure(problems);
  const before = (path: string) => hashIn(project, path);
  const written = Object.fromEntries(
    Object.entries(writes).map(([path, after]) => [path, { before: before(path), after }] as const),
  );
  const removed = Object.fromEntries(
    removes.map((path) => [path, { before: before(path), after: null }] as const),
  );
  const journal: Journal = {
    root: realPathOf(project.root),
    files: { ...written, ...removed },
  };
  const file = stateFile(project.models, 'journal');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileInside(dirname(file), basename(file), JSON.stringify(journal));
  return carryOut(project, journal, file);
}

/** Reports a run of `sync` on this models folder that was interrupted. */
export function unfinishedRun(models: string): readonly Problem[] {
  const file = stateFile(models, 'journal');
  if (!existsSync(file)) return [];
  return [
    {
      code: 'SYNC_UNFINISHED',
      severity: 'error',
      file: models,
      message: 'An earlier run of `sync` was interrupted, so definitions and output may not match.',
      fix: `Run \`scenario-models sync\` to complete it. To keep the files as they are, delete ${file}.`,
    },
  ];
}

/**
 * Completes an interrupted run, and returns whether there was one. Fails without any change if a file
 * was edited since: its content is neither that before the run nor that after it.
 */
export function finishChanges(project: Project): Result<boolean> {
  const file = stateFile(project.models, 'journal');
  if (!existsSync(file)) return success(false);
  const journal = readJournal(file);
  if (!journal) return failure([unreadable(file)]);
  if (journal.root !== realPathOf(project.root)) return failure([otherRoot(file, journal.root)]);
  const problems = Object.entries(journal.files).flatMap(([path, { before, after }]) => {
    const [problem] = pathProblem(project, path);
    if (problem) return [problem];
    const current = hashIn(project, path);
    const isKnown = current === before || current === (after === null ? null : hashOf(after));
    return isKnown ? [] : [edited(path, file)];
  });
  if (problems.length > 0) return failure(problems);
  const done = carryOut(project, journal, file);
  return done.ok ? success(true) : done;
}

function carryOut({ root }: Project, { files }: Journal, file: string): Result<void> {
  try {
    for (const [path, { after }] of Object.entries(files)) {
      if (after === null) removeFileInside(root, path);
      else writeFileInside(root, path, after);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return failure([incomplete(error, file)]);
  }
  rmSync(file, { force: true });
  return success(undefined);
}

function readJournal(file: string): Journal | undefined {
  try {
    const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** The hash of a file; null if it does not exist. A link or a folder has a hash that no text has. */
function hashIn({ root }: Project, path: string): string | null {
  const file = join(root, path);
  if (!lstatSync(file, { throwIfNoEntry: false })) return null;
  const text = readRegularFile(file);
  return text === undefined ? 'not a file' : hashOf(text);
}

const maxNameBytes = 220;

function pathProblem(project: Project, path: string): readonly Problem[] {
  const problem = (message: string, fix: string): readonly Problem[] => [
    {
      code: 'SYNC_PATH',
      severity: 'error',
      file: path,
      message: `${message} Nothing was written.`,
      fix,
    },
  ];
  const names = path.split(/[\\/]/);
  if (!isWithin(project, path) || names.includes('.git')) {
    return problem(
      'The path must be below the models folder or the output folder, which must be below the current folder.',
      'Run sync in the folder of the project, or change --models or --out.',
    );
  }
  if (leadsOut(project.root, path)) {
    return problem('The path goes through a symbolic link.', 'Replace the link with a folder.');
  }
  if (names.some((name) => Buffer.byteLength(name) > maxNameBytes)) {
    return problem(
      `A name in the path must have at most ${maxNameBytes} bytes.`,
      'Shorten the name.',
    );
  }
  const file = join(project.root, path);
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    return problem('There is a folder in place of this file.', 'Move the folder.');
  }
  const folder = nearestExisting(dirname(file));
  if (!lstatSync(folder).isDirectory()) {
    return problem(`${relative(project.root, folder)} must be a folder.`, 'Move the file.');
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return problem('The folder of this file is read-only.', 'Change its permissions.');
  }
  return [];
}

function isWithin({ root, models, out }: Project, path: string): boolean {
  if (path === changelogName) return true;
  return [models, out].some((folder) => {
    const prefix = relative(resolve(root), resolve(folder)).split(sep).join('/');
    const isBelowRoot = prefix !== '' && prefix !== '..' && !/^(\.\.\/|\/|[a-z]:)/i.test(prefix);
    return isBelowRoot && path.split('\\').join('/').startsWith(`${prefix}/`);
  });
}

function nearestExisting(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false }) ? folder : nearestExisting(dirname(folder));
}

function edited(path: string, file: string): Problem {
  return {
    code: 'SYNC_UNFINISHED_EDITED',
    severity: 'error',
    file: path,
    message:
      'This file was edited after an interrupted run of `sync`, which can not be completed. Nothing was written.',
    fix: `To keep your edit, delete ${file} and run sync again. To complete the interrupted run, restore the file from version control first.`,
  };
}

function incomplete(error: Error, file: string): Problem {
  return {
    code: 'SYNC_UNFINISHED',
    severity: 'error',
    message: `Not all files could be written: ${error.message}.`,
    fix: `Solve the problem and run sync again, which completes the run. To discard it, restore the files from version control and delete ${file}.`,
  };
}

function unreadable(file: string): Problem {
  return {
    code: 'SYNC_JOURNAL',
    severity: 'error',
    file,
    message: 'The journal of an interrupted run of `sync` can not be read. Nothing was written.',
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
