import type { Problem } from './problem.ts';

/** An error with problems of the user's input, thrown by code that can't return a `Result`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}
