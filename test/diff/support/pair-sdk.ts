import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { emitRuntime } from '../../../generator/emit/emit-runtime.ts';
import { emitModule } from '../../../generator/emit/sdk/emit-module.ts';
import type { PlannedModel } from '../../../generator/plan/types.ts';
import type { Model } from '../../../generator/runtime/model.js';
import { compile } from '../../support/compile.ts';

export interface PlannedPair {
  readonly before: PlannedModel;
  readonly after: PlannedModel;
}

type AnyModel = Model<string, object>;
type File = readonly [path: string, text: string];

/** The generated modules of both sides of many pairs, `models/before3.ts` and `models/after3.ts`. */
export interface PairSdk {
  /** Both sides of a pair, as a program sees them. */
  readonly models: (index: number) => { readonly before: AnyModel; readonly after: AnyModel };
  /** Compiles files next to the modules; the first error of each file that has one, by its path. */
  readonly compile: (files: readonly File[]) => ReadonlyMap<string, string>;
  readonly remove: () => void;
}

export async function pairSdk(pairs: readonly PlannedPair[]): Promise<PairSdk> {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-models-pairs-'));
  symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'));
  const write = ([path, text]: File) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of emitRuntime()) {
    if (!/\/client\/|\/proxy\./.test(path)) write([path.replace(/^sdk\//, ''), text]);
  }
  pairs.forEach(({ before, after }, index) => {
    write([`models/before${index}.ts`, emitModule(before)]);
    write([`models/after${index}.ts`, emitModule(after)]);
  });
  const exported = pairs.flatMap(({ before, after }, index) => [
    `export { ${before.names.identifier} as before${index} } from './models/before${index}.js';`,
    `export { ${after.names.identifier} as after${index} } from './models/after${index}.js';`,
  ]);
  write(['all.ts', exported.join('\n')]);
  const loaded = await load(join(folder, 'all.ts'), join(folder, 'all.mjs'));

  return {
    models: (index) => {
      const [before, after] = [loaded[`before${index}`], loaded[`after${index}`]];
      if (!before || !after) throw new Error(`pair ${index} is not there`);
      return { before, after };
    },
    compile: (files) => {
      files.forEach(write);
      return compileErrors(folder);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function load(entry: string, outfile: string): Promise<Readonly<Record<string, AnyModel>>> {
  const target = { packages: 'external', format: 'esm', platform: 'node', bundle: true } as const;
  await build({ entryPoints: [entry], outfile, ...target });
  // The models that were just written.
  return (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, AnyModel>>;
}

function compileErrors(folder: string): ReadonlyMap<string, string> {
  const errors = compile('typescript-7', folder, ['models', 'users'], {
    lib: ['es2022', 'dom'],
    declaration: false,
    isolatedDeclarations: false,
    noUnusedLocals: false,
  });
  const first = new Map<string, string>();
  for (const error of errors) {
    const path = /^(.*?)\(\d+,\d+\): error/.exec(error)?.[1] ?? error;
    if (!first.has(path)) first.set(path, error);
  }
  return first;
}
