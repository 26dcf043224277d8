import type { Problem } from '../report/problem.ts';

/** The exit codes of the command line, as `--help` lists them. */
export const exitCodes = { success: 0, bug: 1, invalidInput: 2, drift: 4, breaking: 5 } as const;

/** An exit code of the command line. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * The values of `--format`. Every command supports the first two, and a report of changes all of
 * them.
 */
export const reportFormats = [
  'text',
  'json',
  'markdown',
  'pull-request',
  'github',
  'release-notes',
] as const;

/** A value of `--format`. */
export type ReportFormat = (typeof reportFormats)[number];

/** Whether a command writes, lists what it would write, or fails if it would write anything. */
export type WriteMode = 'write' | 'dry-run' | 'check';

/** The result of a command, ready to be printed as text or as JSON. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  readonly problems: readonly Problem[];
  /** The data that the user requested. */
  readonly stdout?: string;
  /** Messages about what the command did. */
  readonly stderr?: string;
  /** The data of both streams, for `--format json`. */
  readonly json: unknown;
}

/** Returns the result of a command that stops at invalid input or configuration. */
export function invalidInput(problems: readonly Problem[]): CommandResult {
  return { exitCode: exitCodes.invalidInput, problems, json: null };
}
