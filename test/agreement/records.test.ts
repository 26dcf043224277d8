import { Ajv2020 } from 'ajv/dist/2020.js';
import { build } from 'esbuild';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { emitRuntime } from '../../generator/emit/emit-runtime.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import { planModel } from '../../generator/plan/plan-model.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import type { ApiInput, ApiRecord } from '../../generator/record/api-record.ts';
import { modelOfRecord } from '../../generator/record/merge-record.ts';
import { readRecords } from '../../generator/record/read-records.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveModel } from '../../generator/resolve/resolve-model.ts';
import type { Validation } from '../../generator/runtime/model.js';
import { compile } from '../support/compile.ts';
import { sentBody } from '../support/sent-body.ts';
import { hasShared, modelRecords } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { casesOfRecord } from './record-cases.ts';

/** A record with every kind of fact, so that the test does not depend on the recorded responses. */
const inputs: readonly ApiInput[] = [
  { name: 'prompt', type: 'string', required: { always: true }, minLength: 3, maxLength: 40 },
  {
    name: 'mode',
    type: 'string',
    required: { always: true },
    default: 'draft',
    allowedValues: ['draft', 'final', ''],
  },
  { name: 'size', type: 'number', allowedValues: [512, 1024] },
  { name: 'strength', type: 'number', min: 0.1, max: 1, step: 0.1 },
  { name: 'width', type: 'number', min: 16, max: 2048, step: 16 },
  { name: 'frames', type: 'number', min: 1, max: 121, step: 8 },
  { name: 'shift', type: 'number', min: -5 },
  { name: 'fast', type: 'boolean' },
  { name: 'image', type: 'file', required: { ifDefined: { mask: { message: 'Both.' } } } },
  { name: 'mask', type: 'file', maskFrom: 'image' },
  { name: 'references', type: 'file_array', minLength: 2, maxLength: 4 },
  { name: 'words', type: 'string_array', maxLength: 3, allowedValues: ['a', 'b'] },
  { name: 'weights', type: 'number_array', min: 0, max: 2, step: 0.05, maxLength: 6 },
  { name: 'lora', type: 'model', modelTypes: ['x-lora'] },
  { name: 'loras', type: 'model_array', maxLength: 2 },
  { name: 'voice', type: 'string', required: { when: { mode: ['final'] } } },
  { name: 'mesh', type: 'file', required: { ifNotDefined: { photo: { message: 'One.' } } } },
  { name: 'photo', type: 'file', required: { ifNotDefined: { mesh: { message: 'One.' } } } },
  { name: 'ghost', type: 'file', required: { ifDefined: { hidden: {} } } },
  {
    name: 'keys',
    type: 'inputs_array',
    maxLength: 2,
    inputs: [
      { name: 'uri', type: 'file', required: { always: true } },
      { name: 'at', type: 'number', min: 0, max: 1, step: 0.01 },
      {
        name: 'kind',
        type: 'string',
        required: { ifDefined: { at: {} } },
        allowedValues: ['in', 'out'],
      },
    ],
  },
  { name: 'layers', type: 'inputs_array' },
];

const invented: ApiRecord = {
  id: 'model_made-up',
  name: 'Made Up',
  inputs,
  model: { id: 'model_made-up', name: 'Made Up', inputs },
};

const records = [
  invented,
  ...modelRecords().flatMap(({ name, text }) => {
    const read = readRecords(sourceText(name, text));
    return read.ok ? read.value : [];
  }),
];

function planned(record: ApiRecord, index: number): PlannedModel {
  const model = resolveModel(modelOfRecord(record, false), { hasPage: false });
  const page = { provider: 'Maker', category: 'images', source: {}, path: 'images/maker.yaml' };
  const names = {
    identifier: `model${index}`,
    inputType: `Model${index}Input`,
    fileName: `m${index}`,
  };
  return planModel(model, page, names);
}

interface Loaded {
  validate(input: unknown): Validation<unknown>;
}

/** The SDK of `models` in its own folder, as TypeScript and loaded. */
async function sdkOf(models: readonly PlannedModel[]) {
  const folder = temporaryFolder();
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  const files = [
    ...emitRuntime().filter(({ path }) => !path.includes('/client/')),
    ...models.map((model) => ({
      path: `sdk/models/${model.names.fileName}.ts`,
      text: emitModule(model),
    })),
    {
      path: 'sdk/index.ts',
      text: models.map(({ names }) => `export * from './models/${names.fileName}.js';`).join('\n'),
    },
  ];
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const outfile = join(folder, 'index.js');
  await build({
    entryPoints: [join(folder, 'sdk/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const loaded = (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, Loaded>>;
  return { folder, loaded };
}

describe('the SDK of a record', () => {
  const models = records.map(planned);
  const cases = records.map(casesOfRecord);

  test('has the same constraints in validator, JSON Schema and compiler', async () => {
    const { folder, loaded } = await sdkOf(models);
    const ajv = new Ajv2020({ strict: true, multipleOfPrecision: 9 });
    const wrong: string[] = [];
    const lines: string[] = [];
    const rejectedLines = new Map<number, string>();
    models.forEach((model, index) => {
      const { identifier, inputType, fileName } = model.names;
      const schema = ajv.compile(JSON.parse(emitJsonSchema(model)) as object);
      lines.push(`import type { ${inputType} } from './sdk/models/${fileName}.js';`);
      for (const { title, body, valid, typed } of cases[index] ?? []) {
        const about = `${model.model.id}, ${title}`;
        if (loaded[identifier]?.validate(body).success !== valid) wrong.push(`validator: ${about}`);
        // No keyword expresses a fractional step in the same way for every validator.
        const isFractional = title.endsWith('half a step up');
        if (!isFractional && schema(sentBody(model.parameters, body)) !== valid)
          wrong.push(`JSON Schema: ${about}`);
        if (!typed) continue;
        lines.push(`export const case${lines.length}: ${inputType} = ${JSON.stringify(body)};`);
        if (!valid) rejectedLines.set(lines.length, about);
      }
    });
    expect(wrong).toEqual([]);

    writeFileSync(join(folder, 'calls.ts'), lines.join('\n'));
    const errors = compile('typescript-7', folder, ['calls.ts']);
    const lineOf = (error: string) => Number(/^calls\.ts\((\d+),/.exec(error)?.[1]);
    const reported = new Set(errors.map(lineOf));
    expect([...rejectedLines].filter(([line]) => !reported.has(line))).toEqual([]);
    expect(errors.filter((error) => !rejectedLines.has(lineOf(error)))).toEqual([]);
    expect(rejectedLines.size).toBeGreaterThan(hasShared ? 60 : 10);
    expect(cases.flat().length).toBeGreaterThan(hasShared ? 500 : 50);
  });
});
