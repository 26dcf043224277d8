import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { buildPackage } from '../../generator/output/build-package.ts';
import { compile } from '../support/compile.ts';

const corpus = inject('corpus');

describe.runIf(corpus)('the published types of all real pages', () => {
  test('are the same in the index and in the module of each model, with few files behind the index', async () => {
    const folder = mkdtempSync(join(corpus?.folder ?? '', 'published-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const dist = join(folder, 'dist');
    await buildPackage(join(corpus?.generated ?? '', 'sdk'), dist);
    const modules = readdirSync(join(dist, 'models'))
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => name.replace(/\.d\.ts$/, ''));
    const lines = modules.map((module, at) => {
      const text = readFileSync(join(dist, 'models', `${module}.d.ts`), 'utf8');
      const name = /^export declare const (\w+)/m.exec(text)?.[1] ?? '';
      const input = /^export interface (\w+)/m.exec(text)?.[1] ?? '';
      return `import { ${name} as own${at}, type ${input} as Own${at} } from './dist/models/${module}.js';
export const same${at}: [Same<typeof all.${name}, typeof own${at}>, Same<all.${input}, Own${at}>] = [true, true];`;
    });
    writeFileSync(join(folder, 'all.ts'), `${start}${lines.join('\n')}\n`);
    expect(compile('typescript-7', folder, ['all.ts'], { skipLibCheck: false })).toEqual([]);

    const behind = ['index', 'registry'].map(
      (name) =>
        [...readFileSync(join(dist, `${name}.d.ts`), 'utf8').matchAll(/from '\.\/models\//g)]
          .length,
    );
    expect(modules.length).toBeGreaterThan(200);
    expect(Math.max(...behind)).toBeLessThan(10);
  });
});

const start = `import type * as all from './dist/index.js';
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : [One, Other];
`;
