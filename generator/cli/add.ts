import type { Command } from 'commander';
import { progressOn } from '../report/progress.ts';
import {
  addReportCommand,
  addWriterFlags,
  projectFolders,
  runConfigured,
  writeMode,
  type CommonOptions,
  type ModelsOption,
  type OutOption,
  type ReportOptions,
  type WriteOptions,
} from './options.ts';

interface ProjectFlags
  extends CommonOptions, ModelsOption, OutOption, ReportOptions, WriteOptions {}

interface AddFlags extends ProjectFlags {
  readonly all?: true;
  readonly index?: string;
}

/** Adds the command `add`. */
export function addAdd(program: Command): void {
  const command = addReportCommand(program, 'add', 'Track more pages of the reference')
    .argument('[page...]', 'URLs of pages, or providers or URL patterns to find on the index')
    .option('--all', 'Track every page of the index that the configuration selects')
    .option('--index <url>', 'URL of the docs index (default: the configured one)');
  addWriterFlags(command).action((pages: string[], flags: AddFlags, self: Command) => {
    const { all = false, index, format, failOn } = flags;
    if (pages.length === 0 && !all) self.error("error: missing required argument 'page'");
    return runConfigured(flags, async ({ config, output }, style) => {
      const { runAdd } = await import('../commands/add.ts');
      const options = {
        ...projectOptions(flags),
        ...{ pages, all, config, format },
        ...projectFolders(flags, config),
        onProgress: progressOn(process.stderr, 'pages'),
        ...(index !== undefined && { index }),
        ...(failOn && { failOn }),
        ...(output && { configured: output }),
      };
      return runAdd(options, style);
    });
  });
}

interface RemoveFlags extends ProjectFlags {
  readonly removeOverlay?: true;
}

/** Adds the command `remove`. */
export function addRemove(program: Command): void {
  const command = addReportCommand(program, 'remove', 'Stop tracking pages of the reference')
    .argument('<page...>', 'Providers, paths of definitions, or URLs of pages')
    .option('--remove-overlay', 'Remove overlays too; by default they are kept for a later `add`');
  addWriterFlags(command).action((pages: string[], flags: RemoveFlags) =>
    runConfigured(flags, async ({ config, output }, style) => {
      const { runRemove } = await import('../commands/remove.ts');
      const { removeOverlay: removeOverlays = false, format, failOn } = flags;
      const options = {
        ...projectOptions(flags),
        ...{ pages, removeOverlays, config, format },
        ...projectFolders(flags, config),
        ...(failOn && { failOn }),
        ...(output && { configured: output }),
      };
      return runRemove(options, style);
    }),
  );
}

function projectOptions(flags: ProjectFlags) {
  return { root: process.cwd(), mode: writeMode(flags) };
}
