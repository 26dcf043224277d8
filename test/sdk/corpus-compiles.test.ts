import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { compile, compilers } from '../support/compile.ts';
import { isLong } from '../support/long-form.ts';

const corpus = inject('corpus');

describe.runIf(corpus)('the SDK of all real pages', () => {
  test.each(isLong() ? compilers : compilers.slice(-1))('compiles with %s', (compiler) => {
    expect(compile(compiler, corpus?.folder ?? '', ['generated/sdk'])).toEqual([]);
  });

  test('has schemas that accept the types of its interfaces', () => {
    const folder = mkdtempSync(join(corpus?.folder ?? '', 'agreement-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    cpSync(join(corpus?.generated ?? '', 'sdk'), join(folder, 'sdk'), { recursive: true });
    const models = join(folder, 'sdk', 'models');
    for (const name of readdirSync(models)) {
      const module = join(models, name);
      writeFileSync(module, withAgreement(readFileSync(module, 'utf8')));
    }
    writeFileSync(join(folder, 'sdk', 'agree.ts'), agree);
    expect(
      compile('typescript-7', folder, ['sdk/models'], {
        noUnusedLocals: false,
        isolatedDeclarations: false,
        declaration: false,
      }),
    ).toEqual([]);
  });
});

/** The types under test, with what zod can't say (`readonly`, a missing and an undefined field) made alike. */
const agree = `
type Plain<T> = T extends readonly (infer Item)[] ? readonly Plain<Item>[]
  : T extends object ? { readonly [Key in keyof T]: Plain<Exclude<T[Key], undefined>> } : T;
export type Agree<One, Other> = [Plain<One>] extends [Plain<Other>]
  ? [Plain<Other>] extends [Plain<One>] ? true : ['schema is wider', Plain<Other>] : ['interface is wider', Plain<One>];
`;

/** Names the schema of a generated module, so that its type can be queried. */
function withAgreement(module: string): string {
  const inputType = /^export const \w+: Model<\s*'[^']+',\s*(\w+)/m.exec(module)?.[1] ?? '';
  const named = module.replace(/=\s+\/\* @__PURE__ \*\/ defineModel\(/, '= null!;\nconst spec = (');
  return `${named}
import type { output } from 'zod/v4/core';
import type { Agree } from '../agree.js';
const agrees: Agree<${inputType}, output<ReturnType<typeof spec.schema>>> = true;
`;
}
