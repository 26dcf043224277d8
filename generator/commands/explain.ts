import { codeGroups, isProblemCode, problemCodes, problemUrl } from '../report/problem-codes.ts';
import type { Style } from '../report/style.ts';
import { nearestName } from '../text/nearest-name.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';

/** Explains a problem code. Without a code, lists all of them. */
export function explainCode(code: string | undefined, style: Style): CommandResult {
  if (code === undefined) {
    const lines = Object.entries(codeGroups).flatMap(([title, codes]) => [
      style.bold(title),
      ...Object.keys(codes).map((name) => `  ${name}`),
    ]);
    return {
      exitCode: exitCodes.success,
      problems: [],
      stdout: `${lines.join('\n')}\n`,
      json: problemCodes,
    };
  }
  const name = code.toUpperCase().replaceAll('-', '_');
  if (!isProblemCode(name)) return invalidInput([unknownCode(code, name)]);
  const { why, fix } = problemCodes[name];
  return {
    exitCode: exitCodes.success,
    problems: [],
    stdout: `${style.bold(name)}\n\n${why}\n\n${fix}\n\nIn the docs: ${problemUrl(name)}\n`,
    json: { code: name, why, fix, url: problemUrl(name) },
  };
}

function unknownCode(code: string, name: string) {
  const suggestion = nearestName(name, Object.keys(problemCodes));
  return {
    code: 'INPUT_UNKNOWN_CODE',
    severity: 'error',
    message: `The code must be a problem code (got '${code}').`,
    ...(suggestion !== undefined && { fix: `Did you mean '${suggestion}'?` }),
  } as const;
}
