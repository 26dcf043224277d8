import { build } from 'esbuild';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { entryPoints } from '../emit/package/entry-points.ts';
import { pathStats } from '../input/path-stats.ts';
import { gatherDeclarations } from './gather-declarations.ts';
import { exportedModel } from './model-declarations.ts';
import { readDeclarations } from './package-declarations.ts';
import { temporaryName } from './write-file.ts';

/**
 * Builds a generated SDK into JavaScript and declarations, as it is published. JavaScript is
 * written to few files, because loading hundreds of modules takes several times as long. A bundler
 * keeps only the models in use: the calls that create them are marked as free of side effects. The
 * folder is renamed to `dist` when it is complete.
 */
export async function buildPackage(sdk: string, dist: string): Promise<void> {
  const [built, replaced] = [temporaryName(dist), temporaryName(dist)];
  try {
    await buildInto(sdk, built);
    if (pathStats(dist)) renameSync(dist, replaced);
    renameSync(built, dist);
  } finally {
    for (const folder of [built, replaced]) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Returns the paths of files in a folder that no build wrote, and that a build would delete.
 * Includes the folder itself if it is a file or a link.
 */
export function foreignFiles(dist: string): readonly string[] {
  const stats = pathStats(dist);
  if (!stats) return [];
  if (!stats.isDirectory()) return [dist];
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const files = new Map(entries.map((entry) => [join(entry.parentPath, entry.name), entry]));
  return [...files].flatMap(([file, entry]) => {
    const isDeclaration = file.endsWith('.d.ts');
    const isModule =
      /(?:^|[\\/])chunk-\w+\.js$/.test(file) || files.has(file.replace(/\.js$/, '.d.ts'));
    const isOurs = entry.isFile() && (isDeclaration || (file.endsWith('.js') && isModule));
    return isOurs ? [] : [file];
  });
}

async function buildInto(sdk: string, dist: string): Promise<void> {
  await build({
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    // The oldest engines that the client needs: those with lookbehind.
    target: 'es2022',
    packages: 'external',
    entryPoints: entryPoints.map(({ module }) => resolve(sdk, `${module}.ts`)),
    // The paths of modules in comments do not depend on the location of the project.
    absWorkingDir: resolve(sdk),
    outbase: resolve(sdk),
    outdir: resolve(dist),
    logLevel: 'warning',
  });
  for (const [source, text] of gatherDeclarations(readDeclarations(sdk))) {
    const path = source.getFilePath();
    const target = join(dist, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (path.startsWith('/models/')) writeModelModule(target, exportedModel(source));
  }
}

/**
 * Writes the module of one model, such as `models/phota-edit`. With it, the compiler reads only the
 * declarations of that model. At run time, it re-exports the model of the index.
 */
function writeModelModule(declaration: string, model: string): void {
  writeFileSync(
    declaration.replace(/\.d\.ts$/, '.js'),
    `export { ${model} } from '../index.js';\n`,
  );
}
