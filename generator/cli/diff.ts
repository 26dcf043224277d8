import type { Command } from 'commander';
import { isAbsolute } from 'node:path';
import {
  addReportCommand,
  modelsOption,
  projectFolders,
  runConfigured,
  type CommonOptions,
  type ModelsOption,
  type ReportOptions,
} from './options.ts';

interface DiffFlags extends CommonOptions, ModelsOption, ReportOptions {
  readonly explain?: true;
  readonly accepted?: string;
}

/** Returns a folder as a path that can't be mistaken for a git revision. */
function asPath(folder: string): string {
  return isAbsolute(folder) ? folder : `./${folder}`;
}

/** Adds the command `diff`. */
export function addDiff(program: Command): void {
  addReportCommand(program, 'diff', 'Compare two versions and report breaking changes', 'breaking')
    .argument('<before>', 'Definitions, pages (files, folders, URLs) or a git revision')
    .argument('[after]', 'The same (default: the models folder)')
    .option('--explain', 'Show an example of a request or a line of code for each breaking change')
    .option(
      '--accepted <file>',
      'File of accepted breaking changes (default: "accepted-breaks.yaml")',
    )
    .addOption(modelsOption())
    .action((before: string, after: string | undefined, flags: DiffFlags) =>
      runConfigured(flags, async ({ config, output }, style) => {
        const { readResolveOptions } = await import('../commands/output-target.ts');
        const { diffSides } = await import('../commands/diff-sides.ts');
        const { format, explain = false, failOn } = flags;
        const { models, out } = projectFolders({ models: flags.models }, config);
        const accepted = flags.accepted ?? config.accepted ?? 'accepted-breaks.yaml';
        const options = {
          models,
          format,
          accepted,
          explain,
          resolve: readResolveOptions(out, output),
          ...(failOn && { failOn }),
          ...(config.reference && { map: config.reference }),
        };
        return diffSides(before, after ?? asPath(models), options, style);
      }),
    );
}
