import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

/** What a user can import, below the SDK's folder. */
export const entryPoints = [
  'index',
  'registry',
  'runtime/client/index',
  'runtime/client/node',
  'runtime/zod',
];

/**
 * Builds a generated SDK as it is published: JavaScript in few files, because loading some five
 * hundred modules one by one takes several times as long, and declarations. A user's bundler keeps
 * only the models that are used: the calls that make them are marked as free of side effects.
 */
export async function buildSdk(from, to) {
  await build({
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    packages: 'external',
    entryPoints: entryPoints.map((entry) => resolve(from, `${entry}.ts`)),
    outbase: from,
    outdir: to,
    logLevel: 'warning',
  });
  declarations(from, to);
  modelPaths(to);
}

/**
 * `scenario-models/models/phota-edit`: the same model by a path of its own. Whoever imports it there
 * lets the compiler read one model's declarations in place of all.
 */
function modelPaths(to) {
  const folder = join(to, 'models');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.d.ts'))) {
    const [, model] = /^export declare const (\w+)/m.exec(readFileSync(join(folder, name), 'utf8'));
    const path = join(folder, name.replace(/\.d\.ts$/, '.js'));
    writeFileSync(path, `export { ${model} } from '../index.js';\n`);
  }
}

function declarations(from, to) {
  const config = resolve(to, 'tsconfig.json');
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022'],
    module: 'nodenext',
    moduleDetection: 'force',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedDeclarations: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: resolve(from),
    outDir: resolve(to),
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include: [resolve(from)] }));
  const compiler = dirname(createRequire(import.meta.url).resolve('typescript-7/package.json'));
  try {
    execFileSync(process.execPath, [join(compiler, 'bin/tsc'), '-p', config], { stdio: 'inherit' });
  } finally {
    rmSync(config);
  }
}
