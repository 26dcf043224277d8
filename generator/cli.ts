// cspell:ignore maglev
import { CommanderError, type Command } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { createProgram } from './cli/program.ts';
import { exitCodes, type ReportFormat } from './commands/command-result.ts';
import { reportException } from './commands/report-result.ts';

for (const flag of compilerFlags(Number(process.versions.node.split('.')[0]))) {
  setFlagsFromString(flag);
}

// A reader that closes the pipe early, such as `head`, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.on('uncaughtException', (error) => process.exit(reportException(error, format())));

const program = createProgram();
throwInsteadOfExit(program);
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode =
    error instanceof CommanderError ? usageExitCode(error) : reportException(error, format());
}

/**
 * Returns flags with which V8 optimizes only functions that run for long. A run is short: optimizing
 * all that it calls a few hundred times takes a fifth of its processor time. Unknown flags are
 * reported on stderr, so later versions get none until they are measured.
 */
function compilerFlags(version: number): readonly string[] {
  if (version === 20) return ['--interrupt-budget=1200000'];
  return version >= 22 && version <= 26
    ? [
        '--invocation-count-for-maglev=8000',
        '--invocation-count-for-turbofan=500000',
        // Compiling in the background takes processor time from the other threads of a run.
        '--no-concurrent-recompilation',
        '--no-concurrent-sparkplug',
      ]
    : [];
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) throwInsteadOfExit(inner);
}

function usageExitCode({ exitCode }: CommanderError) {
  return exitCode === 0 ? exitCodes.success : exitCodes.invalidInput;
}

/** An exception outside of a command has no parsed options. */
function format(): ReportFormat {
  const isJson = /(^| )(--json|--format[= ]json)( |$)/.test(process.argv.slice(2).join(' '));
  return isJson ? 'json' : 'text';
}
