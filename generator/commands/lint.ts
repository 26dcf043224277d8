import { join } from 'node:path';
import { readDefinitionFiles } from '../definition/definition-files.ts';
import { schemaFolder } from '../definition/schema-line.ts';
import { lintModel } from '../lint/lint-model.ts';
import { lintText } from '../lint/lint-text.ts';
import { proposedOverlay } from '../lint/propose.ts';
import { disagreements } from '../record/disagreements.ts';
import { recordOfModel } from '../record/record-of-model.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { resolveFile, type ResolvedFile } from '../resolve/resolve-file.ts';
import { invalidInput, exitCodes, type CommandResult } from './command-result.ts';

export interface LintOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder, to whose schemas proposed overlays refer; the default folders if omitted. */
  readonly out?: string;
  /** Definitions or folders below `models`; all if empty. */
  readonly only: readonly string[];
  /** Print proposed overlays instead of a report. */
  readonly overlay: boolean;
}

/** Finds limits that only descriptions state, and data that contradicts itself. */
export function lint({ models, out, only, overlay }: LintOptions, style: Style): CommandResult {
  const schemas = out === undefined ? undefined : schemaFolder(models, out);
  const read = readDefinitionFiles(models);
  if (!read.ok) return invalidInput(read.problems);
  const wanted = read.value.filter(({ path }) => isWanted(join(models, path), path, only));
  const problems: Problem[] = [];
  const files = wanted.flatMap((file) => {
    const resolved = resolveFile(file);
    problems.push(...resolved.problems);
    if (!resolved.ok) return [];
    problems.push(...disagreementsIn(resolved.value));
    const findings = resolved.value.models.flatMap(lintModel);
    return [
      { path: join(models, file.path), findings, overlay: proposedOverlay(findings, schemas) },
    ];
  });
  const failed = problems.some(({ severity }) => severity === 'error') || wanted.length === 0;
  return {
    exitCode: failed ? exitCodes.invalidInput : exitCodes.success,
    problems: wanted.length === 0 ? [nothingToLint(models, only)] : problems,
    stdout: overlay ? overlaysText(files) : lintText(files, style),
    json: files,
  };
}

/** Returns a problem for each difference between page and record; every import reports them too. */
function disagreementsIn({ definition: { value, locate } }: ResolvedFile): Problem[] {
  return value.models
    .flatMap((model) => recordOfModel(model) ?? [])
    .flatMap((record) => disagreements(value, record, locate));
}

function isWanted(file: string, path: string, only: readonly string[]): boolean {
  const names = only.map((name) => name.replace(/^\.\/|\/$/g, ''));
  return (
    names.length === 0 ||
    names.some((name) => [file, path].some((own) => own === name || own.startsWith(`${name}/`)))
  );
}

function overlaysText(files: readonly { readonly path: string; readonly overlay: string }[]) {
  return files
    .filter(({ overlay }) => overlay !== '')
    .map(({ path, overlay }) => `# ${path.replace(/\.yaml$/, '.overlay.yaml')}\n${overlay}`)
    .join('\n');
}

function nothingToLint(models: string, only: readonly string[]): Problem {
  return {
    code: 'INPUT_NO_DEFINITION',
    severity: 'error',
    message:
      only.length === 0
        ? `${models} holds no definition.`
        : `${models} does not hold ${only.join(', ')}.`,
    fix: 'Pass a file or a folder below it, such as `image-generation/phota.yaml`.',
  };
}
