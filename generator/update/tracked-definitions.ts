import { existsSync } from 'node:fs';
import { readDefinitionFiles, type DefinitionFile } from '../definition/definition-files.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import type { Definition } from '../model/definition.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { conflictAt, sideOfConflict } from '../text/merge-conflict.ts';
import type { YamlFile } from '../yaml/read-yaml.ts';

/** A definition of the models folder. */
export interface TrackedDefinition {
  /** The path below the models folder. */
  readonly path: string;
  readonly file: DefinitionFile;
  readonly definition: Definition;
  readonly locate: YamlFile<Definition>['locate'];
  /** The problems of a file with a merge conflict, of which this is one side. */
  readonly conflict?: readonly Problem[];
}

/** The options for reading tracked definitions. */
export interface TrackedOptions {
  /**
   * Whether to read one side of a file with a merge conflict, which an import of its page resolves.
   */
  readonly resolvesConflicts?: boolean;
}

/**
 * Reads the definitions of a folder, which may be missing. Fails if a definition can't be read, as
 * it may contain manual edits.
 */
export function readTrackedDefinitions(
  models: string,
  { resolvesConflicts = false }: TrackedOptions = {},
): Result<readonly TrackedDefinition[]> {
  if (!existsSync(models)) return successOf([]);
  const files = readDefinitionFiles(models);
  if (!files.ok) return files;
  const problems: Problem[] = [];
  const known = files.value.flatMap((file): TrackedDefinition[] => {
    const parsed = parseDefinition(file.definition);
    const side = parsed.ok || !resolvesConflicts ? undefined : sideOf(file, parsed.problems);
    if (side) return [side];
    problems.push(...parsed.problems);
    if (!parsed.ok) return [];
    const { value, locate } = parsed.value;
    return [{ path: file.path, file, definition: value, locate }];
  });
  return problems.length > 0 ? failureOf(problems) : successOf(known);
}

/** Returns the first side of a merge conflict that is a definition. */
function sideOf(file: DefinitionFile, conflict: readonly Problem[]): TrackedDefinition | undefined {
  const { file: name, text } = file.definition;
  if (conflictAt(text) === undefined) return undefined;
  for (const side of ['ours', 'theirs'] as const) {
    const source = sourceText(name, sideOfConflict(text, side));
    const parsed = parseDefinition(source);
    if (!parsed.ok) continue;
    const { value, locate } = parsed.value;
    return {
      ...{ path: file.path, definition: value, locate, conflict },
      file: { ...file, definition: source },
    };
  }
  return undefined;
}
