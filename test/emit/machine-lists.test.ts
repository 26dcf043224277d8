import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emitLlmsTxt } from '../../generator/emit/docs/catalog-index.ts';
import { emitLlmsFull, llmsSection, readLlmsFull } from '../../generator/emit/docs/llms-full.ts';
import { emitModelsJson } from '../../generator/emit/json-schema/models-json.ts';
import { summarizeModel } from '../../generator/plan/summary.ts';
import { anyModel } from '../support/any-model.ts';
import { plannedModel } from '../support/planned-models.ts';

const options = { version: '1.0.0', parts: ['sdk', 'docs', 'schema'] };
const model = plannedModel(
  [
    { name: 'image', type: 'file', required: true, kind: 'image' },
    { name: 'size', type: 'string', allowedValues: ['1K', '4K'], default: '1K' },
    {
      name: 'voice',
      type: 'string',
      allowedValues: Array.from({ length: 90 }, (_, i) => `voice ${String(i)}`),
    },
  ],
  { description: 'Edits *images*.', capabilities: ['img2img'] },
);

test('llmsSection is short, and states everything that a request needs', () => {
  const section = llmsSection(model);
  expect(section).toContain('`image` asset ID, required');
  expect(section).toContain('`size` "1K" | "4K", default "1K"');
  expect(section).toContain('… (90 values)');
  expect(section.length).toBeLessThan(800);
});

test('readLlmsFull returns the section of every model', () => {
  fc.assert(
    fc.property(fc.array(anyModel, { maxLength: 4 }), (models) => {
      const sections = models.map(llmsSection);
      expect(readLlmsFull(emitLlmsFull(sections, options))).toEqual(sections);
    }),
  );
});

test('emitModelsJson states the inputs and outputs of a model, and the paths of its files', () => {
  const [entry] = JSON.parse(emitModelsJson([summarizeModel(model)], options)) as object[];
  expect(entry).toMatchObject({
    id: 'model_acme-edit',
    accepts: ['image'],
    returns: ['image'],
    required: ['image'],
    export: model.names.identifier,
    paths: {
      sdk: `sdk/models/${model.names.fileName}.ts`,
      docs: `docs/models/${model.names.fileName}.md`,
    },
  });
  const [bare] = JSON.parse(
    emitModelsJson([summarizeModel(model)], { ...options, parts: ['schema'] }),
  ) as { paths: object }[];
  expect(Object.keys(bare?.paths ?? {})).toEqual(['schema']);
  expect(emitModelsJson([], options)).toBe('[]\n');
});

test('lists of models have absolute links if the URL of the docs is known', () => {
  const url = 'https://acme.example/docs/';
  const summaries = [summarizeModel(model)];
  expect(emitModelsJson(summaries, { ...options, url })).toContain(`"url":"${url}models/`);
  const links = Array.from(
    emitLlmsTxt(summaries, url).matchAll(/\]\(([^)]*)\)/g),
    ([, link]) => link,
  );
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !link?.startsWith(url))).toEqual([]);
});
