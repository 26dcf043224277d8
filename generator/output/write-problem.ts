import { accessSync, constants, lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathStats } from '../input/path-stats.ts';
import { followPlace, type Place } from '../input/project-root.ts';
import type { Problem } from '../report/problem.ts';
import { invisible } from '../text/invisible.ts';
import { leavesFolder } from './write-file.ts';

/** The reason why a path can't be written. */
export interface WriteProblem {
  readonly kind: 'name' | 'link' | 'system';
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * The maximum length of a name. Most file systems allow 255 bytes, and a temporary file has a
 * longer name.
 */
const maxNameBytes = 220;

/** Names that Windows reserves for devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

/** The folder of git, also in the short and the padded form that Windows accepts. */
const gitFolder = /^(?:\.git|git~\d+)[. ]*$/i;

/**
 * Returns the reasons why paths below a folder can't be written. Writes nothing. Call it before the
 * first write of a command, so that no write fails in the middle.
 */
export function writeProblems(folder: string, paths: readonly string[]): readonly WriteProblem[] {
  const parents = new Map<string, FolderReason>();
  const spellings = new Map<string, string>();
  return paths.flatMap((path): readonly WriteProblem[] => {
    const parent = dirname(path);
    const spelling = path.normalize('NFC').toLowerCase();
    const duplicate = spellings.get(spelling);
    spellings.set(spelling, path);
    const reason = nameReason(path) ?? (duplicate === undefined ? undefined : sameName(duplicate));
    if (reason) return [{ ...reason, path }];
    const known = parents.get(parent) ?? folderReason(folder, path);
    parents.set(parent, known);
    const problem = known.reason ?? (known.isMissing ? undefined : fileReason(join(folder, path)));
    return problem ? [{ ...problem, path }] : [];
  });
}

/** Returns the problems of places in several folders, with their `shown` paths. */
export function placeProblems(
  places: readonly (Place & { readonly shown: string })[],
): readonly WriteProblem[] {
  const folders = new Set(places.map(({ folder }) => folder));
  return [...folders].flatMap((folder) => {
    const shown = new Map(
      places.filter((place) => place.folder === folder).map((place) => [place.path, place.shown]),
    );
    return writeProblems(folder, [...shown.keys()]).map((problem) => ({
      ...problem,
      path: shown.get(problem.path) ?? problem.path,
    }));
  });
}

const codes = { name: 'OUTPUT_PATH', link: 'OUTPUT_OUTSIDE', system: 'OUTPUT_SYSTEM' } as const;

/** Returns the problems of paths that can't be written; files are named below `shown`. */
export function pathProblems(
  folder: string,
  paths: readonly string[],
  shown = folder,
): readonly Problem[] {
  return writeProblems(folder, paths).map((problem) => pathProblem(problem, shown));
}

/** Returns the problems of paths below a models folder, whose links lead to their targets. */
export function definitionPathProblems(
  models: string,
  paths: readonly string[],
): readonly Problem[] {
  const places = paths.map((path) => ({ ...followPlace({ folder: models, path }), shown: path }));
  return placeProblems(places).map((problem) => pathProblem(problem, models));
}

function pathProblem({ kind, path, message, fix }: WriteProblem, shown: string): Problem {
  return {
    code: codes[kind],
    severity: 'error',
    file: `${shown}/${path}`,
    message: `${message} Nothing was written.`,
    fix,
  };
}

type Reason = Omit<WriteProblem, 'path'>;

/** The reason why nothing in a folder can be written. In a missing folder, no place is taken. */
interface FolderReason {
  readonly reason: Reason | undefined;
  readonly isMissing: boolean;
}

function nameReason(path: string): Reason | undefined {
  const reason = (message: string, fix: string): Reason => ({ kind: 'name', message, fix });
  for (const name of path.split('/')) {
    if (name === '' || gitFolder.test(name)) {
      return reason('The path must not be that of a git repository.', 'Rename it.');
    }
    if (Buffer.byteLength(name) > maxNameBytes) {
      return reason(
        `A name in the path must have at most ${maxNameBytes} bytes (got ${Buffer.byteLength(name)}).`,
        'Shorten the name.',
      );
    }
    if (deviceName.test(name) || /[. ]$/.test(name)) {
      return reason(
        `A name in the path must be allowed on Windows (got '${name}').`,
        'Rename the definition that it comes from.',
      );
    }
    if (invisible.test(name) || /[<>:"|?*\\]/.test(name)) {
      return reason(
        `A name in the path must not have hidden characters or one of < > : " | ? * \\ (got '${name}').`,
        'Rename the definition that it comes from.',
      );
    }
  }
  return undefined;
}

function sameName(duplicate: string): Reason {
  return {
    kind: 'name',
    message: `On file systems that ignore case, this is the same file as ${duplicate}.`,
    fix: 'Rename one of the definitions.',
  };
}

function folderReason(folder: string, path: string): FolderReason {
  const reason = parentReason(folder, path);
  // The system may report an error for a folder that can't be written.
  const isMissing = !reason && pathStats(dirname(join(folder, path))) === undefined;
  return { reason, isMissing };
}

/** Checks all folders of a path. */
function parentReason(folder: string, path: string): Reason | undefined {
  const reason = (message: string, fix: string): Reason => ({ kind: 'system', message, fix });
  if (leavesFolder(folder, path)) {
    return {
      kind: 'link',
      message: 'The path goes through a symbolic link.',
      fix: 'Replace the link with a folder, or choose another folder.',
    };
  }
  const existing = nearestExisting(dirname(join(folder, path)));
  const isWanted = relative(folder, existing).startsWith('..') || existing === folder;
  const stats = lstatSync(existing);
  // The folder that the command line names may be a link, which the command has checked.
  if (!stats.isDirectory() && !(isWanted && stats.isSymbolicLink())) {
    return reason(`${existing} must be a folder.`, 'Move the file, or choose another folder.');
  }
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return reason(`The folder ${existing} must be writable.`, 'Change its permissions.');
  }
  return undefined;
}

function fileReason(file: string): Reason | undefined {
  if (!pathStats(file)?.isDirectory()) return undefined;
  return {
    kind: 'system',
    message: 'There is a folder instead of this file.',
    fix: 'Move the folder.',
  };
}

function nearestExisting(folder: string): string {
  return pathStats(folder) ? folder : nearestExisting(dirname(folder));
}
