import type { Command } from 'commander';
import { printable } from '../report/printable.ts';
import { addCommand, numberOption, runCommand, type CommonOptions } from './options.ts';

interface DevServerFlags extends CommonOptions {
  readonly port: number;
  readonly registry?: string;
  readonly jobTime?: number;
  readonly jobs?: number;
  readonly cors?: readonly string[];
}

export function addDevServer(program: Command): void {
  addCommand(program, 'dev-server', 'Run a local mock of the Scenario API')
    .addOption(
      numberOption('--port <number>', 'Listen on this port; 0 picks a free one').default(8787),
    )
    .option('--registry <file>', 'Mock the models of this sdk/registry.ts or registry.js')
    .addOption(numberOption('--job-time <milliseconds>', 'Let each job take this long'))
    .addOption(numberOption('--jobs <number>', 'Let at most this many jobs run at the same time'))
    .option('--cors <origin...>', 'Let pages of these origins call the API: http://localhost:5173')
    .action((flags: DevServerFlags) =>
      runCommand(flags, async (style) => {
        const { runDevServer } = await import('../commands/dev-server.ts');
        const report = (line: string) => process.stderr.write(printable(`${line}\n`));
        return (await runDevServer(flags, style, report)).result;
      }),
    );
}
