import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { anyPair } from './support/any-pair.ts';
import { catalog, catalogWith, model, page } from './support/catalogs.ts';

function rulesOf(before: Catalog, after: Catalog): readonly string[] {
  return diffCatalogs(before, after).map(({ rule }) => rule);
}

const prompt: ResolvedParameter = { name: 'prompt', type: 'string', required: true };

describe('diffCatalogs without a change', () => {
  it('returns no findings for equal catalogs, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyPair, { minLength: 1, maxLength: 4 }), (pairs) => {
        const models = pairs.flatMap(({ before }, index) =>
          ['a', 'b'].map((letter) => ({
            ...before,
            id: `${letter}${index}`,
            name: `${letter}${index}`,
          })),
        );
        const shuffled = models
          .map((planned) => ({ ...planned, parameters: planned.parameters.toReversed() }))
          .toReversed();
        expect(rulesOf(catalog(...models), catalog(...shuffled))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('ignores the date of a page', () => {
    const later = { pages: [page([model()], { lastUpdated: '2026-12-31' })] };
    expect(rulesOf(catalog(model()), later)).toEqual([]);
  });

  it('ignores the order of allowed values, capabilities and pages', () => {
    const style = (allowedValues: readonly string[]) => ({
      name: 'style',
      type: 'string',
      allowedValues,
    });
    const side = (values: readonly string[], capabilities: readonly string[]) => [
      page([model({ parameters: [style(values)], capabilities })]),
      page([model({ id: 'model_other', name: 'Other' })], { path: 'audio/acme.yaml' }),
    ];
    const before = { pages: side(['a', 'b'], ['txt2img', 'img2img']) };
    const after = { pages: side(['b', 'a'], ['img2img', 'txt2img']).toReversed() };
    expect(rulesOf(before, after)).toEqual([]);
  });

  it('returns the same findings for any order of pages, models and parameters', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const other = model({ id: 'model_b', name: 'B' });
        const one = diffCatalogs(catalog(before, other), catalog(after));
        const reversed = { ...after, parameters: after.parameters.toReversed() };
        const again = diffCatalogs(catalog(other, before), catalog(reversed));
        expect(again).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });
});

describe('diffCatalogs returns one finding', () => {
  const named = (name: string, changes: Partial<ResolvedParameter> = {}) => ({
    name,
    type: 'string',
    ...changes,
  });

  it('for a parameter whose name changes only in spelling, and others for its other changes', () => {
    const before = catalogWith(prompt, named('ingredients_mode', { allowedValues: ['a', 'b'] }));
    const after = catalogWith(prompt, named('ingredientsMode', { allowedValues: ['a'] }));
    expect(rulesOf(before, after)).toEqual(['allowed-values-removed', 'parameter-renamed']);
  });

  it('each for a removed and an added parameter that share only their type', () => {
    const before = catalogWith(
      prompt,
      named('negativePrompt', { description: 'What must not be seen.' }),
    );
    const after = catalogWith(prompt, named('voice', { description: 'Who speaks the text.' }));
    expect(rulesOf(before, after)).toEqual(['parameter-removed', 'optional-parameter-added']);
  });

  it('each for removed and added parameters if a rename is ambiguous', () => {
    const before = catalogWith(prompt, named('a'), named('b'));
    const after = catalogWith(prompt, named('c'));
    expect(rulesOf(before, after)).toEqual([
      'parameter-removed',
      'parameter-removed',
      'optional-parameter-added',
    ]);
  });

  it('for a renamed parameter that constraints mention', () => {
    const side = (name: string) =>
      catalog(
        model({
          parameters: [named('image'), named(name, { maxLength: 5 })],
          constraints: [{ kind: 'mutuallyExclusive', parameters: ['image', name] }],
        }),
      );
    expect(rulesOf(side('text'), side('words'))).toEqual(['parameter-renamed']);
  });

  it('for a change of type with all its consequences', () => {
    const before = catalogWith(named('seed', { allowedValues: ['1', '2'], default: '1' }));
    const after = catalogWith(named('seed', { type: 'number', min: 0, default: 1 }));
    expect(rulesOf(before, after)).toEqual(['type-changed']);
  });

  it('for a removed parameter with its constraints', () => {
    const parameters = [named('a'), named('b')];
    const before = catalog(
      model({ parameters, constraints: [{ kind: 'mutuallyExclusive', parameters: ['a', 'b'] }] }),
    );
    const after = catalog(model({ parameters: [named('a')] }));
    expect(rulesOf(before, after)).toEqual(['parameter-removed']);
  });

  it('for a model of the same name with another ID, and others for its other changes', () => {
    const after = model({ id: 'model_acme-paint-2', parameters: [prompt, named('seed')] });
    expect(rulesOf(catalog(model()), catalog(after))).toEqual([
      'model-id-changed',
      'optional-parameter-added',
    ]);
  });

  it('for a model that changes only its names, unless that is ambiguous', () => {
    const after = model({ id: 'model_acme-brush', name: 'Acme Brush' });
    expect(rulesOf(catalog(model()), catalog(after))).toEqual([
      'model-id-changed',
      'model-identifier-changed',
    ]);
    const duplicate = model({ id: 'model_acme-pen', name: 'Acme Pen' });
    expect(rulesOf(catalog(model()), catalog(after, duplicate))).toEqual([
      'model-added',
      'model-removed',
      'model-added',
    ]);
  });

  it('for a name in code that now belongs to another model', () => {
    const before = model({ id: 'model_one', name: 'Acme' });
    const after = model({ id: 'model_two', name: 'Acme', capabilities: ['img2img'] });
    const moved = { pages: [page([after], { path: 'video-generation/acme.yaml' })] };
    expect(rulesOf(catalog(before), moved)).toEqual(['model-removed', 'identifier-reused']);
  });
});

describe('diffCatalogs of a model on two pages', () => {
  const other = { path: 'image-upscale/acme.yaml', lastUpdated: '2026-02-02' };
  const changed = model({ parameters: [prompt, { name: 'seed', type: 'number' }] });

  it('reports one move', () => {
    const after = { pages: [page([model()]), page([model()], other)] };
    const [finding, ...others] = diffCatalogs(catalog(model()), after);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'model-moved',
      after: ['image-generation/acme.yaml', 'image-upscale/acme.yaml'],
    });
  });

  it('compares the page with the later date', () => {
    const before = { pages: [page([model()]), page([model()], other)] };
    const after = { pages: [page([changed]), page([model()], other)] };
    expect(rulesOf(before, after)).toEqual([]);
    const later = { pages: [page([model()]), page([changed], other)] };
    expect(rulesOf(before, later)).toEqual(['optional-parameter-added']);
  });
});
