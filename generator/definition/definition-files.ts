import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { nearestName } from '../text/nearest-name.ts';
import { withSlashes } from '../text/with-slashes.ts';
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

/** Reads all definition files below `modelsFolder`, in order of their paths. Links that leave it are refused. */
export function readDefinitionFiles(modelsFolder: string): Result<readonly DefinitionFile[]> {
  const missing = missingFolder(modelsFolder);
  if (missing) return failureOf([missing]);
  const entries = readdirSync(modelsFolder, { recursive: true, withFileTypes: true }).map(
    (entry) => ({ entry, file: join(entry.parentPath, entry.name) }),
  );
  const problems = entries.flatMap(
    ({ entry, file }) => entryProblem(modelsFolder, entry, file) ?? [],
  );
  const names = new Set(entries.map(({ file }) => file));
  const unread = entries.flatMap(({ file }) => unreadFile(file, names) ?? []);
  if (problems.length + unread.length > 0) return failureOf([...problems, ...unread]);
  const contents = entries
    .filter(({ entry }) => entry.name.endsWith('.yaml'))
    .map(({ file }) => {
      const path = withSlashes(relative(modelsFolder, file));
      return [path, readFileSync(file)] as const;
    });
  return definitionFilesOf(new Map(contents), relative('.', modelsFolder));
}

/** Reports an entry that can't be read as a definition, or that would be skipped without a message. */
function entryProblem(modelsFolder: string, entry: Dirent, file: string): Problem | undefined {
  const isYaml = entry.name.endsWith('.yaml');
  const report = (message: string, fix: string): Problem => ({
    code: 'INPUT_MODELS_ENTRY',
    severity: 'error',
    file: relative('.', file),
    message,
    fix,
  });
  if (!entry.isSymbolicLink()) {
    return isYaml && !entry.isFile()
      ? report('A name that ends in .yaml must be a file.', 'Rename or remove it.')
      : undefined;
  }
  const target = statSync(file, { throwIfNoEntry: false });
  if (target?.isDirectory()) {
    return report(
      'A folder of definitions must not be a link.',
      'Replace the link by the folder, or name that folder with --models.',
    );
  }
  if (!isYaml) return undefined;
  const isInside =
    target?.isFile() && realpathSync(file).startsWith(`${realpathSync(modelsFolder)}${sep}`);
  return isInside
    ? undefined
    : report(
        'A definition must not be a link to a file outside of the models folder.',
        'Replace the link by the file.',
      );
}

/** Reports a file that looks like one of a definition and would be skipped without a message. */
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
  const meant = nearestName(definition, others);
  return report(
    `The overlay has no definition: there is no ${relative('.', definition)}.`,
    meant === undefined
      ? 'Rename it after its definition, or remove it.'
      : `Rename it after its definition, such as ${relative('.', meant)}, or remove it.`,
  );
}

/** Returns the problem of a missing models folder. */
export function missingFolder(modelsFolder: string): Problem | undefined {
  if (existsSync(modelsFolder) && statSync(modelsFolder).isDirectory()) return undefined;
  return {
    code: 'INPUT_NO_MODELS_FOLDER',
    severity: 'error',
    message: `The folder ${modelsFolder} does not exist.`,
    fix: 'Import a reference page with `scenario-models import PAGE`, or name the folder with --models.',
  };
}

/** Decodes files by path below the models folder, which reports call `place`, and selects the definitions. */
export function definitionFilesOf(
  contents: ReadonlyMap<string, Uint8Array>,
  place: string,
): Result<readonly DefinitionFile[]> {
  const decoded = [...contents]
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, bytes]) => [path, decodeText(posix.join(place, path), bytes)] as const);
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
