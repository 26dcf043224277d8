import { CommanderError, type Command } from 'commander';
import { exitCodes, type ReportFormat } from '../commands/command-result.ts';
import type { ImportModule } from '../commands/dev-server.ts';
import { reportException } from '../commands/report-result.ts';
import { createProgram } from './program.ts';

/** Runs the command of this process. Sets its exit code. */
export async function runProgram(importModule: ImportModule): Promise<void> {
  // A reader that closes the pipe early, such as `head`, is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.on('uncaughtException', (error) => process.exit(reportException(error, format())));
  const program = createProgram(importModule);
  throwInsteadOfExit(program);
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode =
      error instanceof CommanderError ? usageExitCode(error) : reportException(error, format());
  }
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
