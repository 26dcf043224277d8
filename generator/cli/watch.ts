import type { Command } from 'commander';
import { invalidInput } from '../commands/command-result.ts';
import { reportResult } from '../commands/report-result.ts';
import { styleFor } from '../report/style.ts';
import {
  addCommand,
  modelsFolder,
  modelsOption,
  outFolder,
  outOption,
  type ProjectFlags,
} from './options.ts';

/** Adds the command `watch`. */
export function addWatch(program: Command): void {
  addCommand(program, 'watch', 'Generate whenever a definition is saved')
    .addOption(modelsOption())
    .addOption(outOption())
    .action(async (flags: ProjectFlags) => {
      const { runWatch } = await import('../commands/watch.ts');
      const { readConfig } = await import('../config/read-config.ts');
      const { format } = flags;
      const settings = readConfig('.');
      if (!settings.ok) {
        process.exitCode = reportResult(invalidInput(settings.problems), format);
        return;
      }
      const { config, output } = settings.value;
      const options = {
        models: modelsFolder(flags, config),
        out: outFolder(flags, config),
        ...(output && { configured: output }),
      };
      await runWatch(options, styleFor(process.stderr), (result) => {
        reportResult(result, format);
      });
    });
}
