import type { Command } from 'commander';
import {
  addCommand,
  addWriteOptions,
  modelsOption,
  outFolder,
  outOption,
  runCommand,
  writeMode,
  type CommonOptions,
  type ModelsOption,
  type OutOption,
  type WriteOptions,
} from './options.ts';

export function addGenerate(program: Command): void {
  const command = addCommand(
    program,
    'generate',
    'Generate the SDK, docs and schemas from the definitions',
  )
    .addOption(modelsOption())
    .addOption(outOption());
  addWriteOptions(command).action(
    (flags: CommonOptions & ModelsOption & OutOption & WriteOptions) =>
      runCommand(flags, async (style) => {
        const { generate } = await import('../commands/generate.ts');
        const { models } = flags;
        return generate({ models, out: outFolder(flags), mode: writeMode(flags) }, style);
      }),
  );
}
