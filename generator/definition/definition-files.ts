import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';

/** A definition file with the overlay and the history that stand beside it. */
export interface DefinitionFile {
  /** Below the models folder, with `/`: `image-generation/phota.yaml`. */
  readonly path: string;
  readonly definition: SourceText;
  readonly overlay?: SourceText;
  readonly history?: SourceText;
}

const overlayEnding = '.overlay.yaml';
const historyEnding = '.history.yaml';

/** All definition files below `modelsFolder`, in order of their paths. */
export function readDefinitionFiles(modelsFolder: string): Result<readonly DefinitionFile[]> {
  const missing = missingFolder(modelsFolder);
  if (missing) return failure([missing]);
  const texts = readdirSync(modelsFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map(
      (path) =>
        [path.split(sep).join('/'), readFileSync(join(modelsFolder, path), 'utf8')] as const,
    );
  return success(definitionFilesOf(new Map(texts), relative('.', modelsFolder)));
}

/** What to say where there is no such folder. */
export function missingFolder(modelsFolder: string): Problem | undefined {
  if (existsSync(modelsFolder) && statSync(modelsFolder).isDirectory()) return undefined;
  return {
    code: 'INPUT_NO_MODELS_FOLDER',
    severity: 'error',
    message: `There is no folder ${modelsFolder}.`,
    fix: 'Bring in a reference page with `scenario-models import PAGE`, or name the folder with --models.',
  };
}

/** The same of texts by path below the models folder; `place` is what reports call that folder. */
export function definitionFilesOf(
  texts: ReadonlyMap<string, string>,
  place: string,
): readonly DefinitionFile[] {
  const read = (path: string) => {
    const text = texts.get(path);
    return text === undefined ? undefined : sourceText(posix.join(place, path), text);
  };
  return [...texts.keys()].sort().flatMap((path) => {
    const isDefinition = !path.endsWith(overlayEnding) && !path.endsWith(historyEnding);
    const definition = read(path);
    if (!path.includes('/') || !path.endsWith('.yaml') || !isDefinition || !definition) return [];
    const overlay = read(path.replace(/\.yaml$/, overlayEnding));
    const history = read(path.replace(/\.yaml$/, historyEnding));
    return [{ path, definition, ...(overlay && { overlay }), ...(history && { history }) }];
  });
}
