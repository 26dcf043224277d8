import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { CatalogFile } from './read-catalog.ts';

/** Selects the models with these IDs, and their definitions. */
export function chooseModels(
  {
    value: files,
    problems,
  }: { readonly value: readonly CatalogFile[]; readonly problems: readonly Problem[] },
  ids: readonly string[] | undefined,
): Result<readonly CatalogFile[]> {
  if (ids === undefined) return successOf(files, problems);
  const known = new Set(files.flatMap(({ models }) => models.map(({ id }) => id)));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) return failureOf(unknown.map((id) => unknownModel(id, [...known])));
  const chosen = files.map((file) => ({
    ...file,
    models: file.models.filter(({ id }) => ids.includes(id)),
  }));
  return successOf(
    chosen.filter(({ models }) => models.length > 0),
    problems,
  );
}

function unknownModel(id: string, known: readonly string[]): Problem {
  const suggestion = nearestName(id, known);
  return {
    code: 'INPUT_UNKNOWN_MODEL',
    severity: 'error',
    message: `--models-only must name models of the definitions (got '${id}').`,
    fix:
      suggestion === undefined
        ? 'Pass IDs such as model_phota-edit.'
        : `Did you mean '${suggestion}'?`,
  };
}
