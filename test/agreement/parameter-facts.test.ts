import { describe, expect, test } from 'vitest';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import { acceptsBody, shapeOfModel } from '../../generator/model/accepts-value.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveModel } from '../../generator/resolve/resolve-model.ts';
import type { JsonSchema } from '../../generator/runtime/request-schema.ts';
import { toolFor } from '../../generator/runtime/tools.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { catalogWith } from '../diff/support/catalogs.ts';
import { toJson } from '../support/example-json.ts';
import { plannedModel } from '../support/planned-models.ts';

/** Every fact of a parameter, except its name and those that are derived from others. */
type FactName = Exclude<keyof ResolvedParameter, 'name' | 'facts' | 'provenance'>;

interface FactCase {
  /** A parameter without the fact. */
  readonly without: ResolvedParameter;
  readonly value: unknown;
  /** Another value, or `undefined` if there is only one. */
  readonly other: unknown;
  /** A value of the parameter that only the fact rejects. */
  readonly rejected?: unknown;
  /** The fact as YAML of an overlay, if it differs from `value`. */
  readonly overlay?: object;
  /** The outputs that do not show the fact. */
  readonly notIn?: readonly Output[];
}

/** Outputs that show or use facts, by their files. A new fact has to be in each, or in `notIn`. */
const outputs = {
  'emit/docs/parameter-section.ts': (parameter) =>
    emitModelPage(plannedModel([parameter])).split('## Requests')[0],
  'runtime/parameter-data.ts, emit/sdk/parameter-data.ts': (parameter) =>
    partsOfModule(parameter).data,
  'emit/sdk/doc-comments.ts': (parameter) => partsOfModule(parameter).comments,
  'emit/sdk/schema-layout.ts': (parameter) => partsOfModule(parameter).validator,
  'emit/json-schema/value-schema.ts, model/parameter-note.ts': (parameter) =>
    emitJsonSchema(plannedModel([parameter])),
  'runtime/tool-schema.ts, model/parameter-note.ts': (parameter) => toolSchema(parameter),
  'model/accepts-value.ts': (parameter, { rejected }) =>
    acceptsBody(shapeOfModel(plannedModel([parameter])), { [parameter.name]: rejected }),
} as const satisfies Readonly<
  Record<string, (parameter: ResolvedParameter, fact: FactCase) => unknown>
>;

type Output = keyof typeof outputs;

/** Facts that no value violates, and facts of files: a validator sees only the ID of a file. */
const notValidated = ['emit/sdk/schema-layout.ts', 'model/accepts-value.ts'] as const;
const notInComments = [...notValidated, 'emit/sdk/doc-comments.ts'] as const;
const notInSchemas = [
  ...notInComments,
  'emit/json-schema/value-schema.ts, model/parameter-note.ts',
  'runtime/tool-schema.ts, model/parameter-note.ts',
] as const;

const x = (type: string, facts: Partial<ResolvedParameter> = {}): ResolvedParameter => ({
  ...facts,
  name: 'x',
  type,
});
const y: ResolvedParameter = { name: 'y', type: 'string' };
/** A validator sees the ID of a file only. */
const ofFile = { without: x('file'), value: 1, other: 2, notIn: notValidated };

const cases: Readonly<Record<FactName, FactCase>> = {
  type: { without: x('string'), value: 'number', other: 'boolean', rejected: 'a' },
  required: { without: x('string'), value: true, other: undefined },
  default: { without: x('string'), value: 'a', other: 'b', notIn: notValidated },
  allowedValues: { without: x('string'), value: ['a'], other: ['b'], rejected: 'c' },
  description: { without: x('string'), value: 'One.', other: 'Two.', notIn: notValidated },
  min: { without: x('number'), value: 1, other: 2, rejected: 0 },
  max: { without: x('number'), value: 1, other: 2, rejected: 3 },
  integer: { without: x('number'), value: true, other: undefined, rejected: 1.5 },
  step: { without: x('number'), value: 0.5, other: 0.25, rejected: 0.3 },
  minLength: { without: x('string'), value: 2, other: 3, rejected: 'a' },
  maxLength: { without: x('string'), value: 2, other: 3, rejected: 'abc' },
  minItems: { without: x('string_array'), value: 2, other: 3, rejected: ['a'] },
  maxItems: { without: x('string_array'), value: 1, other: 3, rejected: ['a', 'b'] },
  maxSize: ofFile,
  minDuration: ofFile,
  maxDuration: ofFile,
  minWidth: ofFile,
  maxWidth: ofFile,
  minHeight: ofFile,
  maxHeight: ofFile,
  minAspectRatio: ofFile,
  maxAspectRatio: ofFile,
  fileFormats: { ...ofFile, value: ['png'], other: ['jpg'] },
  textFormat: { without: x('string'), value: 'url', other: 'date', rejected: '-' },
  kind: { ...ofFile, value: 'image', other: 'video', notIn: notInComments },
  modelTypes: { without: x('model'), value: ['a'], other: ['b'], notIn: notInComments },
  inputs: {
    without: x('inputs_array'),
    value: [y],
    other: [{ ...y, type: 'number' }],
    rejected: [{ y: 1 }],
    overlay: { inputs: { y: { type: 'string' } } },
  },
  constraints: {
    without: x('inputs_array', { inputs: [{ ...y, name: 'z' }, y] }),
    value: [{ kind: 'anyOf', parameters: ['y', 'z'] }],
    other: [{ kind: 'mutuallyExclusive', parameters: ['y', 'z'] }],
    rejected: [{}],
    overlay: { anyOf: [{ parameters: ['y', 'z'] }] },
  },
  label: {
    without: x('string'),
    value: 'One',
    other: 'Two',
    notIn: [...notInComments, 'runtime/tool-schema.ts, model/parameter-note.ts'],
  },
  group: { without: x('string'), value: 'One', other: 'Two', notIn: notInSchemas },
  hint: { without: x('string'), value: 'One', other: 'Two', notIn: notInComments },
  placeholder: {
    without: x('string'),
    value: 'One',
    other: 'Two',
    notIn: [...notInSchemas, 'emit/docs/parameter-section.ts'],
  },
  valueLabels: {
    without: x('string', { allowedValues: ['a'] }),
    value: { a: 'One' },
    other: { a: 'Two' },
    notIn: notInSchemas,
  },
  costImpact: { without: x('string'), value: true, other: undefined, notIn: notInSchemas },
  prompt: {
    without: x('string'),
    value: true,
    other: undefined,
    notIn: [...notInSchemas, 'emit/docs/parameter-section.ts'],
  },
  parent: {
    without: x('file'),
    value: true,
    other: undefined,
    notIn: [...notInSchemas, 'runtime/parameter-data.ts, emit/sdk/parameter-data.ts'],
  },
  maskFrom: { without: x('file'), value: 'image', other: 'start', notIn: notInSchemas },
  deprecated: {
    without: x('string'),
    value: { reason: 'Old.' },
    other: { reason: 'Slow.' },
    notIn: notValidated,
  },
};

