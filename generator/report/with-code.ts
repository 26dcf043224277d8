import type { Problem } from './problem.ts';

/** A fault in a YAML file that is no definition, under a code of its own. */
export function withCode(kind: `INPUT_${string}`): (problem: Problem) => Problem {
  return (problem) => ({
    ...problem,
    code: `${kind}_${problem.code.replace(/^DEFINITION_/, '')}`,
    ...(problem.code === 'DEFINITION_YAML' && { fix: 'Mend the line.' }),
  });
}
