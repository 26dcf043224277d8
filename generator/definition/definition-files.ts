import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { failure, success, type Result } from '../report/problem.ts';
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
  if (!existsSync(modelsFolder) || !statSync(modelsFolder).isDirectory()) {
    return failure([
      {
        code: 'INPUT_NO_MODELS_FOLDER',
        severity: 'error',
        message: `There is no folder ${modelsFolder}.`,
        fix: 'Bring in a reference page with `scenario-models import PAGE`, or name the folder with --models.',
      },
    ]);
  }
  const paths = readdirSync(modelsFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => path.split(sep).join('/'))
    .sort();
  const known = new Set(paths);
  const read = (path: string) => {
    const file = join(modelsFolder, path);
    return sourceText(relative('.', file), readFileSync(file, 'utf8'));
  };
  return success(
    paths
      .filter((path) => !path.endsWith(overlayEnding) && !path.endsWith(historyEnding))
      .filter((path) => path.includes('/'))
      .map((path) => {
        const overlay = path.replace(/\.yaml$/, overlayEnding);
        const history = path.replace(/\.yaml$/, historyEnding);
        return {
          path,
          definition: read(path),
          ...(known.has(overlay) ? { overlay: read(overlay) } : {}),
          ...(known.has(history) ? { history: read(history) } : {}),
        };
      }),
  );
}
