import { execFileSync } from 'node:child_process';

/** The texts of the files below a folder in a git revision, by path below that folder; none where there is no such revision. */
export function readGitFiles(
  revision: string,
  folder: string,
): ReadonlyMap<string, string> | undefined {
  if (revision.startsWith('-')) return undefined;
  try {
    const listed = git(['ls-tree', '-r', '-z', '--name-only', revision, '--', `${folder}/`]);
    const paths = listed.split('\0').filter((path) => path !== '');
    const texts = readBlobs(revision, paths);
    const prefix = `${folder.replace(/\/+$/, '')}/`;
    return new Map(paths.map((path, at) => [path.slice(prefix.length), texts[at] ?? '']));
  } catch {
    return undefined; // no repository, no such revision, no git
  }
}

/** One process for all files: five hundred of them would take seconds. */
function readBlobs(revision: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const wanted = paths.map((path) => `${revision}:./${path}`).join('\n');
  const output = execFileSync('git', ['cat-file', '--batch'], {
    input: wanted,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const texts: string[] = [];
  let at = 0;
  while (at < output.length) {
    const lineEnd = output.indexOf('\n', at);
    const [, , size = '0'] = output.toString('utf8', at, lineEnd).split(' ');
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    texts.push(output.toString('utf8', start, start + Number(size)));
  }
  return texts;
}

function git(args: readonly string[]): string {
  return execFileSync('git', args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
