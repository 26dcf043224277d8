import { join } from 'node:path';
import type { OutputSettings } from '../config/output-settings.ts';
import { readDefinitionFiles } from '../definition/definition-files.ts';
import { findDrift } from '../output/drift.ts';
import { reusableRun } from '../output/earlier-run.ts';
import type { FileMemory } from '../output/file-memory.ts';
import { readFolder, type FolderState } from '../output/folder-state.ts';
import { generateTree, type Tree } from '../output/generate-tree.ts';
import { generatorIdentity, sameGenerator } from '../output/identity.ts';
import { knownFiles, type KnownFiles } from '../output/known-files.ts';
import {
  filesOf,
  manifestName,
  readManifest,
  readManifestText,
  type Manifest,
} from '../output/manifest.ts';
import { isProven, recordProof } from '../output/proof.ts';
import { withThreads, type Threads } from '../output/threads.ts';
import {
  recalledExtension,
  recalledHash,
  recordRun,
  signedBelow,
  signFolders,
  type RunStart,
  type UnchangedRun,
} from '../output/unchanged-run.ts';
import type { WorkerThread } from '../output/worker.ts';
import { readRegularFile } from '../output/write-file.ts';
import { pathProblems } from '../output/write-problem.ts';
import { conflictingFiles, planWrites, writeTree, type WritePlan } from '../output/write-tree.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { countOf } from '../text/count-words.ts';
import { exitCodes, invalidInput, type CommandResult, type WriteMode } from './command-result.ts';
import { driftText } from './drift-text.ts';
import { dryRunText } from './dry-run-text.ts';
import { readTarget, type SettingFlags, type TargetSettings } from './output-target.ts';
import { runExclusively } from './run-exclusively.ts';
import { upToDate } from './up-to-date.ts';

/** Options of `generate`. */
export interface GenerateOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder. */
  readonly out: string;
  /** Default: `write`. `check` reports how the output folder differs from the definitions. */
  readonly mode?: WriteMode;
  /** The settings on the command line. */
  readonly settings?: SettingFlags;
  /** The settings of the configuration file; without one, those of the last run. */
  readonly configured?: OutputSettings;
  /** The state before the run, recorded if there is nothing to do. */
  readonly start?: RunStart;
  /** The output files that earlier runs of this process have read. */
  readonly memory?: FileMemory;
  /** Workers that were started before, for a run that is likely to need them. */
  readonly workers?: readonly WorkerThread[];
}

/** Generates the output folder from the definitions. */
export function runGenerate(options: GenerateOptions, style: Style): Promise<CommandResult> {
  return runExclusively(options, options.mode ?? 'write', () => generateUnderLock(options, style));
}

async function generateUnderLock(options: GenerateOptions, style: Style): Promise<CommandResult> {
  const { models, out, mode = 'write', start, memory } = options;
  if (start) signFolders(start, models, out);
  const files = readDefinitionFiles(models);
  if (!files.ok) return invalidInput(files.problems);
  const generator = generatorIdentity();
  const manifest = readManifestText(out);
  const proven = isProven(out, manifest);
  const recorded = readManifest(out, manifest, proven ? generator : undefined);
  const target = await readTarget(
    out,
    targetSettings(options),
    recorded,
    start && ((folder) => recalledExtension(start, folder)),
  );
  if (!target.ok) return invalidInput(target.problems);
  const folder = readFolder(out, filesOf(recorded).keys(), {
    recalled: (file) => memory?.recall(file) ?? (start ? recalledHash(start, file) : undefined),
    ...(start && { listed: (part) => signedBelow(start, part) }),
  });
  const trusted = mode !== 'check' || proven;
  const earlier = trusted ? reusableRun(recorded, folder, generator, target.value) : undefined;
  const generateOn = async (threads: Threads) => {
    const tree = await generateTree(files.value, generator, target.value, threads, earlier);
    if (!tree.ok) return invalidInput(tree.problems);
    const { value, problems } = tree;
    const run = { options, tree: value, problems, threads, recorded, proven, folder };
    return mode === 'check' ? reportDrift(run, style) : writeOutput(run, style);
  };
  return withThreads(target.value, generateOn, options.workers);
}

/** A run that has generated its output. */
interface GeneratedRun {
  readonly options: GenerateOptions;
  readonly tree: Tree;
  readonly problems: readonly Problem[];
  readonly threads: Threads;
  /** The manifest of the last run. */
  readonly recorded: Manifest | undefined;
  /** Whether a run of this user wrote it. */
  readonly proven: boolean;
  readonly folder: FolderState;
}

/** Reports how the output folder differs from the output of a run. */
function reportDrift(run: GeneratedRun, style: Style): CommandResult {
  const { options, tree, problems, recorded, folder } = run;
  const { models, out } = options;
  const drift = findDrift(tree, recorded, folder);
  if (drift.length === 0) {
    const unchanged = unchangedRun(run);
    // Another build of the generator is in the manifest, which `generate` would write.
    const isCurrent = recorded && sameGenerator(recorded.generator, tree.manifest.generator);
    record(run, isCurrent ? unchanged : undefined);
    return upToDate(unchanged, 'check', style);
  }
  const stdout = driftText(drift, tree, folder, { models, out }, style);
  return { exitCode: exitCodes.drift, problems, stdout, json: { drift } };
}

