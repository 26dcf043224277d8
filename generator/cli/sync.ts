import type { Command } from 'commander';
import { progressOn } from '../report/progress.ts';
import {
  addReportCommand,
  addWriterFlags,
  projectFolders,
  runConfigured,
  writeMode,
  type ReportOptions,
  type WriterFlags,
} from './options.ts';

interface SyncFlags extends WriterFlags, ReportOptions {
  readonly from?: string;
  readonly acceptRemovals?: true;
  readonly acceptFormat?: true;
  readonly acceptMoves?: true;
  readonly discover?: string;
  readonly report?: string;
}

/** Adds the command `sync`. */
export function addSync(program: Command): void {
  const command = addReportCommand(
    program,
    'sync',
    'Read every page again and update definitions, output and changelog',
  )
    .option('--from <source>', 'Read the pages from this folder or below this URL')
    .option('--accept-removals', 'Accept pages that lost more than half of their models')
    .option('--accept-moves', 'Accept pages that moved, and store their new URLs')
    .option('--accept-format', 'Accept pages in a new format')
    .option('--discover <url>', 'List the untracked pages of this docs index, then exit')
    .option(
      '--report <folder>',
      'Write a report, a pull request description and a commit message to this folder',
    );
  addWriterFlags(command).action((flags: SyncFlags) =>
    runConfigured(flags, async ({ config, output }, style) => {
      const {
        format,
        from,
        acceptRemovals = false,
        acceptFormat = false,
        acceptMoves = false,
        discover: index,
        failOn,
        report,
      } = flags;
      const { models, out } = projectFolders(flags, config);
      if (index !== undefined) {
        const { runDiscover } = await import('../commands/discover-pages.ts');
        return runDiscover(index, { models, config }, style);
      }
      const { runSync } = await import('../commands/sync.ts');
      const options = {
        models,
        format,
        acceptRemovals,
        acceptFormat,
        acceptMoves,
        out,
        root: process.cwd(),
        config,
        ...(output && { configured: output }),
        mode: writeMode(flags),
        onProgress: progressOn(process.stderr, 'pages'),
        ...(failOn && { failOn }),
        ...(from !== undefined && { from }),
        ...(report !== undefined && { report }),
      };
      return runSync(options, style);
    }),
  );
}
