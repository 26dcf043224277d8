import type { Command } from 'commander';
import {
  addCommand,
  modelsOption,
  outOption,
  runCommand,
  type CommonOptions,
  type ModelsOption,
  type OutOption,
} from './options.ts';

interface LintFlags extends CommonOptions, ModelsOption, OutOption {
  readonly overlay?: true;
}

export function addLint(program: Command): void {
  addCommand(program, 'lint', 'Find limits that only descriptions state, and propose overlays')
    .argument('[definition...]', 'Definitions or folders of definitions; all by default')
    .option('--overlay', 'Print proposed overlays, ready to save')
    .addOption(modelsOption())
    .addOption(outOption())
    .action((only: string[], flags: LintFlags) =>
      runCommand(flags, async (style) => {
        const { lint } = await import('../commands/lint.ts');
        const { models, out, overlay = false } = flags;
        return lint({ models, only, overlay, ...(out !== undefined && { out }) }, style);
      }),
    );
}
