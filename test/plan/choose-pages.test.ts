import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choosePages, type DatedModel } from '../../generator/plan/choose-pages.ts';

const model = (path: string, lastUpdated: string): DatedModel => ({
  id: 'model_acme',
  name: 'Acme',
  provider: 'Acme',
  path,
  lastUpdated,
});

test.each([
  ['the newer page', [model('a.yaml', '2026-04-09'), model('b.yaml', '2026-06-15')], 'b.yaml'],
  [
    'the first path if the dates are the same',
    [model('b.yaml', '2026-04-09'), model('a.yaml', '2026-04-09'), model('c.yaml', '2026-04-09')],
    'a.yaml',
  ],
  ['the first path without dates', [model('b.yaml', ''), model('a.yaml', '')], 'a.yaml'],
  ['a page with a date', [model('a.yaml', ''), model('b.yaml', '2026-04-09')], 'b.yaml'],
])('choosePages chooses %s, in any order of the pages', (_, pages, expected) => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...pages], { minLength: pages.length }), (shuffled) => {
      const { pathOf, problems } = choosePages(shuffled);
      expect(pathOf.get('model_acme')).toBe(expected);
      expect(problems.map(({ code }) => code)).toEqual(
        pages.slice(1).map(() => 'CATALOG_DUPLICATE_MODEL'),
      );
      expect(problems.every(({ message }) => message.includes(expected))).toBe(true);
    }),
  );
});
