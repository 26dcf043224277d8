/** A place in a text that a person can open: lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many UTF-16 units the fault spans. */
  readonly length: number;
  /** The whole source line, so that a report can show it without the file. */
  readonly lineText: string;
  /** What stands there, said beside the mark under the line. */
  readonly note?: string;
}

export type Severity = 'error' | 'warning';

/** Something wrong with what a person gave us, written for that person. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** The file it is about; with a location where a place in it is known. */
  readonly file?: string;
  readonly location?: Location;
  /** Other places that it is about. */
  readonly related?: readonly Location[];
  readonly why?: string;
  readonly fix?: string;
}

export type ProblemCode =
  `${'PAGE' | 'RECORD' | 'OVERLAY' | 'DEFINITION' | 'CATALOGUE' | 'INPUT' | 'OUTPUT' | 'SYNC'}_${string}`;

/** A value with the warnings met on the way to it, or the problems that stood in the way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function success<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

export function failure(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}
