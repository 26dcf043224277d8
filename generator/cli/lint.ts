import { Option, type Command } from 'commander';
import {
  addCommand,
  addWriteOptions,
  modelsOption,
  outOption,
  projectFolders,
  runConfigured,
  writeMode,
  type WriterFlags,
} from './options.ts';

interface LintFlags extends WriterFlags {
  readonly overlay?: true;
  readonly calibrate?: true;
  readonly write?: true;
}

/** Adds the command `lint`. */
export function addLint(program: Command): void {
  const command = addCommand(
    program,
    'lint',
    'Find limits that only descriptions state, and propose overlays',
  )
    .argument('[definition...]', 'Definitions or folders of definitions (default: all)')
    .option('--overlay', 'Print proposed overlays, ready to save')
    .addOption(
      new Option(
        '--calibrate',
        'Compare the limits that descriptions state with API records, by phrase form',
      ).conflicts(['overlay', 'write']),
    )
    .addOption(
      new Option(
        '--write',
        'Add certain facts to the overlays; --dry-run or --check lists the overlays that lack some',
      ).conflicts('overlay'),
    );
  addWriteOptions(command)
    .addOption(modelsOption())
    .addOption(outOption())
    .action((only: string[], flags: LintFlags) =>
      runConfigured(flags, async ({ config }, style) => {
        const { runLint } = await import('../commands/lint.ts');
        const { overlay, calibrate } = flags;
        const out = flags.out ?? config.out;
        const isWriting = flags.write ?? flags.check ?? flags.dryRun ?? false;
        return runLint(
          {
            models: projectFolders(flags, config).models,
            only,
            show: calibrate ? 'calibration' : overlay ? 'overlay' : 'report',
            ...(isWriting && { write: writeMode(flags) }),
            ...(out !== undefined && { out }),
          },
          style,
        );
      }),
    );
}
