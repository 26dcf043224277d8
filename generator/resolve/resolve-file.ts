import type { DefinitionFile } from '../definition/definition-files.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import type { YamlFile } from '../definition/read-yaml.ts';
import type { Definition } from '../definition/types.ts';
import { success, type Result } from '../report/problem.ts';
import { resolveModel } from './resolve-model.ts';
import type { ResolvedModel } from './types.ts';

/** A definition file as it was read, with its models resolved. */
export interface ResolvedFile {
  /** Below the models folder. */
  readonly path: string;
  readonly definition: YamlFile<Definition>;
  readonly models: readonly ResolvedModel[];
}

export function resolveFile(file: DefinitionFile): Result<ResolvedFile> {
  const definition = parseDefinition(file.definition);
  if (!definition.ok) return definition;
  return success({
    path: file.path,
    definition: definition.value,
    models: definition.value.value.models.map(resolveModel),
  });
}
