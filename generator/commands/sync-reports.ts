import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownReport } from '../diff/report/markdown.ts';
import { commitMessage, problemItem, pullRequestBody } from '../diff/report/pull-request.ts';
import type { DiffReport } from '../diff/report/report.ts';
import { groupProblems } from '../report/group-problems.ts';
import { printableText } from '../report/printable.ts';
import type { CommandResult } from './command-result.ts';
import { publicProblem } from './report-result.ts';

/** The result of `sync`, with the data for a pull request. */
export interface SyncRun {
  readonly result: CommandResult;
  readonly report?: DiffReport;
  /** Whether to propose the changes in a pull request: not if only dates or the order changed. */
  readonly isProposed?: boolean;
}

/**
 * Writes the files that a workflow needs: `report.md`, `pull-request.md` and, if there is something to
 * propose, `commit.txt`, whose first line is a title.
 */
export function writeSyncReports(
  folder: string,
  { result, report = noChanges, isProposed = false }: SyncRun,
): void {
  const problems = result.problems.map(publicProblem);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), printableText(text));
  };
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'commit.txt'), { force: true });
  const items = groupProblems(problems).map(problemItem);
  write('report.md', [markdownReport(report), ...items].join('\n'));
  write('pull-request.md', pullRequestBody(report, problems));
  if (isProposed) write('commit.txt', commitMessage(report));
}

const noChanges: DiffReport = { entries: [], stale: [], fails: false };
