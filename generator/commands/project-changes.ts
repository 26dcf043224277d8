import { relative, resolve } from 'node:path';
import type { OutputSettings } from '../config/output-settings.ts';
import type { Config } from '../config/schema.ts';
import { projectFileNames } from '../init/project-files.ts';
import { reusableRun } from '../output/earlier-run.ts';
import { readFolder } from '../output/folder-state.ts';
import { generateTree, textOfTree } from '../output/generate-tree.ts';
import { generatorIdentity } from '../output/identity.ts';
import { knownFiles } from '../output/known-files.ts';
import { filesOf, manifestName, printManifest, readManifest } from '../output/manifest.ts';
import { withThreads } from '../output/threads.ts';
import { planWrites } from '../output/write-tree.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import type { Changes, Project } from '../sync/journal.ts';
import type { SyncPlan } from '../sync/plan-sync.ts';
import { withSlashes } from '../text/with-slashes.ts';
import { planWarnings, rejectedWrites } from './generate.ts';
import { readTarget } from './output-target.ts';
import { changelogOf, changelogWrites, type Released } from './sync-changelog.ts';

/** The folders and settings of a project that a command updates. */
export interface UpdatedProject {
  readonly models: string;
  readonly out: string;
  /** The folder of the project, which holds `models`, `out`, CHANGELOG.md and package.json. */
  readonly root: string;
  readonly config?: Config;
  /** The settings of the output in the configuration file; without one, those of the last run. */
  readonly configured?: OutputSettings;
}

/** Returns the project with the files that a run may write at its root. */
export function journalProject({ models, out, root, config = {} }: UpdatedProject): Project {
  const changelog = changelogOf(config);
  const rootFiles = [...(changelog === undefined ? [] : [changelog]), ...projectFileNames];
  return { models, out, root, rootFiles };
}

/** Files that a run writes in addition to definitions and output. */
export interface OtherWrites {
  /** The texts of files, by path below the models folder. */
  readonly models?: Readonly<Record<string, string>>;
  /** The texts of files, by path below the root. */
  readonly root?: Readonly<Record<string, string>>;
}

/** Returns all files that a plan writes and removes, below the root of the project. */
export async function changesOf(
  plan: Pick<SyncPlan, 'files' | 'findings' | 'writes' | 'removes'>,
  project: UpdatedProject,
  released: Released,
  others: OtherWrites = {},
): Promise<Result<Changes>> {
  const { models, out, root, configured } = project;
  const below = (folder: string, path: string) =>
    withSlashes(relative(resolve(root), resolve(folder, path)));
  const recorded = readManifest(out);
  const target = await readTarget(out, configured ? { configured } : {}, recorded);
  if (!target.ok) return target;
  const generator = generatorIdentity();
  const folder = readFolder(out, filesOf(recorded).keys());
  const earlier = reusableRun(recorded, folder, generator, target.value);
  const tree = await withThreads(target.value, (threads) =>
    generateTree(plan.files, generator, target.value, threads, earlier),
  );
  if (!tree.ok) return tree;
  const known = knownFiles(out, recorded);
  const writePlan = planWrites(tree.value, known, folder);
  const rejected = rejectedWrites(out, tree.value, writePlan, known);
  if (rejected.length > 0) return failureOf(rejected);
  const { written, removed } = writePlan;
  const manifest = printManifest(tree.value.manifest);
  const writes = [
    ...[...plan.writes, ...Object.entries(others.models ?? {})].map(
      ([path, text]) => [below(models, path), text] as const,
    ),
    ...written.map((path) => [below(out, path), textOfTree(tree.value, path)] as const),
    ...(folder.textOf(manifestName) === manifest
      ? []
      : [[below(out, manifestName), manifest] as const]),
    ...changelogWrites(plan.findings, released),
    ...Object.entries(others.root ?? {}),
  ];
  const value = {
    writes: Object.fromEntries(writes),
    removes: [
      ...plan.removes.map((path) => below(models, path)),
      ...removed.map((path) => below(out, path)),
    ],
  };
  return successOf(value, planWarnings(out, writePlan));
}
