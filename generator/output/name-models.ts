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
  return {
    names,
    namesOf: (path) => new Map([...names].filter(([id]) => pages.pathOf.get(id) === path)),
    problems: [...pages.problems, ...problems],
  };
}
