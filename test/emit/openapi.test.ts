import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import { bodySchema } from '../../generator/emit/json-schema/json-schema.ts';
import {
  emitOpenapi,
  openapiLines,
  readOpenapi,
} from '../../generator/emit/json-schema/openapi.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { anyModel } from '../support/any-model.ts';
import { compile } from '../support/compile.ts';
import { toJson } from '../support/example-json.ts';
import { plannedModel } from '../support/planned-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Returns whether Redocly can read the parameters: it confuses them with names that every object inherits. */
function isReadable({ parameters }: PlannedModel): boolean {
  return !/"name":"(__proto__|constructor|toString)"/.test(JSON.stringify(parameters));
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly post?: { readonly operationId: string } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

function linesOf(model: PlannedModel) {
  return openapiLines(model, bodySchema(model));
}

function documentOf(...models: readonly PlannedModel[]): string {
  return emitOpenapi(models.map(linesOf), '1.0.0');
}

/** The problems that Redocly finds, except the license: the API is not part of this project. */
async function problemsOf(source: string, rules: object = {}): Promise<readonly string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: { 'info-license': 'off', 'operation-4xx-response': 'error', ...rules },
  });
  const found = await lintFromString({ source, absoluteRef: '/openapi.json', config });
  return found.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
  );
}

const edit = plannedModel(
  [
    { name: 'image', type: 'file', required: true, kind: 'image' },
    { name: 'size', type: 'string', allowedValues: ['1K', '4K'], default: '1K' },
    { name: 'default', type: 'number', min: 1, default: 2, description: 'A number' },
    {
      name: 'frames',
      type: 'inputs_array',
      inputs: [{ name: 'uri', type: 'file', required: true }],
    },
    { name: 'mask', type: 'file' },
  ],
  { constraints: [{ kind: 'mutuallyExclusive', parameters: ['mask', 'frames'] }] },
);

describe('emitOpenapi', () => {
  test('has an operation per model, named like its export', async () => {
    const text = documentOf(edit);
    const { paths } = JSON.parse(text) as Document;
    expect(paths['/generate/custom/model_acme-edit']?.post?.operationId).toBe(
      edit.names.identifier,
    );
    expect(await problemsOf(text)).toEqual([]);
  });

  test('is valid for any texts of a model', async () => {
    await fc.assert(
      fc.asyncProperty(anyModel.filter(isReadable), async (model) => {
        // A model without files does not use the schema of files.
        const rules = { 'no-unused-components': 'off' };
        expect(await problemsOf(documentOf(model), rules)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('accepts the bodies that the JSON Schema of a model accepts', () => {
    const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9, ownProperties: true });
    const models = fc.sample(anyModel, { seed: 3, numRuns: 40 });
    for (const model of models) {
      const { components } = JSON.parse(documentOf(model)) as Document;
      const validate = ajv.compile({
        components,
        $ref: `#/components/schemas/${model.names.inputType}`,
      });
      const own = ajv.compile(bodySchema(model));
      for (const body of [toJson(requestBody(model, exampleInputs(model).full)), {}, { x: 1 }]) {
        expect(validate(body), JSON.stringify(body)).toBe(own(body));
      }
    }
  });

  test('becomes types with unions, in which only required parameters are required', async () => {
    const folder = temporaryFolder();
    const types = astToString(await openapiTypes(documentOf(edit)));
    expect(types).toContain('size?: "1K" | "4K"');
    expect(types).toContain('A number. Default: 2.');
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/types.ts'), types);
    const name = edit.names.inputType;
    writeFileSync(
      join(folder, 'src/use.ts'),
      `import type { components, operations } from './types.js';
type Input = components['schemas']['${name}'];
export const good: Input = { image: 'asset_a', size: '4K', frames: [{ uri: 'asset_b' }] };
// @ts-expect-error: a required parameter is missing
export const missing: Input = { size: '4K' };
// @ts-expect-error: the value is not allowed
export const wrong: Input = { image: 'asset_a', size: '2K' };
export type Submitted = operations['${edit.names.identifier}']['responses'][200]['content']['application/json'];
export const idOf = ({ job }: Submitted): string => job.jobId;
`,
    );
    expect(compile('typescript-7', folder, ['src/*.ts'], {})).toEqual([]);
  });
});

test('readOpenapi returns the lines of every model', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyModel, { maxLength: 3, selector: ({ model }) => model.id }),
      (all) => {
        const models = all.map((model, index) => ({
          ...model,
          names: { ...model.names, inputType: `Model${String(index)}Input` },
        }));
        const read = readOpenapi(
          documentOf(...models),
          models.map(({ model, names }) => ({ id: model.id, inputType: names.inputType })),
        );
        expect([...read]).toEqual(models.map((model) => [model.model.id, linesOf(model)]));
      },
    ),
  );
});
