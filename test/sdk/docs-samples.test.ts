import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { compile } from '../support/compile.ts';
import { nodesOf, parseMarkdown } from '../support/markdown-tree.ts';

const corpus = inject('corpus');

describe.runIf(corpus)('the model pages of all real pages', () => {
  const { generated } = corpus ?? { generated: '' };

  test('have TypeScript samples that compile with the SDK beside them', () => {
    const samples = join(generated, 'samples');
    mkdirSync(samples);
    onTestFinished(() => {
      rmSync(samples, { recursive: true });
    });
    const pages = join(generated, 'docs', 'models');
    let count = 0;
    for (const page of readdirSync(pages)) {
      for (const { lang, value } of nodesOf(
        parseMarkdown(readFileSync(join(pages, page), 'utf8')),
        'code',
      )) {
        if (lang !== 'ts') continue;
        writeFileSync(join(samples, `${page.replace(/\.md$/, '')}-${count}.ts`), value);
        count++;
      }
    }
    expect(count).toBeGreaterThan(400);
    expect(
      compile('typescript-7', generated, ['samples'], {
        types: ['node'],
        paths: { 'scenario-models': ['./sdk/index.ts'] },
        noUnusedLocals: false,
        isolatedDeclarations: false,
        declaration: false,
      }),
    ).toEqual([]);
  });
});
