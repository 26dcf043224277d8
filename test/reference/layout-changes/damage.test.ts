import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageResult } from '../../../generator/reference/parse-page.ts';
import { printPage } from '../../../generator/reference/print-page.ts';
import { isLong } from '../../support/long-form.ts';
import { hasShared } from '../../support/shared.ts';
import { layoutChanges } from './changes.ts';
import { neighbors } from './neighbors.ts';
import { originals } from './originals.ts';
import { facts, parse } from './page-facts.ts';

/** A position on a page, as a fraction of its length, and the replacement of the characters there. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(30),
  by: fc.oneof(
    fc.constantFrom('', '|', '\n', '`', '**', '<br>', ' - ', '—', '\\', '[', ', ', '\n\n'),
    fc.string(),
    fc.string({ unit: 'binary' }),
  ),
});

function modelFacts(result: PageResult): unknown {
  return result.ok && result.value.models.map((model) => facts(model));
}

describe.skipIf(!hasShared)('parsePage', () => {
  it('never throws for a changed and damaged page, reproduces the content that it reads, and reports the rest', () => {
    const original = fc.constantFrom(...originals.filter(({ text }) => text.length < 5000));
    const change = fc.constantFrom(...layoutChanges, ...neighbors);
    const damages = fc.array(damage, { maxLength: 3 });
    fc.assert(
      fc.property(original, change, damages, ({ name, parts, definition }, { apply }, pieces) => {
        const text = pieces.reduce((before, { at, length, by }) => {
          const start = Math.floor(at * before.length);
          return before.slice(0, start) + by + before.slice(start + length);
        }, apply(parts));
        const page = parse(name, text);
        if (!page.ok) {
          expect(page.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(modelFacts(parse(name, printPage(page.value)))).toEqual(modelFacts(page));
        const ids = new Set(page.value.models.map(({ id }) => id));
        if (!definition.models.every(({ id }) => ids.has(id))) {
          expect(page.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: isLong() ? 400 : 30 },
    );
  });
});
