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
import { badInput, exitCodes, type Outcome } from './outcome.ts';

export interface LintOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder, where the schemas for editors are. */
  readonly out?: string;
  /** Definitions or folders below it to look at; all where none is named. */
  readonly only: readonly string[];
  /** Write overlays to take over in place of a report. */
  readonly overlay: boolean;
}

/** What the descriptions say that the data does not, and what does not fit together. */
export function lint({ models, out, only, overlay }: LintOptions, style: Style): Outcome {
  const schemas = out === undefined ? undefined : schemaFolder(models, out);
  const read = readDefinitionFiles(models);
  if (!read.ok) return badInput(read.problems);
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
    exitCode: failed ? exitCodes.badInput : exitCodes.fine,
    problems: wanted.length === 0 ? [nothingToLint(models, only)] : problems,
    stdout: overlay ? overlaysText(files) : lintText(files, style),
    json: files,
  };
}

/** Where page and record say different things: told at every import, and again here. */
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
        ? `There is no definition in ${models}.`
        : `There is no definition ${only.join(', ')} in ${models}.`,
    fix: 'Name a file or a folder below it, as `image-generation/phota.yaml`.',
  };
}
