import { groupProblems } from '../report/group-problems.ts';
import { printableJson, printableText } from '../report/printable.ts';
import { problemUrl } from '../report/problem-codes.ts';
import { ProblemError } from '../report/problem-error.ts';
import type { Location, Problem } from '../report/problem.ts';
import { problemsText } from '../report/report-text.ts';
import { styleFor } from '../report/style.ts';
import { redactUrls } from '../text/public-url.ts';
import {
  exitCodes,
  invalidInput,
  type CommandResult,
  type ExitCode,
  type ReportFormat,
} from './command-result.ts';

/**
 * Runs a command and prints its result. This is the only place that turns an exception into a
 * message: one that the operating system caused is a problem for the user to solve, any other is a
 * bug in this program.
 */
export async function runAndReport(
  command: () => Promise<CommandResult> | CommandResult,
  format: ReportFormat,
): Promise<ExitCode> {
  try {
    return reportResult(await command(), format);
  } catch (error) {
    return reportException(error, format);
  }
}

/** Prints data on stdout and everything else on stderr; as JSON, one object on stdout. */
export function reportResult(result: CommandResult, format: ReportFormat): ExitCode {
  const { exitCode, stdout = '', stderr = '', json } = result;
  const problems = groupProblems(result.problems.map(publicProblem));
  if (format === 'json') {
    process.stdout.write(
      `${printableJson({ exitCode, problems: problems.map(withUrl), result: json })}\n`,
    );
    return exitCode;
  }
  if (problems.length > 0)
    process.stderr.write(printableText(`${problemsText(problems, styleFor(process.stderr))}\n`));
  // Annotations are commands for the runner; their report escapes the texts in them.
  process.stdout.write(format === 'github' ? stdout : printableText(stdout));
  process.stderr.write(printableText(stderr));
  return exitCode;
}

/** Returns a problem with the URL of its explanation. */
function withUrl(problem: Problem): object {
  return { ...problem, url: problemUrl(problem.code) };
}

/**
 * Returns a problem without the secrets of URLs in its texts: names and lines may come from any
 * input.
 */
export function publicProblem(problem: Problem): Problem {
  const { file, location, related, why, fix } = problem;
  const placed = (place: Location): Location => ({
    ...place,
    file: redactUrls(place.file),
    lineText: redactUrls(place.lineText),
  });
  return {
    ...problem,
    message: redactUrls(problem.message),
    ...(file !== undefined && { file: redactUrls(file) }),
    ...(location && { location: placed(location) }),
    ...(related && { related: related.map(placed) }),
    ...(why !== undefined && { why: redactUrls(why) }),
    ...(fix !== undefined && { fix: redactUrls(fix) }),
  };
}

/** Prints an exception that a command did not handle. */
export function reportException(error: unknown, format: ReportFormat): ExitCode {
  return reportResult(exceptionResult(error), format);
}

/** Returns the result of a command that threw. */
export function exceptionResult(error: unknown): CommandResult {
  if (error instanceof ProblemError) return invalidInput(error.problems);
  const problem = systemProblem(error);
  return problem ? invalidInput([problem]) : bugResult(error);
}

/** Returns the problem behind an error of the operating system, such as a full disk. */
function systemProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error && 'syscall' in error)) return undefined;
  return {
    code: 'OUTPUT_SYSTEM',
    severity: 'error',
    ...('path' in error && typeof error.path === 'string' ? { file: error.path } : {}),
    message: `The operating system reports: ${error.message}.`,
    fix: 'Check that the file or folder exists, that you may read and write it, and that the disk has space.',
  };
}

function bugResult(error: unknown): CommandResult {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exitCode: exitCodes.bug,
    problems: [],
    stderr: `✖ This is a bug in scenario-models. Please report it with these lines:\n\n${stack}\n`,
    json: { bug: stack },
  };
}
