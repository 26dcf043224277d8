import { build, type Plugin } from 'esbuild';
import { join } from 'node:path';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import type { Model } from '../../generator/runtime/model.js';

const root = join(import.meta.dirname, '..', '..');

/** The generated modules of models, running, in the order of the models. */
export async function loadModules(
  models: readonly PlannedModel[],
): Promise<readonly Model<string, object>[]> {
  const modules: Plugin = {
    name: 'generated modules',
    setup(plugin) {
      plugin.onResolve({ filter: /^model:/ }, ({ path }) => ({ path, namespace: 'model' }));
      plugin.onResolve({ filter: /^\.\.\/runtime\// }, ({ path }) => ({
        path: join(root, 'generator', path.replace('../', '').replace(/\.js$/, '.ts')),
      }));
      plugin.onLoad({ filter: /.*/, namespace: 'model' }, ({ path }) => {
        const planned = models[Number(path.slice('model:'.length))];
        return planned && { contents: emitModule(planned), loader: 'ts', resolveDir: root };
      });
    },
  };
  const names = models.map(({ names: { identifier } }) => identifier);
  const imports = names.map(
    (name, index) => `import { ${name} as m${index} } from 'model:${index}';`,
  );
  const list = `export default [${names.map((_, index) => `m${index}`).join(', ')}];`;
  const { outputFiles } = await build({
    stdin: { contents: `${imports.join('\n')}\n${list}`, resolveDir: root },
    plugins: [modules],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const loaded = (await import(`data:text/javascript;base64,${code}`)) as {
    default: readonly Model<string, object>[];
  };
  return loaded.default;
}
