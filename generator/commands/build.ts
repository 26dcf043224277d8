import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';
import { runExclusively } from './run-exclusively.ts';

/** Builds the SDK of an output folder into JavaScript and declarations, in its folder `dist`. */
export function runBuild(out: string, style: Style): Promise<CommandResult> {
  return runExclusively({ out }, 'write', () => buildUnderLock(out, style));
}

function foreignFile(file: string): Problem {
  return {
    code: 'OUTPUT_WOULD_OVERWRITE',
    severity: 'error',
    file,
    message: 'This file was not built and would be deleted. Nothing was written.',
    fix: 'Move it, or choose another output folder with --out.',
  };
}

async function buildUnderLock(out: string, style: Style): Promise<CommandResult> {
  const sdk = join(out, 'sdk');
  if (!existsSync(join(sdk, 'index.ts'))) {
    return invalidInput([
      {
        code: 'INPUT_NO_SDK',
        severity: 'error',
        file: sdk,
        message: 'The output folder does not contain a generated SDK.',
        fix: 'Run `scenario-models generate` first, or pass the output folder with --out.',
      },
    ]);
  }
  const dist = join(out, 'dist');
  const { buildPackage, foreignFiles } = await import('../output/build-package.ts');
  const foreign = foreignFiles(dist);
  if (foreign.length > 0) return invalidInput(foreign.map(foreignFile));
  await buildPackage(sdk, dist);
  return {
    exitCode: exitCodes.success,
    problems: [],
    stderr: `${style.green('✔')} ${dist}: JavaScript and declarations built\n`,
    json: { dist },
  };
}
