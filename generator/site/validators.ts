import { build } from 'esbuild';
import { join } from 'node:path';
import { emitModuleCode } from '../emit/sdk/emit-module.ts';
import { packageRoot } from '../package-root.ts';
import type { PlannedModel } from '../plan/types.ts';
import type { SiteFile } from './site-file.ts';

/**
 * Bundles the SDK's module of each model for browsers, with the code that they share in files of
 * its own. The playground checks with the same code as the SDK, so messages are identical.
 */
export async function bundleValidators(
  models: readonly PlannedModel[],
): Promise<readonly SiteFile[]> {
  const sources = new Map(
    models.map((model) => [
      model.names.fileName,
      `${emitModuleCode(model)}\nexport { ${model.names.identifier} as model };\n`,
    ]),
  );
  const result = await build({
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    entryPoints: [...sources.keys()].map((name) => ({ in: `model:${name}`, out: name })),
    outdir: '/validators',
    absWorkingDir: packageRoot,
    chunkNames: 'shared-[hash]',
    logLevel: 'silent',
    plugins: [
      {
        name: 'models',
        setup: (bundler) => {
          bundler.onResolve({ filter: /^model:/ }, ({ path }) => ({
            path: path.slice('model:'.length),
            namespace: 'model',
          }));
          bundler.onLoad({ filter: /.*/, namespace: 'model' }, ({ path }) => ({
            contents: sources.get(path) ?? '',
            loader: 'ts',
            // Next to the runtime, which the bundler finds without a call for each import.
            resolveDir: join(packageRoot, 'generator', 'runtime'),
          }));
        },
      },
    ],
  });
  return result.outputFiles
    .map(({ path, text }) => ({
      path: `validators/${path.replace(/^.*[\\/]/, '')}`,
      text,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
