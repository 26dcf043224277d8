import { CommanderError, type Command } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { createProgram } from './cli/program.ts';
import { exitCodes, type ReportFormat } from './commands/command-result.ts';
import { reportException } from './commands/report-result.ts';

// A run is short: compiling functions that it calls a few hundred times costs more than it saves.
// V8 has no such flag in later versions, which compile in other steps.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=600000');

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