describe.each(Object.entries(cases))('%s', (name, fact) => {
  const { without, value, other } = fact;
  const withFact: ResolvedParameter = { ...without, [name]: value };
  const withOther: ResolvedParameter = { ...without, [name]: other };

  test('is in each output, by the files that print it', () => {
    const missing = Object.entries(outputs)
      .filter(
        ([, show]) => JSON.stringify(show(without, fact)) === JSON.stringify(show(withFact, fact)),
      )
      .map(([files]) => files);
    expect(missing.toSorted()).toEqual((fact.notIn ?? []).toSorted());
  });

  test('is satisfied by example inputs, unless they lack a value (samples/)', () => {
    const planned = plannedModel([{ ...withFact, required: true }]);
    const { full, missing } = exampleInputs(planned);
    const body = toJson(requestBody(planned, full));
    const isAccepted = acceptsBody(shapeOfModel(planned), Object(body) as Record<string, unknown>);
    expect(isAccepted || missing.length > 0).toBe(true);
  });

  test('has a change rule for each change (diff/compare/)', () => {
    for (const [before, after] of [
      [without, withFact],
      [withFact, withOther],
    ] as const) {
      expect(diffCatalogs(catalogWith(before), catalogWith(after))).not.toEqual([]);
    }
  });

  test('can be corrected by an overlay (model/overlay.ts, overlay/schema.ts, resolve/apply-overlay.ts)', () => {
    const facts = fact.overlay ?? { [name]: value };
    const yaml = JSON.stringify({ models: { model_a: { parameters: { x: facts } } } });
    const overlay = parseOverlay(sourceText('acme.overlay.yaml', yaml));
    expect(overlay.problems).toEqual([]);
    if (!overlay.ok) return;
    const { parameters } = resolveModel(
      { id: 'model_a', name: 'A', capabilities: [], parameters: [without as never] },
      { overlay: overlay.value.value.models['model_a'] },
    );
    expect(parameters[0]).toMatchObject({ [name]: value });
    const page = emitModelPage(plannedModel(parameters), { withSources: true });
    // The section "Sources" has words for the fact (`factTitles` in emit/docs/sources-section.ts).
    const [, title] = /`x` \(([^)]*)\)/.exec(page.split('## Sources')[1] ?? '') ?? [];
    if (name !== 'constraints') expect(title).toMatch(/^[a-z ]+$/);
  });
});

function partsOfModule(parameter: ResolvedParameter) {
  const text = emitModule(plannedModel([parameter]));
  const [data, validator] = ['\n    parameters: {', '\n    schema: '].map((part) =>
    text.indexOf(part),
  );
  return {
    comments: text.slice(0, data),
    data: text.slice(data, validator),
    validator: text.slice(validator),
  };
}

function toolSchema(parameter: ResolvedParameter): object {
  const jsonSchema = JSON.parse(emitJsonSchema(plannedModel([parameter]))) as JsonSchema;
  const model = {
    id: 'model_a',
    name: 'A',
    jsonSchema,
    capabilities: [],
    outputKinds: [],
    constraints: [],
    presets: [],
  };
  const request = () => {
    throw new Error('not called');
  };
  return toolFor({ ...model, request }, { provider: 'openai' }).schema;
}
