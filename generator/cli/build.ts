import type { Command } from 'commander';
import {
  addCommand,
  outFolder,
  outOption,
  runCommand,
  type CommonOptions,
  type OutOption,
} from './options.ts';

export function addBuild(program: Command): void {
  addCommand(
    program,
    'build',
    'Build the generated SDK into JavaScript, as its package publishes it',
  )
    .addOption(outOption())
    .action((flags: CommonOptions & OutOption) =>
      runCommand(flags, async (style) => {
        const { build } = await import('../commands/build.ts');
        return build(outFolder(flags), style);
      }),
    );
}