/** Writes the output of a run, or reports what it would write. */
async function writeOutput(run: GeneratedRun, style: Style): Promise<CommandResult> {
  const { options, tree, problems, threads, recorded, proven, folder } = run;
  const { out, mode } = options;
  const known = knownFiles(out, recorded);
  const plan = planWrites(tree, known, folder);
  const rejected = rejectedWrites(out, tree, plan, known);
  if (rejected.length > 0) return invalidInput(rejected);
  const dryRun = mode === 'dry-run';
  if (!dryRun) {
    recordProof(out, await writeTree(out, tree, plan, folder, threads));
  }
  const unchanged = unchangedRun(run);
  if (hasNothingToDo(plan)) {
    record(run, proven || !dryRun ? unchanged : undefined);
    return upToDate(unchanged, dryRun ? 'dry-run' : 'write', style);
  }
  record(run);
  const { amount } = unchanged;
  const result = `${out}: ${countOf(amount, 'model')}, ${changes(plan, dryRun)}`;
  return {
    exitCode: exitCodes.success,
    problems: [...problems, ...planWarnings(out, plan)],
    ...(dryRun ? { stdout: planText(out, plan) } : {}),
    stderr: `${style.green('✔')} ${result}\n`,
    json: {
      written: plan.written,
      removed: plan.removed,
      foreign: plan.foreign,
      ...(plan.edited.length > 0 && { edited: plan.edited }),
    },
  };
}

function unchangedRun({ options, tree, problems }: GeneratedRun): UnchangedRun {
  const entries = Object.values(tree.manifest.definitions);
  const amount = entries.flatMap(({ summaries }) => summaries).length;
  return { models: options.models, out: options.out, amount, problems };
}

/** Records the hashes of the output files, and `run` if it had nothing to do. */
function record({ options, folder }: GeneratedRun, run?: UnchangedRun): void {
  const { out, memory, start } = options;
  const hashes = new Map(Array.from(folder.hashes, ([path, hash]) => [join(out, path), hash]));
  memory?.remember(hashes);
  if (start) recordRun(start, hashes, run);
}

function targetSettings({ settings, configured }: GenerateOptions): TargetSettings {
  return { ...(settings && { flags: settings }), ...(configured && { configured }) };
}

function hasNothingToDo({ written, removed, foreign, edited }: WritePlan): boolean {
  return [written, removed, foreign, edited].every((paths) => paths.length === 0);
}

function changes({ written, removed }: WritePlan, dryRun: boolean): string {
  if (written.length + removed.length === 0) return 'up to date';
  const parts = [
    written.length > 0
      ? `${countOf(written.length, 'file')} ${dryRun ? 'to write' : 'written'}`
      : '',
    removed.length > 0
      ? `${countOf(removed.length, 'file')} ${dryRun ? 'to remove' : 'removed'}`
      : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function planText(out: string, { written, removed }: WritePlan): string {
  const below = (path: string) => join(out, path);
  return dryRunText(written.map(below), removed.map(below));
}

/** Returns the problems that prevent a plan from being executed. `sync` reports them too. */
export function rejectedWrites(
  out: string,
  { generated }: Tree,
  plan: WritePlan,
  known: KnownFiles,
): readonly Problem[] {
  const conflicts = conflictingFiles(plan, known, isOutput(out, known));
  if (conflicts.length > 0) return conflicts.map((path) => conflictingFile(out, path));
  const outdated = plan.written.find((path) => !generated.has(path));
  if (outdated !== undefined) return [editedMeanwhile(out, outdated)];
  return [
    ...pathProblems(out, plan.written),
    ...pathProblems(out, plan.removed).filter(({ code }) => code === 'OUTPUT_OUTSIDE'),
  ];
}

/** Returns whether a run generated a folder, even if its manifest is damaged or missing. */
function isOutput(out: string, known: KnownFiles): boolean {
  if (known.size > 0 || readRegularFile(join(out, manifestName)) !== undefined) return true;
  const marked = ['sdk/index.ts', 'docs/index.md'].map((path) => readRegularFile(join(out, path)));
  return marked.some((text) => text?.includes('Generated by scenario-models'));
}

/** Returns a warning for each file that is not generated or was edited; `sync` reports them too. */
export function planWarnings(out: string, { foreign, edited }: WritePlan): readonly Problem[] {
  return [
    ...foreign.map((path) => foreignFile(out, path)),
    ...edited.map((path) => editedFile(out, path)),
  ];
}

function editedFile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_EDITED_FILE',
    severity: 'warning',
    file: `${out}/${path}`,
    message: 'This file was edited since it was generated. It is generated again.',
    why: 'The edit would be lost with the next change of the definition.',
    fix: 'Change the definition or its overlay. The edit is in version control, if it was committed.',
  };
}

function foreignFile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_FOREIGN_FILE',
    severity: 'warning',
    file: `${out}/${path}`,
    message: 'This file was not generated. It is kept unchanged.',
    fix: 'Move it out of the output folder, or delete it.',
  };
}

/**
 * Reports a file that was removed during the run. It has no text, as an unchanged definition is not
 * generated again.
 */
function editedMeanwhile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_EDITED_DURING_RUN',
    severity: 'error',
    file: `${out}/${path}`,
    message: 'This file changed during the run. Nothing was written.',
    fix: 'Run the command again.',
  };
}

function conflictingFile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_WOULD_OVERWRITE',
    severity: 'error',
    file: `${out}/${path}`,
    message: 'This file was not generated and would be overwritten. Nothing was written.',
    fix: 'Choose another output folder with --out, or delete the file.',
  };
}
