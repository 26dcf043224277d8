import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportModule } from '../commands/dev-server.ts';
import { printableText } from '../report/printable.ts';
import { addCommand, numberOption, runConfigured, type CommonOptions } from './options.ts';

interface DevServerFlags extends CommonOptions {
  readonly port: number;
  readonly registry?: string;
  readonly jobTime?: number;
  readonly jobs?: number;
  readonly cors?: readonly string[];
}

/** Adds the command `dev-server`. */
export function addDevServer(program: Command, importModule: ImportModule): void {
  addCommand(program, 'dev-server', 'Run a local mock of the Scenario API')
    .addOption(
      numberOption('--port <number>', 'Listen on this port; 0 picks a free one').default(8787),
    )
    .option(
      '--registry <file>',
      'Mock the models of this registry.ts or registry.js (default: those of the configured output)',
    )
    .addOption(numberOption('--job-time <milliseconds>', 'Set the duration of each job'))
    .addOption(numberOption('--jobs <number>', 'Limit the number of concurrent jobs'))
    .option(
      '--cors <origin...>',
      'Allow pages of these origins, such as `http://localhost:5173`, to call the API',
    )
    .action((flags: DevServerFlags) =>
      runConfigured(flags, async ({ config }, style) => {
        const { runDevServer } = await import('../commands/dev-server.ts');
        const report = (line: string) => process.stderr.write(printableText(`${line}\n`));
        const all = { ...flags, ...registryOf(flags, config.out) };
        return (await runDevServer(all, style, { report, importModule })).result;
      }),
    );
}

/** Returns the registry of the flag or, if it exists, that of the configured output. */
function registryOf({ registry }: DevServerFlags, out: string | undefined) {
  if (registry !== undefined || out === undefined) return {};
  const files = ['dist/registry.js', 'sdk/registry.ts'].map((path) => join(out, path));
  const found = files.find((file) => existsSync(file));
  return found === undefined ? {} : { registry: found };
}
