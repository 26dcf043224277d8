import { afterAll, expect, test, vi } from 'vitest';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { readProse } from '../../generator/prose/read-prose.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { corpusPages, hasShared } from '../support/shared.ts';
import { conditions } from './phrases/conditions.ts';
import { constraintParaphrases } from './phrases/constraint-paraphrases.ts';
import { counts } from './phrases/counts.ts';
import { exampleParameters } from './phrases/example-model.ts';
import { fileFormats } from './phrases/file-formats.ts';
import { ignored } from './phrases/ignored.ts';
import { lengths } from './phrases/lengths.ts';
import { limitParaphrases } from './phrases/limit-paraphrases.ts';
import { pictureSizes } from './phrases/picture-sizes.ts';
import { requirements } from './phrases/requirements.ts';
import { textForms } from './phrases/text-forms.ts';

afterAll(() => {
  vi.doUnmock('../../generator/prose/prefilter.ts');
  vi.doUnmock('../../generator/prose/rule-index.ts');
  vi.resetModules();
});

/** The reader without a look for words before its patterns. */
async function unfilteredReader() {
  vi.resetModules();
  vi.doMock('../../generator/prose/prefilter.ts', () => ({
    hasWords: () => true,
    mayState: () => true,
    hasMeanings: () => true,
  }));
  vi.doMock('../../generator/prose/rule-index.ts', () => ({
    indexRules: (forms: readonly unknown[]) => forms.map((_, rule) => rule),
    rulesFor: (all: readonly number[]) => all,
  }));
  const { readProse: unfiltered } = await import('../../generator/prose/read-prose.ts');
  return unfiltered;
}

type Siblings = readonly ResolvedParameter[];

test('readProse reads the same phrases with and without a look for words first', async () => {
  const unfiltered = await unfilteredReader();
  const phrases = [
    ...[...requirements, ...ignored, ...pictureSizes, ...fileFormats],
    ...[...conditions, ...counts, ...lengths, ...textForms],
    ...[...constraintParaphrases, ...limitParaphrases],
  ];
  for (const [name, description] of phrases) {
    const parameters = exampleParameters.map((parameter) =>
      parameter.name === name ? { ...parameter, description } : parameter,
    );
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) throw new Error(`There is no ${name}`);
    expect(readProse(parameter, parameters), description).toEqual(
      unfiltered(parameter, parameters),
    );
  }
});

test.skipIf(!hasShared)(
  'readProse reads the same on all pages with and without a look for words first',
  async () => {
    const unfiltered = await unfilteredReader();
    for (const [parameter, siblings] of corpusParameters()) {
      expect(readProse(parameter, siblings), parameter.description).toEqual(
        unfiltered(parameter, siblings),
      );
    }
  },
);

function corpusParameters() {
  return corpusPages().flatMap(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read`);
    return resolveDefinition(page.value).flatMap(({ parameters }) => withNested(parameters));
  });
}

function withNested(parameters: Siblings): (readonly [ResolvedParameter, Siblings])[] {
  return parameters.flatMap((parameter) => [
    [parameter, parameters] as const,
    ...withNested(parameter.inputs ?? []),
  ]);
}
