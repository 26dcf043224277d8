import type { Problem } from './problem.ts';

/** Returns a function that gives a YAML problem of another kind of file its own code. */
export function withCode(kind: `INPUT_${string}`): (problem: Problem) => Problem {
  return (problem) => ({
    ...problem,
    code: `${kind}_${problem.code.replace(/^DEFINITION_/, '')}`,
    ...(problem.code === 'DEFINITION_YAML' && { fix: 'Correct the line.' }),
  });
}
