import { join } from 'node:path';
import { readDefinitionFiles, type DefinitionFile } from '../definition/definition-files.ts';
import { overlayPath } from '../definition/definition-path.ts';
import { schemaFolder } from '../definition/schema-line.ts';
import { calibrateForms, printCalibration } from '../lint/calibrate-forms.ts';
import { outdatedEntries } from '../lint/check-quoted-entries.ts';
import { lintModel } from '../lint/lint-model.ts';
import { printLintReport } from '../lint/lint-report.ts';
import { addCertainFacts, printProposedOverlay } from '../lint/proposed-overlay.ts';
import type { LintFinding } from '../lint/types.ts';
import { writeDefinitionFile } from '../output/write-file.ts';
import { definitionPathProblems } from '../output/write-problem.ts';
import { findDisagreements } from '../record/disagreements.ts';
import { recordOfModel } from '../record/record-of-model.ts';
import type { ProblemCode } from '../report/problem-codes.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { resolveDefinition, resolveFile, type ResolvedFile } from '../resolve/resolve-file.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import { exitCodes, invalidInput, type CommandResult, type WriteMode } from './command-result.ts';
import { runExclusively } from './run-exclusively.ts';

/** Options of `lint`. */
export interface LintOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder, whose schemas proposed overlays reference. Default: the default folder. */
  readonly out?: string;
  /** Definitions or folders below `models`; all if empty. */
  readonly only: readonly string[];
  /** The result: a report (the default), proposed overlays, or the agreement with API records. */
  readonly show?: 'report' | 'overlay' | 'calibration';
  /** How to add certain facts to overlay files. Default: not at all. */
  readonly write?: WriteMode;
}

/** A definition with its findings. */
interface LintedDefinition {
  readonly file: DefinitionFile;
  readonly resolved: ResolvedFile;
  readonly path: string;
  readonly findings: readonly LintFinding[];
  readonly overlay: string;
}

/** Reports limits that only descriptions state, and data that contradicts itself. */
export function runLint(options: LintOptions, style: Style): Promise<CommandResult> {
  const { models, write } = options;
  // Without `write` nothing is written, as in a dry run.
  return runExclusively({ models }, write ?? 'dry-run', () =>
    Promise.resolve(lintUnderLock(options, style)),
  );
}

function lintUnderLock(options: LintOptions, style: Style): CommandResult {
  const { models, out, only, show = 'report', write } = options;
  const schemas = out === undefined ? undefined : schemaFolder(models, out);
  const read = readDefinitionFiles(models);
  if (!read.ok) return invalidInput(read.problems);
  const selected = read.value.filter(({ path }) => isWanted(join(models, path), path, only));
  if (selected.length === 0) return invalidInput([nothingToLint(models, only)]);
  const problems: Problem[] = [];
  const linted = selected.flatMap((file): LintedDefinition[] => {
    const resolved = resolveFile(file);
    problems.push(...resolved.problems);
    if (!resolved.ok) return [];
    problems.push(...disagreementsIn(resolved.value), ...outdatedEntries(file));
    const findings = resolved.value.models.flatMap(lintModel);
    const overlay = printProposedOverlay(findings, schemas);
    return [{ file, resolved: resolved.value, path: join(models, file.path), findings, overlay }];
  });
  const failed = problems.some(({ severity }) => severity === 'error');
  const exitCode = failed ? exitCodes.invalidInput : exitCodes.success;
  if (write !== undefined) {
    return failed
      ? invalidInput(problems)
      : writeOverlays(linted, problems, models, schemas, write);
  }
  if (show === 'calibration') {
    const rows = calibrateForms(linted.flatMap(({ resolved }) => modelsWithRecord(resolved)));
    return { exitCode, problems, stdout: printCalibration(rows, showHidden), json: rows };
  }
  return {
    exitCode,
    problems,
    stdout: show === 'overlay' ? overlaysText(linted) : printLintReport(linted, style),
    json: linted.map(({ path, findings, overlay }) => ({ path, findings, overlay })),
  };
}

/** The problems of entries that descriptions or data no longer support. */
const outdatedCodes: ReadonlySet<ProblemCode> = new Set([
  'OVERLAY_DESCRIPTION_CHANGED',
  'OVERLAY_STATED_ELSEWHERE',
]);

/** Adds certain facts to the overlay files, or reports the files that lack some. */
function writeOverlays(
  linted: readonly LintedDefinition[],
  problems: readonly Problem[],
  models: string,
  schemas: string | undefined,
  mode: WriteMode,
): CommandResult {
  const changed = linted.flatMap(({ file, findings }) => {
    const text = addCertainFacts(file.overlay?.text, findings, schemas);
    const path = overlayPath(file.path);
    return text === undefined || text === file.overlay?.text ? [] : [[path, text] as const];
  });
  const rejected = definitionPathProblems(
    models,
    changed.map(([path]) => path),
  );
  if (rejected.length > 0) return invalidInput([...problems, ...rejected]);
  if (mode === 'write') for (const [path, text] of changed) writeDefinitionFile(models, path, text);
  const paths = changed.map(([path]) => join(models, path));
  const prefix = mode === 'dry-run' ? 'write' : '';
  const listed = paths.map((path) => `${prefix}  ${showHidden(path)}\n`).join('');
  const amount = countOf(paths.length, 'overlay');
  const isOutdated = problems.some(({ code }) => outdatedCodes.has(code));
  const isStale = mode === 'check' && (paths.length > 0 || isOutdated);
  const verb = mode === 'write' ? 'Added certain facts to' : 'Certain facts are missing from';
  return {
    exitCode: isStale ? exitCodes.drift : exitCodes.success,
    problems,
    ...(paths.length > 0
      ? { stdout: mode === 'dry-run' ? listed : `${verb} ${amount}:\n${listed}` }
      : { stderr: 'The overlays have all certain facts.\n' }),
    json: { overlays: paths },
  };
}

function modelsWithRecord({ definition: { value } }: ResolvedFile) {
  return resolveDefinition({
    ...value,
    models: value.models.filter(({ record }) => record !== undefined),
  });
}

/** Returns a problem for each difference between page and record; every import reports them too. */
function disagreementsIn({ definition: { value, locate } }: ResolvedFile): Problem[] {
  return value.models
    .flatMap((model) => recordOfModel(model) ?? [])
    .flatMap((record) => findDisagreements(value, record, locate));
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
    .map(({ path, overlay }) => `# ${overlayPath(path)}\n${overlay}`)
    .join('\n');
}

function nothingToLint(models: string, only: readonly string[]): Problem {
  return {
    code: 'INPUT_NO_DEFINITION',
    severity: 'error',
    message:
      only.length === 0
        ? `${models} does not contain a definition.`
        : `${models} does not contain ${only.join(', ')}.`,
    fix: 'Pass a file or a folder below it, such as `image-generation/phota.yaml`.',
  };
}
