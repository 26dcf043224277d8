/** The general explanation of a problem code. A problem may state more. */
export interface CodeFacts {
  /** Why it is a problem. */
  readonly why: string;
  /** The way to solve it. */
  readonly fix: string;
}
