import { describe, expect, test } from 'vitest';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { withFacts } from '../../generator/resolve/with-facts.ts';
import { textOfFact } from '../support/fact-text.ts';
import { conditions, softConditions } from './phrases/conditions.ts';
import { constraintParaphrases } from './phrases/constraint-paraphrases.ts';
import { counts, softCounts } from './phrases/counts.ts';
import { exampleParameters } from './phrases/example-model.ts';
import { fileFormats, softFileFormats } from './phrases/file-formats.ts';
import { ignored, softIgnored } from './phrases/ignored.ts';
import { lengths, softLengths } from './phrases/lengths.ts';
import { limitParaphrases } from './phrases/limit-paraphrases.ts';
import type { PhraseCase } from './phrases/phrase-case.ts';
import { pictureSizes, softPictureSizes } from './phrases/picture-sizes.ts';
import { requirements, softRequirements } from './phrases/requirements.ts';
import { softParaphrases, unreadParaphrases } from './phrases/soft-paraphrases.ts';
import { terseConstraints } from './phrases/terse-constraints.ts';
import { terseLimits } from './phrases/terse-limits.ts';
import { terseParameters } from './phrases/terse-model.ts';
import { softTextForms, textForms } from './phrases/text-forms.ts';

/** Returns the certain facts in a description. */
function certainFacts(
  [name, description]: PhraseCase,
  model: readonly ResolvedParameter[] = exampleParameters,
): string[] {
  const parameters = model.map((parameter) =>
    parameter.name === name ? { ...parameter, description } : parameter,
  );
  const resolved = { id: 'm', name: 'M', capabilities: [], parameters, constraints: [] };
  return withFacts(resolved, false)
    .parameters.filter((parameter) => parameter.name === name)
    .flatMap(({ facts = [] }) => facts)
    .flatMap(({ fact, certainty }) => (certainty === 'certain' ? [textOfFact(fact)] : []))
    .toSorted();
}

describe('readProse is certain of', () => {
  test.each<PhraseCase>([
    ...[...requirements, ...ignored, ...pictureSizes, ...fileFormats],
    ...[...conditions, ...counts, ...lengths, ...textForms],
    ...[...constraintParaphrases, ...limitParaphrases],
  ])('%s: %s', (...phrase: PhraseCase) => {
    const [, , ...facts] = phrase;
    expect(certainFacts(phrase)).toEqual(facts.toSorted());
  });
});

describe('readProse is certain of the short form', () => {
  test.each<PhraseCase>([...terseLimits, ...terseConstraints])(
    '%s: %s',
    (...phrase: PhraseCase) => {
      const [, , ...facts] = phrase;
      expect(certainFacts(phrase, terseParameters)).toEqual(facts.toSorted());
    },
  );
});

describe('readProse is not certain of', () => {
  test.each<PhraseCase>([
    ...[...softRequirements, ...softIgnored, ...softPictureSizes, ...softFileFormats],
    ...[...softConditions, ...softCounts, ...softLengths, ...softTextForms],
    ...[...softParaphrases, ...unreadParaphrases],
  ])('%s: %s', (...phrase: PhraseCase) => {
    expect(certainFacts(phrase)).toEqual([]);
  });
});
