import { describe, expect, test } from 'vitest';
import { calibrateForms } from '../../generator/lint/calibrate-forms.ts';
import { checkQuotedEntries } from '../../generator/lint/check-quoted-entries.ts';
import { lintModel } from '../../generator/lint/lint-model.ts';
import { printProposedOverlay } from '../../generator/lint/proposed-overlay.ts';
import { isOverlayFact } from '../../generator/model/fact.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { modelOfRecord } from '../../generator/record/merge-record.ts';
import { readRecords } from '../../generator/record/read-records.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { checkOverlay } from '../../generator/resolve/check-overlay.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { resolveModel } from '../../generator/resolve/resolve-model.ts';
import { corpusPages, hasShared, modelRecords } from '../support/shared.ts';

describe.skipIf(!hasShared)('calibrate on the recorded models', () => {
  const models = modelRecords().flatMap(({ name, text }) => {
    const records = readRecords(sourceText(name, text));
    if (!records.ok) throw new Error(name);
    return records.value.map((record) => resolveModel(modelOfRecord(record, false)));
  });

  test('no certain or likely fact differs from a record', () => {
    const rows = calibrateForms(models);
    expect(
      rows.filter(({ certainty }) => certainty !== 'unsure').flatMap(({ differs }) => differs),
    ).toEqual([]);
    expect(rows.some(({ agrees }) => agrees > 0)).toBe(true);
  });
});

describe.skipIf(!hasShared)('printProposedOverlay on the real pages', () => {
  test('applies to its page, and leaves only unsure proposals', () => {
    for (const { name, text } of corpusPages()) {
      const page = parsePage(sourceText(name, text));
      if (!page.ok) throw new Error(name);
      const proposed = printProposedOverlay(resolveDefinition(page.value).flatMap(lintModel));
      if (!/^models:/m.test(proposed)) continue;
      const overlay = parseOverlay(sourceText(name, proposed));
      if (!overlay.ok) throw new Error(JSON.stringify(overlay.problems));
      const models = resolveDefinition(page.value, overlay.value.value);
      expect(checkOverlay(overlay.value, models), name).toEqual([]);
      expect(checkQuotedEntries(sourceText(name, proposed), resolveDefinition(page.value))).toEqual(
        [],
      );
      const left = models
        .flatMap(lintModel)
        .filter(
          ({ proposal, certainty }) =>
            proposal && isOverlayFact(proposal) && certainty !== 'unsure',
        );
      expect(left, name).toEqual([]);
    }
  });
});
