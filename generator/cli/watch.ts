import type { Command } from 'commander';
import type { CommandResult } from '../commands/command-result.ts';
import { reportResult } from '../commands/report-result.ts';
import { configName } from '../config/output-settings.ts';
import { successOf } from '../report/problem.ts';
import { styleFor } from '../report/style.ts';
import {
  addCommand,
  modelsOption,
  outOption,
  projectFolders,
  type ProjectFlags,
} from './options.ts';

/** Adds the command `watch`. */
export function addWatch(program: Command): void {
  addCommand(program, 'watch', 'Generate whenever a definition is saved')
    .addOption(modelsOption())
    .addOption(outOption())
    .action(async (flags: ProjectFlags) => {
      const { watchProject } = await import('../commands/watch.ts');
      const { readConfig } = await import('../config/read-config.ts');
      const { format } = flags;
      const read = () => {
        const settings = readConfig('.');
        if (!settings.ok) return settings;
        const { config, output } = settings.value;
        return successOf({
          ...projectFolders(flags, config),
          ...(output && { configured: output }),
        });
      };
      const report = (result: CommandResult) => {
        process.exitCode = reportResult(result, format);
      };
      await watchProject(read, configName, styleFor(process.stderr), report);
    });
}
