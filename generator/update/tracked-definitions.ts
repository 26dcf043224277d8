import { existsSync } from 'node:fs';
import { readDefinitionFiles, type DefinitionFile } from '../definition/definition-files.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import type { Definition } from '../model/definition.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { YamlFile } from '../yaml/read-yaml.ts';

/** A definition of the models folder. */
export interface TrackedDefinition {
  /** Below the models folder. */
  readonly path: string;
  readonly file: DefinitionFile;
  readonly definition: Definition;
  readonly locate: YamlFile<Definition>['locate'];
}

/** Reads the definitions of a folder, which need not exist. Fails if one can't be read, since it may contain manual edits. */
export function readTrackedDefinitions(models: string): Result<readonly TrackedDefinition[]> {
  if (!existsSync(models)) return successOf([]);
  const files = readDefinitionFiles(models);
  if (!files.ok) return files;
  const problems: Problem[] = [];
  const known = files.value.flatMap((file): TrackedDefinition[] => {
    const parsed = parseDefinition(file.definition);
    problems.push(...parsed.problems);
    if (!parsed.ok) return [];
    const { value, locate } = parsed.value;
    return [{ path: file.path, file, definition: value, locate }];
  });
  return problems.length > 0 ? failureOf(problems) : successOf(known);
}
