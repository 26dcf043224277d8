import { readDefinitionFiles } from '../definition/definition-files.ts';
import { findDrift } from '../output/drift.ts';
import { readFolder } from '../output/folder-state.ts';
import { generateTree, type EarlierRun } from '../output/generate-tree.ts';
import { generatorIdentity, sameGenerator } from '../output/identity.ts';
import { filesOf, readManifest } from '../output/manifest.ts';
import { hasTarget } from '../output/output-target.ts';
import { pathsLeadingOut } from '../output/write-file.ts';
import { planWrites, takenFiles, writeTree, type WritePlan } from '../output/write-tree.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { count } from '../text/count.ts';
import { visible } from '../text/invisible.ts';
import { exitCodes, invalidInput, type CommandResult, type WriteMode } from './command-result.ts';
import { driftText } from './drift-text.ts';
import { exclusively } from './exclusive.ts';
import { readTarget, type SettingFlags } from './output-target.ts';

export interface GenerateOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder. */
  readonly out: string;
  /** `write` by default; `check` reports how the output folder differs from the definitions. */
  readonly mode?: WriteMode;
  /** The output that is asked for; by default, that of the last run. */
  readonly settings?: SettingFlags;
}

/** Generates the output folder from the definitions. */
export function generate(options: GenerateOptions, style: Style): Promise<CommandResult> {
  return exclusively(options.models, options.mode ?? 'write', () => generateAlone(options, style));
}

async function generateAlone(options: GenerateOptions, style: Style): Promise<CommandResult> {
  const { models, out, mode = 'write' } = options;
  const files = readDefinitionFiles(models);
  if (!files.ok) return invalidInput(files.problems);
  const generator = generatorIdentity();
  const recorded = readManifest(out);
  const target = await readTarget(out, options.settings ?? {}, recorded);
  if (!target.ok) return invalidInput(target.problems);
  const folder = readFolder(out, filesOf(recorded).keys());
  const reusable =
    recorded &&
    mode !== 'check' &&
    sameGenerator(recorded.generator, generator) &&
    hasTarget(recorded, target.value);
  const earlier: EarlierRun | undefined = reusable
    ? {
        manifest: recorded,
        holds: (hashes) =>
          Object.entries(hashes).every(([path, hash]) => folder.hashOf(path) === hash),
      }
    : undefined;

  const tree = await generateTree(files.value, generator, target.value, earlier);
  if (!tree.ok) return invalidInput(tree.problems);
  const { problems, value } = tree;
  const entries = Object.values(value.manifest.definitions);
  const amount = count(entries.flatMap(({ summaries }) => summaries).length, 'model');
  const done = (text: string) => `${style.green('✔')} ${text}\n`;

  if (mode === 'check') {
    const drift = findDrift(value, recorded, folder);
    if (drift.length > 0) {
      const stdout = driftText(drift, value, folder, { models, out }, style);
      return { exitCode: exitCodes.drift, problems, stdout, json: { drift } };
    }
    const stderr = done(`${out} matches ${models}: ${amount}`);
    return { exitCode: exitCodes.success, problems, stderr, json: { drift } };
  }
  const plan = planWrites(value, recorded, folder);
  const taken = takenFiles(plan, recorded, folder);
  if (taken.length > 0) return invalidInput(taken.map((path) => takenFile(out, path)));
  const outside = pathsLeadingOut(out, plan.written);
  if (outside.length > 0) return invalidInput(outside.map((path) => outsideFile(out, path)));
  const outdated = plan.written.find((path) => !value.texts.has(path));
  if (outdated !== undefined) return invalidInput([editedMeanwhile(out, outdated)]);
  const dryRun = mode === 'dry-run';
  if (!dryRun) await writeTree(out, value, plan, folder);
  return {
    exitCode: exitCodes.success,
    problems: [...problems, ...plan.foreign.map((path) => foreignFile(out, path))],
    ...(dryRun ? { stdout: dryRunText(plan) } : {}),
    stderr: done(`${out}: ${amount}, ${changes(plan, dryRun)}`),
    json: plan,
  };
}

function changes({ written, removed }: WritePlan, dryRun: boolean): string {
  if (written.length + removed.length === 0) return 'up to date';
  const parts = [
    written.length > 0 ? `${count(written.length, 'file')} ${dryRun ? 'to write' : 'written'}` : '',
    removed.length > 0
      ? `${count(removed.length, 'file')} ${dryRun ? 'to remove' : 'removed'}`
      : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function dryRunText({ written, removed }: WritePlan): string {
  const lines = [
    ...written.map((path) => `write  ${visible(path)}`),
    ...removed.map((path) => `remove ${visible(path)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function outsideFile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_OUTSIDE',
    severity: 'error',
    file: `${out}/${path}`,
    message: 'The path goes through a symbolic link. Nothing was written.',
    fix: 'Remove the link, or choose another output folder with --out.',
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

/** An unchanged definition is not generated again, so a file that is removed during the run has no text. */
function editedMeanwhile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_EDITED_MEANWHILE',
    severity: 'error',
    file: `${out}/${path}`,
    message: 'This file changed during the run. Nothing was written.',
    fix: 'Run the command again.',
  };
}

/** Also a problem of `sync`. */
export function takenFile(out: string, path: string): Problem {
  return {
    code: 'OUTPUT_TAKEN',
    severity: 'error',
    file: `${out}/${path}`,
    message: 'This file was not generated, and --package would overwrite it. Nothing was written.',
    fix: 'Choose another output folder with --out, or delete the file.',
  };
}
