import { execFileSync } from 'node:child_process';
import { posix, relative } from 'node:path';
import { ProblemError } from '../report/problem-error.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { withSlashes } from '../text/with-slashes.ts';

/** Returns whether a name is a git revision. */
export function isRevision(name: string): boolean {
  if (name.startsWith('-')) return false;
  return git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]) !== undefined;
}

/**
 * Reads the YAML files below a folder of a git revision, by path below that folder. Fails if the
 * revision does not have the folder, as a missing folder is not an empty one.
 */
export function readGitFiles(
  revision: string,
  folder: string,
): Result<ReadonlyMap<string, Uint8Array>> {
  const path = withSlashes(relative('.', folder));
  if (path !== '') {
    const [entry] = entriesOf(git(['ls-tree', '-z', revision, '--', path]));
    if (!entry) return failureOf([noFolder(revision, folder)]);
    if (entry.type !== 'tree') return failureOf([notFolder(revision, folder)]);
  }
  const prefix = path === '' ? '' : `${path}/`;
  const listed = entriesOf(
    gitOrFail(['ls-tree', '-r', '-z', revision, '--', path === '' ? '.' : prefix]),
  );
  const followed = listed.map((entry) => followEntry(revision, prefix, entry));
  const rejected = listed.filter((_, index) => followed[index] === undefined);
  if (rejected.length > 0) return failureOf(rejected.map((entry) => link(revision, entry.path)));
  const files = followed
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.path.endsWith('.yaml') && entry.type === 'blob');
  const contents = readBlobs(files.map(({ hash }) => hash));
  return successOf(
    new Map(
      files.map((entry, index) => [
        entry.path.slice(prefix.length),
        contents[index] ?? new Uint8Array(),
      ]),
    ),
  );
}

/**
 * Returns the files of an entry: itself, or those that a link leads to in the repository. Returns
 * undefined for a submodule and for a link that hides definitions.
 */
function followEntry(
  revision: string,
  prefix: string,
  entry: TreeEntry,
): readonly TreeEntry[] | undefined {
  const { mode, type, hash, path } = entry;
  if (type !== 'blob') return undefined;
  if (mode !== '120000') return [entry];
  const [content] = readBlobs([hash]);
  const target = Buffer.from(content ?? []).toString('utf8');
  const targetPath = posix.join(posix.dirname(path), target).replace(/\/$/, '');
  const isInside = !posix.isAbsolute(target) && !/^\.\.(?:\/|$)/.test(targetPath);
  const [found] = isInside ? entriesOf(git(['ls-tree', '-z', revision, '--', targetPath])) : [];
  if (found?.type === 'blob' && found.mode !== '120000') {
    if (!path.endsWith('.yaml')) return [];
    return targetPath.endsWith('.yaml') ? [{ ...found, path }] : undefined;
  }
  // The files of the target are read anyway, or the target contains the folder itself.
  const isRepeated = `${targetPath}/`.startsWith(prefix) || prefix.startsWith(`${targetPath}/`);
  if (found?.type !== 'tree' || isRepeated) return undefined;
  const below = entriesOf(git(['ls-tree', '-r', '-z', revision, '--', `${targetPath}/`]));
  const isPlain = below.every((file) => file.type === 'blob' && file.mode !== '120000');
  return isPlain
    ? below.map((file) => ({ ...file, path: `${path}${file.path.slice(targetPath.length)}` }))
    : undefined;
}

interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly hash: string;
  readonly path: string;
}

function entriesOf(listed = ''): readonly TreeEntry[] {
  return listed
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', hash = ''] = line.slice(0, tab).split(' ');
      return { mode, type, hash, path: line.slice(tab + 1) };
    });
}

/** Reads all blobs in one process, as hundreds of processes would take seconds. */
function readBlobs(hashes: readonly string[]): readonly Uint8Array[] {
  if (hashes.length === 0) return [];
  const output = execFileSync('git', ['cat-file', '--batch'], {
    input: hashes.map((hash) => `${hash}\n`).join(''),
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const contents: Uint8Array[] = [];
  let at = 0;
  while (at < output.length) {
    const lineEnd = output.indexOf('\n', at);
    const [hash = '', , size] = output.toString('utf8', at, lineEnd).split(' ');
    if (size === undefined) throw new ProblemError([unreadable(`object ${hash} is missing`)]);
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    contents.push(output.subarray(start, start + Number(size)));
  }
  return contents;
}

/**
 * Returns the output of git. Throws if git fails, as a list that can't be read is not an empty one.
 */
function gitOrFail(args: readonly string[]): string {
  const output = git(args);
  if (output === undefined) throw new ProblemError([unreadable(`\`git ${args[0] ?? ''}\` fails`)]);
  return output;
}

function unreadable(reason: string): Problem {
  return {
    code: 'INPUT_GIT',
    severity: 'error',
    message: `The git repository can't be read: ${reason}.`,
    fix: 'Run `git fsck`, or fetch the full history in a partial clone.',
  };
}

/** Returns the output of git; undefined if it fails or is not installed. */
function git(args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

function noFolder(revision: string, folder: string): Problem {
  return {
    code: 'INPUT_NO_SIDE',
    severity: 'error',
    message: `The git revision \`${revision}\` has no folder ${folder}.`,
    fix: 'Pass the folder of the definitions with --models, or another revision.',
  };
}

function notFolder(revision: string, folder: string): Problem {
  return {
    code: 'INPUT_NO_SIDE',
    severity: 'error',
    message: `${folder} must be a folder in the git revision \`${revision}\` (got a file, a link or a submodule).`,
    fix: 'Pass the folder that contains the definitions with --models.',
  };
}

function link(revision: string, path: string): Problem {
  return {
    code: 'INPUT_NO_SIDE',
    severity: 'error',
    message: `${path} must be a file in the git revision \`${revision}\` (got a submodule, or a link that does not point to another file of it).`,
    fix: 'Replace the link with the file.',
  };
}
