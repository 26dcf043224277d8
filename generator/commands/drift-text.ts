import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { driftKinds, type Drift } from '../output/drift.ts';
import type { FolderState } from '../output/folder-state.ts';
import { textOfTree, type Tree } from '../output/generate-tree.ts';
import { manifestName } from '../output/manifest.ts';
import type { Style } from '../report/style.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';

const maxFiles = 50;
const maxDiffLines = 400;

/**
 * Prints the files that differ, then a unified diff of those that exist on both sides. Truncates
 * long lists and diffs.
 */
export function driftText(
  drift: readonly Drift[],
  tree: Tree,
  folder: FolderState,
  names: { readonly models: string; readonly out: string },
  style: Style,
): string {
  const head = `${style.red('✖')} ${names.out} does not match ${names.models}: ${countOf(drift.length, 'file')}`;
  const width = Math.max(...drift.slice(0, maxFiles).map(({ path }) => showHidden(path).length));
  const list = drift
    .slice(0, maxFiles)
    .map(
      ({ kind, path }) =>
        `  ${kind.padEnd(8)} ${showHidden(path).padEnd(width)}  ${style.dim(driftKinds[kind])}`,
    );
  if (drift.length > maxFiles) list.push(`  … and ${drift.length - maxFiles} more`);
  const diff = drift
    .filter(({ kind, path }) => (kind === 'stale' || kind === 'edited') && path !== manifestName)
    .flatMap(({ path }) => fileDiff(path, tree, folder, names.out));
  const shown = diff.slice(0, maxDiffLines).map((line) => colored(line, style));
  if (diff.length > maxDiffLines) shown.push(`… ${diff.length - maxDiffLines} more lines`);
  return `${[head, ...list, '', ...shown].join('\n')}\n`;
}

function fileDiff(path: string, tree: Tree, folder: FolderState, out: string): string[] {
  const patch = createTwoFilesPatch(
    `${out}/${path}`,
    'would be generated',
    folder.textOf(path) ?? '',
    textOfTree(tree, path),
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  return patch.trimEnd().split('\n');
}

function colored(line: string, style: Style): string {
  if (line.startsWith('+')) return style.green(line);
  return line.startsWith('-') ? style.red(line) : line;
}
