import { compile, type CompileOptions } from '@mdx-js/mdx';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import { describe, expect, inject, test } from 'vitest';
import { withFlavor } from '../../generator/output/docs-flavor.ts';
import { sampleOf } from '../support/long-form.ts';
import { renderVue, vueElements } from '../support/render-vue.ts';

const options: CompileOptions = { format: 'mdx', remarkPlugins: [remarkGfm] };
const corpus = inject('corpus');
const ours = join(import.meta.dirname, '..', '..', 'generated', 'docs');

/** The texts of all pages of a docs folder, by path. */
function pagesOf(docs: string): ReadonlyMap<string, string> {
  const paths = readdirSync(docs, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.md'))
      .map((path) => [path, readFileSync(join(docs, path), 'utf8')]),
  );
}

/** Returns the errors of the MDX compiler, by page. */
async function mdxErrors(
  pages: readonly (readonly [string, string])[],
): Promise<readonly string[]> {
  const errors: string[] = [];
  for (const [path, text] of pages) {
    try {
      // Docusaurus and Next.js read the front matter before MDX does.
      await compile(withFlavor(text, 'mdx').replace(/^---\n[^]*?\n---\n/, ''), options);
    } catch (error) {
      errors.push(`${path}: ${String(error)}`);
    }
  }
  return errors;
}

/** Returns the parts of pages that are not text in a Vue template, by page. */
function vueErrors(pages: readonly (readonly [string, string])[]): readonly string[] {
  return pages.flatMap(([path, text]) => {
    const { errors, active, elements } = renderVue(withFlavor(text, 'vue'));
    const unknown = [...elements].filter((name) => !vueElements.has(name));
    return [...errors, ...active, ...unknown].map((error) => `${path}: ${error}`);
  });
}

describe('withFlavor on the docs of this repository', () => {
  const pages = pagesOf(ours);

  test('gives MDX that compiles', async () => {
    expect(await mdxErrors([...pages])).toEqual([]);
  });

  test('gives Vue templates of text', () => {
    expect(vueErrors([...pages])).toEqual([]);
  });
});

describe.runIf(corpus)('withFlavor on the docs of all real pages', () => {
  const pages = corpus ? pagesOf(join(corpus.generated, 'docs')) : new Map<string, string>();

  test('gives MDX that compiles', async () => {
    expect(pages.size).toBeGreaterThan(200);
    expect(await mdxErrors(sampleOf([...pages], 8))).toEqual([]);
  });

  test('gives Vue templates of text', () => {
    expect(vueErrors(sampleOf([...pages], 8))).toEqual([]);
  });
});
