import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { missingFolder } from '../definition/definition-files.ts';
import { changelogSection } from '../diff/changelog.ts';
import type { Finding } from '../diff/finding.ts';
import type { FailOn } from '../diff/report/report.ts';
import { nextVersion } from '../diff/version.ts';
import { readFolder } from '../output/folder-state.ts';
import { generateTree } from '../output/generate-tree.ts';
import { generatorIdentity } from '../output/identity.ts';
import { manifestName, printManifest, readManifest } from '../output/manifest.ts';
import { planWrites } from '../output/write-tree.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { count } from '../report/words.ts';
import { insertSection } from '../sync/changelog-file.ts';
import type { FetchPageOptions } from '../sync/fetch-page.ts';
import { applyChanges, finishChanges, type Changes } from '../sync/journal.ts';
import { originOf } from '../sync/page-address.ts';
import { planSync, type SyncPlan } from '../sync/plan-sync.ts';
import { readNews } from '../sync/read-news.ts';
import { readKnownDefinitions } from '../update/known-definitions.ts';
import { diff, type DiffCommandOptions } from './diff.ts';
import { badInput, exitCodes, type Outcome } from './outcome.ts';

export interface SyncOptions {
  readonly models: string;
  readonly out: string;
  /** Below which everything stands that is written: CHANGELOG.md and package.json too. */
  readonly root: string;
  /** A folder of pages or a base address to read from, in place of each definition's own address. */
  readonly from?: string;
  readonly acceptRemovals: boolean;
  /** Write nothing; tell whether there is news. */
  readonly check: boolean;
  readonly format?: NonNullable<DiffCommandOptions['format']>;
  readonly failOn?: FailOn;
  readonly limits?: FetchPageOptions;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads every page again and brings definitions, output, histories and changelog up to date: all or nothing. */
export async function sync(options: SyncOptions, style: Style): Promise<Outcome> {
  const { models, out, root, check } = options;
  const missing = missingFolder(models);
  if (missing) return badInput([missing]);
  if (!check) finishChanges(root);
  const known = readKnownDefinitions(models);
  if (!known.ok) return badInput(known.problems);
  const news = await readNews(known.value, { ...options, origin: originOf(options.from) });
  const plan = planSync(known.value, news);
  const version = currentVersion(root);
  const { before, after, tombstones } = plan;
  const reporting = { ...options, tombstones, ...(version !== undefined && { version }) };
  const report = diff(before, after, reporting, style);
  const failed = plan.problems.some(({ severity }) => severity === 'error');
  const problems = [...plan.problems, ...report.problems];
  const outcome = { problems, stdout: report.stdout ?? '', json: report.json };

  if (check) {
    const exitCode = failed
      ? exitCodes.badInput
      : plan.writes.size > 0
        ? exitCodes.drift
        : exitCodes.fine;
    return {
      ...outcome,
      exitCode,
      stderr: summary(plan, news.unchanged, failed, 'to update', style),
    };
  }
  const changes = await changesOf(plan, { models, out, root, version });
  if (!changes.ok) return badInput([...problems, ...changes.problems]);
  if (hasAny(changes.value)) applyChanges(root, changes.value);
  return {
    ...outcome,
    // A scheduled run is there to bring breaks in; whoever wants to stop at them says so.
    exitCode: failed ? exitCodes.badInput : options.failOn ? report.exitCode : exitCodes.fine,
    stderr: summary(plan, news.unchanged, failed, 'updated', style),
  };
}

type ChangesResult =
  | { readonly ok: true; readonly value: Changes }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface Places {
  readonly models: string;
  readonly out: string;
  readonly root: string;
  readonly version: string | undefined;
}

async function changesOf(plan: SyncPlan, places: Places): Promise<ChangesResult> {
  const { models, out, root, version } = places;
  const below = (folder: string, path: string) => relative(root, resolve(folder, path));
  const tree = await generateTree(plan.files, generatorIdentity());
  if (!tree.ok) return tree;
  const folder = readFolder(out);
  const { written, removed } = planWrites(tree.value, readManifest(out), folder);
  const manifest = printManifest(tree.value.manifest);
  const writes = [
    ...[...plan.writes].map(([path, text]) => [below(models, path), text] as const),
    ...written.map((path) => [below(out, path), tree.value.texts.get(path) ?? ''] as const),
    ...(folder.textOf(manifestName) === manifest
      ? []
      : [[below(out, manifestName), manifest] as const]),
    ...changelogWrite(plan.findings, root, version),
  ];
  const value = {
    writes: Object.fromEntries(writes),
    removes: removed.map((path) => below(out, path)),
  };
  return { ok: true, value };
}

/** The section that the findings make, in the project's CHANGELOG where it has one. */
function changelogWrite(
  findings: readonly Finding[],
  root: string,
  version: string | undefined,
): (readonly [string, string])[] {
  const file = join(root, 'CHANGELOG.md');
  const next = version === undefined ? undefined : nextVersion(version, findings);
  if (!next?.ok || findings.length === 0 || !existsSync(file)) return [];
  const dates = findings.flatMap(({ page }) => page.newDate ?? page.oldDate ?? []).sort();
  const section = changelogSection(findings, next.value, dates.at(-1) ?? '');
  return [['CHANGELOG.md', insertSection(readFileSync(file, 'utf8'), section)]];
}

function currentVersion(root: string): string | undefined {
  const file = join(root, 'package.json');
  if (!existsSync(file)) return undefined;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: string };
  return version;
}

function hasAny({ writes, removes }: Changes): boolean {
  return Object.keys(writes).length + removes.length > 0;
}

function summary(
  plan: SyncPlan,
  unchanged: number,
  failed: boolean,
  word: string,
  style: Style,
): string {
  const mark = failed ? style.yellow('⚠') : style.green('✔');
  const definitions = [...plan.writes.keys()].filter((path) => !path.endsWith('.history.yaml'));
  const told = unchanged > 0 ? `, ${count(unchanged, 'page')} not changed since` : '';
  return `${mark} ${count(definitions.length, 'definition')} ${word}${told}\n`;
}
