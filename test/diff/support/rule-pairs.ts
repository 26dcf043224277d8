import type { ChangeRuleId } from '../../../generator/change-rules/registry.ts';
import type { Catalog } from '../../../generator/diff/catalog.ts';
import { noTombstones, type Tombstones } from '../../../generator/history/tombstones.ts';
import type {
  Constraint,
  ResolvedModel,
  ResolvedParameter,
} from '../../../generator/model/resolved-model.ts';
import { catalog, catalogWith, model, page } from './catalogs.ts';

/** The smallest pair of catalogs that shows a rule. */
export interface RulePair {
  readonly before: Catalog;
  readonly after: Catalog;
  readonly tombstones?: Tombstones;
}

const other = model({ id: 'model_acme-sketch', name: 'Acme Sketch', capabilities: [] });
const prompt: ResolvedParameter = { name: 'prompt', type: 'string', required: true };

const number = (changes: Partial<ResolvedParameter>) => ({ name: 'x', type: 'number', ...changes });
const text = (changes: Partial<ResolvedParameter>) => ({ name: 'x', type: 'string', ...changes });
const list = (changes: Partial<ResolvedParameter>) => ({
  name: 'x',
  type: 'string_array',
  ...changes,
});
const file = (changes: Partial<ResolvedParameter>) => ({ name: 'x', type: 'file', ...changes });
const trained = (changes: Partial<ResolvedParameter>) => ({ name: 'x', type: 'model', ...changes });

function parameter(before: ResolvedParameter, after: ResolvedParameter): RulePair {
  return { before: catalogWith(before), after: catalogWith(after) };
}

function changed(changes: Partial<ResolvedModel>, from: Partial<ResolvedModel> = {}): RulePair {
  return { before: catalog(model(from)), after: catalog(model({ ...from, ...changes })) };
}

/** Three optional parameters with these constraints between them. */
function between(before: readonly Constraint[], after: readonly Constraint[]): RulePair {
  const parameters = ['a', 'b', 'c'].map((name) => ({ name, type: 'string' }));
  return changed({ constraints: after }, { parameters, constraints: before });
}

const mutuallyExclusive = (...parameters: readonly string[]): Constraint => ({
  kind: 'mutuallyExclusive',
  parameters,
});
const ignored = (by: string): Constraint => ({
  kind: 'ignoredWhen',
  parameter: 'a',
  when: { parameter: 'b', values: [by] },
});

const renamed = page([model()]);

