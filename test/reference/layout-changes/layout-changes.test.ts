import { describe, expect, it, test } from 'vitest';
import { printPage } from '../../../generator/reference/print-page.ts';
import { sampleOf } from '../../support/long-form.ts';
import { hasShared } from '../../support/shared.ts';
import { layoutChanges } from './changes.ts';
import { neighbors } from './neighbors.ts';
import { originals } from './originals.ts';
import {
  expectedModels,
  facts,
  formatReport,
  isRejected,
  parse,
  reportedParameters,
} from './page-facts.ts';
import { printForm } from './page-form.ts';

describe.skipIf(!hasShared)('parsePage', () => {
  it('is tested with pages that the printer of these tests reproduces byte for byte', () => {
    for (const { text, parts } of originals) expect(printForm(parts)).toBe(text);
  });

  const tested = [...layoutChanges, ...sampleOf(neighbors, 6)];

  test.each(tested.map((change) => ({ name: change.name, change })))(
    'takes the same facts, or rejects a model: $name',
    ({ change }) => {
      let accepted = 0;
      const pages = originals.map((original) => {
        const { name, parts, definition } = original;
        const page = parse(name, change.apply(parts));
        if (!page.ok) return { original, page };
        const { provider, category, source } = page.value;
        expect([provider, category]).toEqual([definition.provider, definition.category]);
        expect([undefined, definition.source.lastUpdated]).toContain(source.lastUpdated);
        const models = new Map(page.value.models.map((model) => [model.id, model]));
        for (const model of expectedModels(change, definition)) {
          const found = models.get(model.id);
          models.delete(model.id);
          if (found === undefined && isRejected(page, model)) continue;
          const reported = reportedParameters(found);
          expect(facts(found, reported), name).toEqual(facts(model, reported));
          accepted += 1;
        }
        expect([...models.keys()]).toEqual([]);
        return { original, page };
      });
      const all = originals.flatMap(({ definition }) => definition.models).length;
      if (change.accepted === 'all') expect(accepted).toBe(all);
      if (change.accepted === 'some') expect(accepted).toBeGreaterThan(0);
      const report = formatReport(originals, pages);
      expect(report.lines).toBeLessThan(15);
      if (accepted < all) expect(report.problems.length).toBeGreaterThan(0);
    },
  );

  it('keeps the layout of most pages, so that they are reproduced byte for byte', () => {
    const changes = sampleOf(layoutChanges, 4);
    const exact = changes.filter((change) =>
      originals.every(({ name, parts }) => {
        const text = change.apply(parts);
        const page = parse(name, text);
        return page.ok && printPage(page.value) === text.replaceAll('\r\n', '\n');
      }),
    );
    expect(exact.length).toBeGreaterThan(changes.length / 2);
  });
});
