import type { DefinitionFile } from '../definition/definition-files.ts';
import type { Definition } from '../model/definition.ts';
import { assignNames } from '../plan/assign-names.ts';
import { choosePages } from '../plan/choose-pages.ts';
import type { PlannedModel } from '../plan/types.ts';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import { planDefinition } from './generate-definitions.ts';
import { readCatalog } from './read-catalog.ts';

/** All models of a catalog, with the definitions that they come from by path. */
export interface PlannedCatalog {
  readonly models: readonly PlannedModel[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Reads, resolves and plans all models of the definitions. */
export async function planCatalog(
  files: readonly DefinitionFile[],
): Promise<Result<PlannedCatalog>> {
  const catalog = await readCatalog(files, undefined);
  if (!catalog.ok) return catalog;
  const models = catalog.value.flatMap((file) => file.models);
  const pages = choosePages(models);
  const names = assignNames(models.filter(({ id, path }) => pages.pathOf.get(id) === path));
  const problems: Problem[] = [...catalog.problems, ...pages.problems, ...names.problems];
  const planned: PlannedModel[] = [];
  const definitions = new Map<string, Definition>();
  let complete = true;
  for (const file of catalog.value) {
    const { path } = file.file;
    const shown = new Map([...names.names].filter(([id]) => pages.pathOf.get(id) === path));
    const result = await planDefinition(file, shown, {});
    problems.push(...result.problems);
    if (result.ok) {
      planned.push(...result.value.models);
      definitions.set(path, result.value.resolved.definition.value);
    } else complete = false;
  }
  return complete ? success({ models: planned, definitions }, problems) : failure(problems);
}
