import { posix, relative } from 'node:path';
import { targetStats } from '../input/path-stats.ts';
import { readBytes } from '../input/read-file.ts';
import { walkFolder, type FolderEntry } from '../input/walk-folder.ts';
import { decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { nearestName } from '../text/nearest-name.ts';
import { overlayPath } from './definition-path.ts';

/** A definition file with its overlay and its history. */
export interface DefinitionFile {
  /** Below the models folder, with `/`: `image-generation/phota.yaml`. */
  readonly path: string;
  readonly definition: SourceText;
  readonly overlay?: SourceText;
  readonly history?: SourceText;
}

const overlayEnding = '.overlay.yaml';
const historyEnding = '.history.yaml';

/**
 * Reads all definition files below `modelsFolder`, in order of their paths. Follows links that stay in
 * the project, and reports others.
 */
export function readDefinitionFiles(modelsFolder: string): Result<readonly DefinitionFile[]> {
  const missing = missingFolder(modelsFolder);
  if (missing) return failureOf([missing]);
  const entries = walkFolder(modelsFolder);
  const problems = entries.flatMap((entry) => entryProblem(entry) ?? []);
  const names = new Set(entries.map(({ file }) => file));
  const unread = entries.flatMap(({ file }) => unreadFile(file, names) ?? []);
  if (problems.length + unread.length > 0) return failureOf([...problems, ...unread]);
  const contents = entries
    .filter(({ name }) => name.endsWith('.yaml'))
    .map(({ file, path }) => [path, readBytes(file, relative('.', file))] as const);
  const unreadable = contents.flatMap(([, { problems }]) => problems);
  if (unreadable.length > 0) return failureOf(unreadable);
  const bytes = contents.flatMap(([path, read]) => (read.ok ? [[path, read.value] as const] : []));
  return definitionFilesOf(new Map(bytes), relative('.', modelsFolder));
}

/** Reports an entry that can't be read as a definition, or that would be silently skipped. */
function entryProblem({ file, name, type, link }: FolderEntry): Problem | undefined {
  const isYaml = name.endsWith('.yaml');
  const report = (message: string, fix: string): Problem => ({
    code: 'INPUT_MODELS_ENTRY',
    severity: 'error',
    file: relative('.', file),
    message,
    fix,
  });
  if (isYaml && type !== 'file') {
    return report('A name that ends in .yaml must be a file.', 'Rename or remove it.');
  }
  if (!link || (!isYaml && type !== 'folder')) return undefined;
  if (link.kind === 'outside') {
    return report(
      'The link points outside of the project, so it is not followed.',
      `Replace it with the ${type}, or with a link to a ${type} of the project.`,
    );
  }
  if (type === 'folder' && link.kind === 'repeated') {
    return report('The link points to a folder that is read without it.', 'Remove the link.');
  }
  return isYaml && !link.target.endsWith('.yaml')
    ? report('The link must point to a file whose name ends in .yaml.', 'Replace it with the file.')
    : undefined;
}

/** Reports a file that seems to belong to a definition, but would be silently skipped. */
function unreadFile(file: string, names: ReadonlySet<string>): Problem | undefined {
  const report = (message: string, fix: string): Problem => ({
    code: 'INPUT_MODELS_ENTRY',
    severity: 'error',
    file: relative('.', file),
    message,
    why: 'It would be ignored.',
    fix,
  });
  if (/\.yml$/i.test(file) || (/\.yaml$/i.test(file) && !file.endsWith('.yaml')))
    return report('The name must end in .yaml.', 'Rename it.');
  if (!file.endsWith(overlayEnding)) return undefined;
  const definition = `${file.slice(0, -overlayEnding.length)}.yaml`;
  if (names.has(definition)) return undefined;
  const others = [...names].filter((name) => name.endsWith('.yaml') && name !== file);
  const suggestion = nearestName(definition, others);
  return report(
    `The overlay has no definition: there is no ${relative('.', definition)}.`,
    suggestion === undefined
      ? 'Rename it after its definition, or remove it.'
      : `Rename it after its definition, such as ${relative('.', suggestion)}, or remove it.`,
  );
}

/** Returns the problem of a missing models folder. */
export function missingFolder(modelsFolder: string): Problem | undefined {
  if (targetStats(modelsFolder)?.isDirectory()) return undefined;
  return {
    code: 'INPUT_NO_MODELS_FOLDER',
    severity: 'error',
    message: `The folder ${modelsFolder} does not exist.`,
    fix: 'Import a reference page with `scenario-models import PAGE`, or pass the folder with --models.',
  };
}

/** Decodes files by their path below the models folder, and selects the definitions. Reports show paths below `folder`. */
export function definitionFilesOf(
  contents: ReadonlyMap<string, Uint8Array>,
  folder: string,
): Result<readonly DefinitionFile[]> {
  const decoded = [...contents]
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, bytes]) => [path, decodeText(posix.join(folder, path), bytes)] as const);
  const problems = decoded.flatMap(([, text]) => text.problems);
  if (problems.length > 0) return failureOf(problems);
  const texts = new Map(
    decoded.flatMap(([path, text]) => (text.ok ? [[path, text.value] as const] : [])),
  );
  const paths = [...texts.keys()].sort();
  return successOf(
    paths.flatMap((path) => {
      const isDefinition = !path.endsWith(overlayEnding) && !path.endsWith(historyEnding);
      const definition = texts.get(path);
      if (!path.includes('/') || !isDefinition || !definition) return [];
      const overlay = texts.get(overlayPath(path));
      const history = texts.get(path.replace(/\.yaml$/, historyEnding));
      return [{ path, definition, ...(overlay && { overlay }), ...(history && { history }) }];
    }),
  );
}
