import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deadLinks, pagesIn } from '../support/dead-links.ts';

const root = join(import.meta.dirname, '..', '..');

test('every link in the repository and its docs works on GitHub', () => {
  const ownPages = ['README', 'CONTRIBUTING', 'SECURITY', 'CHANGELOG', 'test/examples/README'].map(
    (name) => join(root, `${name}.md`),
  );
  const generated = pagesIn(join(root, 'generated')).filter(
    (path) => !path.includes('node_modules'),
  );
  expect(generated.length).toBeGreaterThan(15);
  expect(deadLinks([...ownPages, ...generated])).toEqual([]);
});
