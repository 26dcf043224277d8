import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { deadLinks, pagesIn } from '../support/dead-links.ts';
import { sampleOf } from '../support/long-form.ts';

const corpus = inject('corpus');

test.runIf(corpus)('every link in the docs of all real pages works on GitHub', () => {
  const pages = pagesIn(join(corpus?.generated ?? '', 'docs'));
  expect(pages.length).toBeGreaterThan(200);
  expect(deadLinks(sampleOf(pages, 8))).toEqual([]);
});
