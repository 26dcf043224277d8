import type { DefinitionFile } from '../definition/definition-files.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import type { Definition } from '../model/definition.ts';
import type { Overlay } from '../model/overlay.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import { parseOverlay } from '../overlay/parse-overlay.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import type { YamlFile } from '../yaml/read-yaml.ts';
import { checkOverlay } from './check-overlay.ts';
import { resolveModel, type ResolveOptions } from './resolve-model.ts';

/** Options for resolving a definition file. */
export type ResolveFileOptions = Pick<ResolveOptions, 'trustDescriptions'>;

/** A parsed definition file with its resolved models. */
export interface ResolvedFile {
  /** Below the models folder. */
  readonly path: string;
  readonly definition: YamlFile<Definition>;
  readonly models: readonly ResolvedModel[];
}

/** Parses and resolves a definition with its overlay. Reports the problems of both. */
export function resolveFile(
  file: DefinitionFile,
  options: ResolveFileOptions = {},
): Result<ResolvedFile> {
  const definition = parseDefinition(file.definition);
  const overlay = file.overlay && parseOverlay(file.overlay);
  if (!definition.ok || overlay?.ok === false) {
    return failureOf([...definition.problems, ...(overlay?.problems ?? [])]);
  }
  const models = resolveDefinition(definition.value.value, overlay?.value.value, options);
  const problems = overlay ? checkOverlay(overlay.value, models) : [];
  if (problems.length > 0) return failureOf(problems);
  return successOf({ path: file.path, definition: definition.value, models });
}

/** Resolves the models of a definition, with an overlay if there is one. */
export function resolveDefinition(
  { models, source }: Definition,
  overlay?: Overlay,
  options: ResolveFileOptions = {},
): readonly ResolvedModel[] {
  const overlays = new Map(Object.entries(overlay?.models ?? {}));
  const hasPage = source.lastUpdated !== undefined;
  return models.map((model) =>
    resolveModel(model, { ...options, overlay: overlays.get(model.id), hasPage, source }),
  );
}
