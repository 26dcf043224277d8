import { CommanderError, type Command } from 'commander';
import { badInput } from './commands/outcome.ts';
import {
  bugExitCode,
  bugText,
  reportOutcome,
  systemProblem,
  usageExitCode,
} from './commands/report-outcome.ts';
import { createProgram } from './program.ts';

// A reader that has seen enough, `| head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  const program = createProgram();
  throwInsteadOfExit(program);
  await program.parseAsync();
} catch (error) {
  const problem = systemProblem(error);
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : usageExitCode;
  } else if (problem) {
    process.exitCode = reportOutcome(badInput([problem]), process.argv.includes('--json'));
  } else {
    process.stderr.write(bugText(error));
    process.exitCode = bugExitCode;
  }
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) throwInsteadOfExit(inner);
}
