import { createProcessor, type ProcessorOptions } from '@mdx-js/mdx';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import { describe, expect, inject, test } from 'vitest';
import { withFlavor } from '../../generator/output/docs-flavor.ts';
import { sampleOf } from '../support/long-form.ts';

const options: ProcessorOptions = { format: 'mdx', remarkPlugins: [remarkGfm] };
const corpus = inject('corpus');

describe.runIf(corpus)('the docs of all real pages', () => {
  test('parse as MDX', () => {
    const processor = createProcessor(options);
    const docs = join(corpus?.generated ?? '', 'docs');
    const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    );
    expect(pages.length).toBeGreaterThan(200);
    const refused: string[] = [];
    for (const path of sampleOf(pages, 8)) {
      try {
        processor.parse(withFlavor(readFileSync(join(docs, path), 'utf8'), 'mdx'));
      } catch (error) {
        refused.push(`${path}: ${String(error)}`);
      }
    }
    expect(refused).toEqual([]);
  });
});
