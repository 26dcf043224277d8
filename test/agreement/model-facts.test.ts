import { describe, expect, test } from 'vitest';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import type { ResolvedModel } from '../../generator/model/resolved-model.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { catalog, model } from '../diff/support/catalogs.ts';
import { plannedModel } from '../support/planned-models.ts';

/** Every fact of a model, except its parts and those that are derived from others. */
type FactName = Exclude<
  keyof ResolvedModel,
  'id' | 'name' | 'identifier' | 'parameters' | 'constraints' | 'provenance'
>;

interface FactCase {
  readonly value: unknown;
  /** The outputs that do not show the fact. */
  readonly notIn?: readonly Output[];
}

const parameters = [{ name: 'prompt', type: 'string', required: true as const }];
const planned = (facts: Partial<ResolvedModel>) => plannedModel(parameters, facts);

/** Outputs that show facts, by their files. A new fact has to be in each, or in `notIn`. */
const outputs = {
  'emit/docs/model-page.ts': (facts) => emitModelPage(planned(facts)),
  'runtime/model.ts, emit/sdk/model-constant.ts': (facts) =>
    emitModule(planned(facts)).split('defineModel({')[1],
  'diff/compare/models.ts': (facts) =>
    diffCatalogs(catalog(model()), catalog(model(facts))).map(({ rule }) => rule),
} as const satisfies Readonly<Record<string, (facts: Partial<ResolvedModel>) => unknown>>;

type Output = keyof typeof outputs;

/** Facts of Scenario itself, which a maintainer can't correct. */
const notInOverlays: readonly FactName[] = [
  ...(['capabilities', 'presets', 'llmMarkdown', 'plan', 'license', 'disableRefund'] as const),
  ...(['earlierJobs', 'recordDate', 'onPage'] as const),
];

const onlyInDocs = [
  'runtime/model.ts, emit/sdk/model-constant.ts',
  'diff/compare/models.ts',
] as const;

const cases: Readonly<Record<FactName, FactCase>> = {
  description: { value: 'Paints.' },
  capabilities: { value: ['txt2img', 'img2img'] },
  deprecated: { value: { reason: 'Slow.' } },
  presets: { value: [{ label: 'Fast', values: { prompt: 'a' } }] },
  llmMarkdown: {
    value: 'https://acme.example/model',
    notIn: ['runtime/model.ts, emit/sdk/model-constant.ts'],
  },
  examples: {
    value: [{ name: 'A cat', input: { prompt: 'a cat' } }],
    notIn: ['runtime/model.ts, emit/sdk/model-constant.ts'],
  },
  plan: { value: 'pro', notIn: ['runtime/model.ts, emit/sdk/model-constant.ts'] },
  license: { value: 'https://acme.example/terms', notIn: onlyInDocs },
  disableRefund: { value: true, notIn: onlyInDocs },
  earlierJobs: { value: [{ medianPrice: 5 }], notIn: onlyInDocs },
  recordDate: { value: '2026-01-01', notIn: onlyInDocs },
  onPage: { value: false, notIn: onlyInDocs },
};

test('overlaySchema has each fact of a model that an overlay may correct (overlay/schema.ts)', () => {
  const correctable = Object.keys(cases).filter(
    (name) => !notInOverlays.some((other) => other === name),
  );
  const yaml = JSON.stringify({
    models: { model_a: Object.fromEntries(correctable.map((name) => [name, true])) },
  });
  const { problems } = parseOverlay(sourceText('acme.overlay.yaml', yaml));
  expect(problems.filter(({ code }) => code === 'OVERLAY_UNKNOWN_FIELD')).toEqual([]);
});

describe.each(Object.entries(cases))('%s', (name, { value, notIn = [] }) => {
  test('is in each output, by the files that print it', () => {
    const missing = Object.entries(outputs)
      .filter(([, show]) => JSON.stringify(show({})) === JSON.stringify(show({ [name]: value })))
      .map(([files]) => files);
    expect(missing.toSorted()).toEqual(notIn.toSorted());
  });
});
