import type { ProblemCode } from './problem-codes.ts';

export type { ProblemCode };

/** A place in a text: lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The length of the span in UTF-16 units. */
  readonly length: number;
  /** The full source line, so that a report can show it without the file. */
  readonly lineText: string;
  /** A remark to show next to the carets below the line. */
  readonly note?: string;
}

/** Whether a problem stops a command. */
export type Severity = 'error' | 'warning';

/** A problem with the user's input, described for that user. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** The file with the problem. If its place in the file is known, `location` states both. */
  readonly file?: string;
  readonly location?: Location;
  /** Further places of the problem. */
  readonly related?: readonly Location[];
  readonly why?: string;
  readonly fix?: string;
}

/** A value with warnings, or the problems that prevented it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Returns a successful result with warnings, if any. */
export function successOf<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

/** Returns a failed result. */
export function failureOf(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}
