import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The oldest and the newest compiler that the SDK supports. */
export const compilers = ['typescript-5.5', 'typescript-7'] as const;

export type Compiler = (typeof compilers)[number];

/** The flags under which the SDK must compile; 5.5 does not have `erasableSyntaxOnly` yet. */
function compilerOptions(compiler: Compiler) {
  return {
    target: 'es2022',
    lib: ['es2022'],
    module: 'nodenext',
    types: [],
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    declaration: true,
    isolatedDeclarations: true,
    verbatimModuleSyntax: true,
    ...(compiler === 'typescript-5.5' ? {} : { erasableSyntaxOnly: true }),
  };
}

/** Type-checks files of `folder` (globs below it) and returns the compiler's errors, each with its continuation lines. */
export function compile(
  compiler: Compiler,
  folder: string,
  include: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const config = join(folder, `tsconfig.${compiler}.json`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: { ...compilerOptions(compiler), ...options }, include }),
  );
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin', 'tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`
    .trim()
    .split(/\n(?! )/)
    .filter((error) => error !== '');
}
