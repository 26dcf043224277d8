import type { Problem } from '../report/problem.ts';

/** What the command line exits with. 1 is left to bugs of ours. */
export const exitCodes = { fine: 0, badInput: 2, drift: 4, breaking: 5 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command found; cli.ts shows it as text or as JSON. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly problems: readonly Problem[];
  /** What was asked for. */
  readonly stdout?: string;
  /** What was done. */
  readonly stderr?: string;
  /** The same as both, for `--json`. */
  readonly json: unknown;
}

export function badInput(problems: readonly Problem[]): Outcome {
  return { exitCode: exitCodes.badInput, problems, json: null };
}
