import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { compile } from '../support/compile.ts';

const corpus = inject('corpus');

describe.runIf(corpus)('the model pages of all real pages', () => {
  const { folder, generated } = corpus ?? { folder: '', generated: '' };

  test('have TypeScript samples that compile with the SDK beside them', () => {
    const samples = join(folder, 'samples');
    mkdirSync(samples);
    onTestFinished(() => {
      rmSync(samples, { recursive: true });
    });
    const pages = join(generated, 'docs', 'models');
    const found = readdirSync(pages).flatMap((page) =>
      Array.from(
        readFileSync(join(pages, page), 'utf8').matchAll(/^```ts\n(.*?)\n```$/gms),
        ([, sample = ''], index) => ({ name: `${page.replace(/\.md$/, '')}-${index}.ts`, sample }),
      ),
    );
    expect(found.length).toBeGreaterThan(400);
    for (const { name, sample } of found) writeFileSync(join(samples, name), sample);
    expect(
      compile('typescript-7', folder, ['samples'], {
        types: ['node'],
        paths: { 'scenario-models': ['./generated/sdk/index.ts'] },
        noUnusedLocals: false,
        isolatedDeclarations: false,
        declaration: false,
      }),
    ).toEqual([]);
  });
});
