import type { Command } from 'commander';
import { addCommand, runCommand, type CommonOptions } from './options.ts';

/** Adds the command `explain`. */
export function addExplain(program: Command): void {
  addCommand(program, 'explain', 'Explain a problem code and how to fix the problem')
    .argument('[code]', 'Problem code, such as PAGE_NO_MODEL_ID (default: list all codes)')
    .action((code: string | undefined, flags: CommonOptions) =>
      runCommand(flags, async (style) => {
        const { explainCode } = await import('../commands/explain.ts');
        return explainCode(code, style);
      }),
    );
}