export const rulePairs: Readonly<Record<ChangeRuleId, RulePair>> = {
  'model-added': { before: catalog(), after: catalog(other) },
  'model-removed': { before: catalog(other), after: catalog() },
  'model-id-changed': changed({ id: 'model_acme-paint-2' }, { identifier: 'acmePaint' }),
  'model-identifier-changed': changed({ name: 'Acme Painter' }),
  'model-name-changed': changed({ name: 'Acme Painter' }, { identifier: 'acmePaint' }),
  'model-moved': {
    before: catalog(model()),
    after: { pages: [page([model()], { path: 'image-upscale/acme.yaml' })] },
  },
  'page-renamed': {
    before: catalog(model()),
    after: { pages: [{ ...renamed, page: { ...renamed.page, provider: 'Acme Labs' } }] },
  },
  'model-deprecated': changed({ deprecated: { reason: 'Too slow.' } }),
  'model-reactivated': {
    before: catalog(model({ deprecated: { reason: 'Too slow.' } })),
    after: catalog(model()),
  },
  'capabilities-added': changed({ capabilities: ['txt2img', 'img2img'] }),
  'capabilities-removed': changed({ capabilities: [] }),
  'plan-raised': changed({ plan: 'pro' }, { plan: 'creator' }),
  'plan-lowered': changed({ plan: 'creator' }, { plan: 'pro' }),

  'required-parameter-added': {
    before: catalogWith(prompt),
    after: catalogWith(prompt, { name: 'size', type: 'number', required: true }),
  },
  'required-parameter-with-default-added': {
    before: catalogWith(prompt),
    after: catalogWith(prompt, { name: 'size', type: 'number', required: true, default: 1 }),
  },
  'optional-parameter-added': {
    before: catalogWith(prompt),
    after: catalogWith(prompt, { name: 'size', type: 'number' }),
  },
  'parameter-removed': {
    before: catalogWith(prompt, { name: 'size', type: 'number' }),
    after: catalogWith(prompt),
  },
  'parameter-renamed': parameter(prompt, { ...prompt, name: 'text' }),
  'parameter-became-required': parameter(number({}), number({ required: true })),
  'parameter-became-required-with-default': parameter(
    number({ default: 1 }),
    number({ default: 1, required: true }),
  ),
  'parameter-became-optional': parameter(number({ required: true }), number({})),
  'parameter-deprecated': parameter(number({}), number({ deprecated: { reason: 'No use.' } })),
  'parameter-reactivated': parameter(number({ deprecated: { reason: 'No use.' } }), number({})),
  'price-impact-added': parameter(number({}), number({ costImpact: true })),
  'price-impact-removed': parameter(number({ costImpact: true }), number({})),

  'type-changed': parameter(number({}), text({})),
  'became-list': parameter(text({}), list({})),
  'became-single': parameter(list({}), text({})),
  'text-type-changed': parameter(text({}), trained({})),
  'became-file': parameter(text({}), file({})),
  'no-longer-file': parameter(file({}), text({})),
  'type-became-unknown': parameter(text({}), text({ type: 'color' })),
  'type-became-known': parameter(text({ type: 'color' }), text({})),
  'unknown-type-changed': parameter(text({ type: 'color' }), text({ type: 'palette' })),
  'became-integer': parameter(number({}), number({ integer: true })),
  'no-longer-integer': parameter(number({ integer: true }), number({})),
  'step-set': parameter(number({}), number({ step: 8 })),
  'step-removed': parameter(number({ step: 8 }), number({})),
  'step-changed': parameter(number({ step: 8 }), number({ step: 5 })),
  'sub-inputs-set': parameter(
    { name: 'x', type: 'inputs_array' },
    { name: 'x', type: 'inputs_array', inputs: [prompt] },
  ),
  'sub-inputs-removed': parameter(
    { name: 'x', type: 'inputs_array', inputs: [prompt] },
    { name: 'x', type: 'inputs_array' },
  ),
  'model-types-added': parameter(
    trained({ modelTypes: ['lora'] }),
    trained({ modelTypes: ['lora', 'checkpoint'] }),
  ),
  'model-types-removed': parameter(
    trained({ modelTypes: ['lora', 'checkpoint'] }),
    trained({ modelTypes: ['lora'] }),
  ),
  'model-types-set': parameter(trained({}), trained({ modelTypes: ['lora'] })),
  'model-types-lifted': parameter(trained({ modelTypes: ['lora'] }), trained({})),

  'allowed-values-added': parameter(
    text({ allowedValues: ['1K'] }),
    text({ allowedValues: ['1K', '2K'] }),
  ),
  'allowed-values-removed': parameter(
    text({ allowedValues: ['1K', '2K'] }),
    text({ allowedValues: ['1K'] }),
  ),
  'allowed-values-set': parameter(text({}), text({ allowedValues: ['1K'] })),
  'allowed-values-lifted': parameter(text({ allowedValues: ['1K'] }), text({})),
  'default-changed': parameter(number({ default: 1 }), number({ default: 2 })),
  'default-added': parameter(number({}), number({ default: 1 })),
  'default-removed': parameter(number({ default: 1 }), number({})),
  'required-default-added': parameter(
    number({ required: true }),
    number({ required: true, default: 1 }),
  ),
  'required-default-removed': parameter(
    number({ required: true, default: 1 }),
    number({ required: true }),
  ),

  'min-raised': parameter(number({ min: 1 }), number({ min: 2 })),
  'min-lowered': parameter(number({ min: 2 }), number({ min: 1 })),
  'min-set': parameter(number({}), number({ min: 1 })),
  'min-removed': parameter(number({ min: 1 }), number({})),
  'max-raised': parameter(number({ max: 2 }), number({ max: 4 })),
  'max-lowered': parameter(number({ max: 4 }), number({ max: 2 })),
  'max-set': parameter(number({}), number({ max: 4 })),
  'max-removed': parameter(number({ max: 4 }), number({})),
  'min-length-raised': parameter(text({ minLength: 1 }), text({ minLength: 2 })),
  'min-length-lowered': parameter(text({ minLength: 2 }), text({ minLength: 1 })),
  'min-length-set': parameter(text({}), text({ minLength: 1 })),
  'min-length-removed': parameter(text({ minLength: 1 }), text({})),
  'max-length-raised': parameter(text({ maxLength: 2 }), text({ maxLength: 4 })),
  'max-length-lowered': parameter(text({ maxLength: 4 }), text({ maxLength: 2 })),
  'max-length-set': parameter(text({}), text({ maxLength: 4 })),
  'max-length-removed': parameter(text({ maxLength: 4 }), text({})),
  'min-items-raised': parameter(list({ minItems: 1 }), list({ minItems: 2 })),
  'min-items-lowered': parameter(list({ minItems: 2 }), list({ minItems: 1 })),
  'min-items-set': parameter(list({}), list({ minItems: 1 })),
  'min-items-removed': parameter(list({ minItems: 1 }), list({})),
  'max-items-raised': parameter(list({ maxItems: 2 }), list({ maxItems: 4 })),
  'max-items-lowered': parameter(list({ maxItems: 4 }), list({ maxItems: 2 })),
  'max-items-set': parameter(list({}), list({ maxItems: 4 })),
  'max-items-removed': parameter(list({ maxItems: 4 }), list({})),
  'max-size-raised': parameter(file({ maxSize: 1024 }), file({ maxSize: 2048 })),
  'max-size-lowered': parameter(file({ maxSize: 2048 }), file({ maxSize: 1024 })),
  'max-size-set': parameter(file({}), file({ maxSize: 1024 })),
  'max-size-removed': parameter(file({ maxSize: 1024 }), file({})),
  'max-duration-raised': parameter(file({ maxDuration: 5 }), file({ maxDuration: 10 })),
  'max-duration-lowered': parameter(file({ maxDuration: 10 }), file({ maxDuration: 5 })),
  'max-duration-set': parameter(file({}), file({ maxDuration: 5 })),
  'max-duration-removed': parameter(file({ maxDuration: 5 }), file({})),
  'file-kind-changed': parameter(file({ kind: 'image' }), file({ kind: 'video' })),
  'file-kind-set': parameter(file({}), file({ kind: 'image' })),
  'file-kind-removed': parameter(file({ kind: 'image' }), file({})),
  'file-limits-set': parameter(file({}), file({ minWidth: 300, minHeight: 300 })),
  'file-limits-removed': parameter(file({ fileFormats: ['fbx'] }), file({})),
  'file-limits-tightened': parameter(file({ minDuration: 2 }), file({ minDuration: 3 })),
  'file-limits-loosened': parameter(
    file({ fileFormats: ['fbx'] }),
    file({ fileFormats: ['fbx', 'glb'] }),
  ),
  'text-format-set': parameter(text({}), text({ textFormat: 'json' })),
  'text-format-removed': parameter(text({ textFormat: 'json' }), text({})),
  'text-format-changed': parameter(
    text({ textFormat: 'hex-color-with-hash' }),
    text({ textFormat: 'hex-color-without-hash' }),
  ),

  'constraint-added': between([], [mutuallyExclusive('a', 'b')]),
  'constraint-removed': between([mutuallyExclusive('a', 'b')], []),
  'constraint-tightened': between(
    [mutuallyExclusive('a', 'b')],
    [mutuallyExclusive('a', 'b', 'c')],
  ),
  'constraint-loosened': between([mutuallyExclusive('a', 'b', 'c')], [mutuallyExclusive('a', 'b')]),
  'ignored-constraint-added': between([], [ignored('off')]),
  'ignored-constraint-removed': between([ignored('off')], []),
  'ignored-constraint-changed': between([ignored('off')], [ignored('auto')]),
  'constraint-reason-changed': between(
    [mutuallyExclusive('a', 'b')],
    [{ ...mutuallyExclusive('a', 'b'), reason: 'They are two ways to say the same.' }],
  ),

  'description-changed': parameter(text({}), text({ description: 'What to paint.' })),
  'label-changed': parameter(text({}), text({ label: 'Prompt' })),
  'group-changed': parameter(text({}), text({ group: 'Basics' })),
  'hint-changed': parameter(text({}), text({ hint: 'Be short.' })),
  'placeholder-changed': parameter(text({}), text({ placeholder: 'A house' })),
  'value-labels-changed': parameter(text({}), text({ valueLabels: { a: 'A' } })),
  'role-changed': parameter(text({}), text({ prompt: true })),
  'deprecation-changed': parameter(
    text({ deprecated: { reason: 'No use.' } }),
    text({ deprecated: { reason: 'No use.', replacement: 'prompt' } }),
  ),
  'model-description-changed': changed({ description: 'It paints.' }),
  'model-link-changed': changed({ llmMarkdown: 'https://example.com/acme' }),
  'presets-changed': changed({ presets: [{ label: 'Square', values: { width: 512 } }] }),
  'examples-changed': changed({ examples: [{ name: 'House', input: { prompt: 'A house' } }] }),
  'model-deprecation-changed': changed(
    { deprecated: { reason: 'Too slow, and dear.' } },
    { deprecated: { reason: 'Too slow.' } },
  ),

  'model-id-reused': {
    before: catalog(),
    after: catalog(other),
    tombstones: { ...noTombstones, models: new Map([[other.id, 'acmeDraft']]) },
  },
  'identifier-reused': {
    before: catalog(),
    after: catalog(other),
    tombstones: { ...noTombstones, identifiers: new Map([['acmeSketch', 'model_acme-draft']]) },
  },
  'parameter-name-reused': {
    before: catalogWith(prompt),
    after: catalogWith(prompt, { name: 'size', type: 'number' }),
    tombstones: {
      ...noTombstones,
      parameters: new Map([['model_acme-paint', new Map([['size', 'string']])]]),
    },
  },
};
