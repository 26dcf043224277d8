import { build } from 'esbuild';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { emitRuntime } from '../../generator/emit/emit-runtime.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import { compile } from '../support/compile.ts';
import { plannedModel } from '../support/planned-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const calls = `import { oddNames } from './sdk/models/odd-names.js';

export const request = oddNames
  .builder()
  .withBuild('a')
  .withThen('b')
  .withConstructor('c')
  .with__proto__('d')
  .toString('e')
  .class('f')
  .build();
export const filled = oddNames.request({
  build: 'a', then: 'b', constructor: 'c', ['__proto__']: 'd', toString: 'e', class: 'f',
});
export const empty = oddNames.validate({});
export const wrong = oddNames.validate(JSON.parse('{"__proto__":1,"constructor":1,"toString":1}'));
import { freeNames } from './sdk/models/free-names.js';
export const free = freeNames.validate({});
export const half = await oddNames.builder().withThen('b');
`;

test('emitModule supports parameters named like members of every object or of a builder', async () => {
  const names = ['build', 'then', 'constructor', '__proto__', 'toString', 'class'];
  const parameters = names.map((name) => ({ name, type: 'string', required: true as const }));
  const planned = plannedModel(parameters, { name: 'Odd Names' });
  const optional = names.map((name) => ({ name, type: 'string' }));
  const free = plannedModel(optional, { name: 'Free Names' });
  const runtime = emitRuntime().filter(({ path }) => !path.includes('/client/'));
  const folder = temporaryFolder({
    ...Object.fromEntries(runtime.map(({ path, text }) => [path, text])),
    'sdk/models/odd-names.ts': emitModule(planned),
    'sdk/models/free-names.ts': emitModule(free),
    'calls.ts': calls,
  });
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  const options = { declaration: false, isolatedDeclarations: false };
  expect(compile('typescript-7', folder, ['calls.ts'], options)).toEqual([]);

  const outfile = join(folder, 'calls.js');
  const external = { packages: 'external', format: 'esm', platform: 'node', bundle: true } as const;
  await build({ entryPoints: [join(folder, 'calls.ts')], outfile, target: 'es2022', ...external });
  const {
    request,
    filled,
    empty,
    wrong,
    half,
    free: valid,
  } = (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, object>>;

  const body =
    '{"build":"a","then":"b","constructor":"c","__proto__":"d","toString":"e","class":"f"}';
  expect(JSON.stringify((request as { body: object }).body)).toBe(body);
  expect(JSON.stringify((filled as { body: object }).body)).toBe(body);
  const missing = (empty as { issues: { path: string[]; code: string }[] }).issues;
  expect(missing.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual(
    names.map((name) => `${name} missing`).sort(),
  );
  expect((wrong as { success: boolean }).success).toBe(false);
  expect(half).toHaveProperty('withBuild');
  expect(valid).toMatchObject({ success: true });
});
