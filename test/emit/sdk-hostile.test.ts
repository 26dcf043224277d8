import { build } from 'esbuild';
import fc from 'fast-check';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { emitRuntime } from '../../generator/emit/emit-runtime.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import type { Model } from '../../generator/runtime/model.js';
import { anyModel } from '../support/any-model.ts';
import { compile } from '../support/compile.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('emitModule returns a module that compiles and has the same text, for any model', async () => {
  const seed = Date.now() % 1e9;
  const models = fc.sample(anyModel, { numRuns: 80, seed }).map((planned, index) => ({
    ...planned,
    names: { identifier: `model${index}`, inputType: `Model${index}Input`, fileName: `m${index}` },
  }));
  const folder = temporaryFolder();
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  for (const { path, text } of emitRuntime()) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'sdk/models'));
  for (const planned of models) {
    const text = emitModule(planned);
    writeFileSync(join(folder, 'sdk/models', `${planned.names.fileName}.ts`), text);
  }
  expect(compile('typescript-7', folder, ['sdk']), `seed ${seed}`).toEqual([]);

  const index = models.map(({ names }) => `export * from './models/${names.fileName}.js';`);
  writeFileSync(join(folder, 'sdk/index.ts'), index.join('\n'));
  const outfile = join(folder, 'index.js');
  const external = { packages: 'external', format: 'esm', platform: 'node', bundle: true } as const;
  await build({ entryPoints: [join(folder, 'sdk/index.ts')], outfile, ...external });
  const sdk = (await import(pathToFileURL(outfile).href)) as Readonly<
    Record<string, Model<string, object>>
  >;
  for (const { model, names } of models) {
    const loaded = sdk[names.identifier];
    expect(loaded).toMatchObject({ id: model.id, name: model.name });
    expect(loaded?.capabilities).toEqual(model.capabilities);
    const data = new Map(Object.entries({ ...loaded?.parameters }));
    const said = [...data].map(([name, fields]) => Object.assign({ name }, fields));
    expect(said).toMatchObject(
      model.parameters.map(({ name, type, default: value, allowedValues }) => ({
        ...{ name, type },
        ...(value === undefined ? {} : { default: value }),
        ...(allowedValues ? { allowedValues } : {}),
      })),
    );
  }
});
