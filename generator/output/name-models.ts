import { assignNames } from '../plan/assign-names.ts';
import { choosePages } from '../plan/choose-pages.ts';
import type { ModelNames } from '../plan/types.ts';
import type { Problem } from '../report/problem.ts';
import type { CatalogFile } from './read-catalog.ts';

/** The names of all models of a catalog. */
export interface NamedModels {
  /** The names, by model ID. */
  readonly names: ReadonlyMap<string, ModelNames>;
  /** Returns the names of the models that are generated from a definition, by ID. */
  readonly namesOf: (path: string) => ReadonlyMap<string, ModelNames>;
  readonly problems: readonly Problem[];
}

/** Chooses the definition of each model, and names all models together. */
export function nameModels(files: readonly CatalogFile[]): NamedModels {
  const models = files.flatMap((file) => file.models);
  const pages = choosePages(models);
  const { names, problems } = assignNames(
    models.filter(({ id, path }) => pages.pathOf.get(id) === path),
  );
  const byPath = new Map<string, Map<string, ModelNames>>();
  for (const [id, ofModel] of names) {
    const path = pages.pathOf.get(id) ?? '';
    const ofPath = byPath.get(path);
    if (ofPath) ofPath.set(id, ofModel);
    else byPath.set(path, new Map([[id, ofModel]]));
  }
  return {
    names,
    namesOf: (path) => byPath.get(path) ?? new Map<string, ModelNames>(),
    problems: [...pages.problems, ...problems],
  };
}
