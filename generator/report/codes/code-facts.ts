/** The explanation of a problem code. A problem can have a more specific one. */
export interface CodeFacts {
  /** Why it is a problem. */
  readonly why: string;
  /** The steps that solve it. */
  readonly fix: string;
}
