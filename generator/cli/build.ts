import type { Command } from 'commander';
import {
  addCommand,
  outOption,
  projectFolders,
  runConfigured,
  type CommonOptions,
  type OutOption,
} from './options.ts';

/** Adds the command `build`. */
export function addBuild(program: Command): void {
  addCommand(
    program,
    'build',
    'Build the generated SDK into JavaScript, as its package publishes it',
  )
    .addOption(outOption())
    .action((flags: CommonOptions & OutOption) =>
      runConfigured(flags, async ({ config }, style) => {
        const { runBuild } = await import('../commands/build.ts');
        return runBuild(projectFolders(flags, config).out, style);
      }),
    );
}
