import type { DefinitionFile } from '../definition/definition-files.ts';
import type { Definition } from '../model/definition.ts';
import type { PlannedModel } from '../plan/types.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { startDefinitionWork } from './definition-work.ts';
import { nameModels } from './name-models.ts';
import { readCatalog, withSources } from './read-catalog.ts';

/** All models of a catalog, with the definitions that they come from by path. */
export interface PlannedCatalog {
  readonly models: readonly PlannedModel[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Reads, resolves and plans all models of the definitions. */
export async function planCatalog(
  files: readonly DefinitionFile[],
  options: ResolveFileOptions = {},
): Promise<Result<PlannedCatalog>> {
  const work = startDefinitionWork(options);
  const catalog = await readCatalog(withSources(files), undefined, (all) =>
    Promise.resolve(all.map(work.read)),
  );
  if (!catalog.ok) return catalog;
  const named = nameModels(catalog.value);
  const problems: Problem[] = [...catalog.problems, ...named.problems];
  const planned: PlannedModel[] = [];
  const definitions = new Map<string, Definition>();
  let complete = true;
  for (const file of catalog.value) {
    const { path } = file.file;
    const result = work.plan(file, named.namesOf(path));
    problems.push(...result.problems);
    if (result.ok) {
      planned.push(...result.value.models);
      definitions.set(path, result.value.definition);
    } else complete = false;
  }
  return complete ? successOf({ models: planned, definitions }, problems) : failureOf(problems);
}
