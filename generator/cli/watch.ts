import type { Command } from 'commander';
import { reportResult } from '../commands/report-result.ts';
import { styleFor } from '../report/style.ts';
import {
  addCommand,
  modelsOption,
  outFolder,
  outOption,
  type CommonOptions,
  type ModelsOption,
  type OutOption,
} from './options.ts';

export function addWatch(program: Command): void {
  addCommand(program, 'watch', 'Generate whenever a definition is saved')
    .addOption(modelsOption())
    .addOption(outOption())
    .action(async (flags: CommonOptions & ModelsOption & OutOption) => {
      const { watch } = await import('../commands/watch.ts');
      const { models, format } = flags;
      await watch({ models, out: outFolder(flags) }, styleFor(process.stderr), (result) => {
        reportResult(result, format);
      });
    });
}
