import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curlProgram, pythonProgram } from '../../generator/emit/docs/http-samples.ts';
import { samplePrograms, type SampleLanguage } from '../../generator/emit/docs/sample-programs.ts';
import {
  typescriptObjectSample,
  typescriptRunSample,
} from '../../generator/emit/docs/typescript-samples.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { acceptsValue } from '../../generator/model/accepts-value.ts';
import { setterName } from '../../generator/plan/setter-access.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { defineModel } from '../../generator/runtime/define-model.ts';
import { record } from '../../generator/runtime/schema.ts';
import { exampleInputs, type ExampleInput } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { anyModel } from '../support/any-model.ts';
import { toJson } from '../support/example-json.ts';
import { corpusModels, plannedModel } from '../support/planned-models.ts';
import {
  hasJq,
  hasPython,
  runCurlPrograms,
  runPythonPrograms,
  runTypeScriptSample,
  sentKeys,
  type SentRequest,
} from '../support/run-samples.ts';
import { hasShared } from '../support/shared.ts';

/** A model with one of its two requests. */
interface Case {
  readonly model: PlannedModel;
  readonly input: ExampleInput;
}

function casesOf(models: readonly PlannedModel[]): readonly Case[] {
  return models.flatMap((model) => {
    const { minimal, full } = exampleInputs(model);
    return [
      { model, input: minimal },
      { model, input: full },
    ];
  });
}

/** Returns the bodies that the samples of a request must send. */
function expected({ model, input }: Case): SentRequest {
  const url = new URL(
    `https://api.cloud.scenario.com/v1/generate/custom/${encodeURIComponent(model.model.id)}`,
  );
  return { url: url.href, ...sentKeys, body: toJson(requestBody(model, input)) };
}

/** Formats a body as text, including a field named `__proto__`; URLs are normalized. */
function normal({ url, user, password, body }: SentRequest): string {
  const { href } = new URL(url.replace(/%(27|28|29|2A|21)/g, decodeURIComponent));
  return JSON.stringify({ url: href, user, password, body: sorted(body) });
}

/** Fields in the order of their names: languages disagree on names that look like numbers. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}

/** Returns the model as the SDK has it, without the checks. */
function runnable({ model, parameters }: PlannedModel): object {
  return defineModel({
    id: model.id,
    name: model.name,
    capabilities: model.capabilities,
    outputKinds: [],
    parameters: Object.fromEntries(
      parameters.map(({ parameter, optional }) => [
        parameter.name,
        {
          type: parameter.type,
          setter: setterName(parameter.name),
          ...(parameter.required && optional && { required: true, default: parameter.default }),
        },
      ]),
    ),
    schema: () => record(),
  });
}

interface Runner {
  readonly isInstalled: boolean;
  /** Whether each program starts a dozen processes. Those of the real pages run against the mock server. */
  readonly isSlow?: true;
  readonly run: (programs: readonly string[]) => readonly SentRequest[];
}

/** Runs the programs of each language without a client, in `test/support/run-samples.ts`. */
const runners: Readonly<Record<Exclude<SampleLanguage, 'TypeScript'>, Runner>> = {
  cURL: { isInstalled: hasJq, isSlow: true, run: runCurlPrograms },
  Python: { isInstalled: hasPython, run: runPythonPrograms },
};

const hostile = casesOf(fc.sample(anyModel, { seed: 1, numRuns: 60 }));
const realModels = corpusModels();
/** The models whose pages have sample requests. */
const readyModels = realModels.filter((model) => exampleInputs(model).missing.length === 0);
const real = casesOf(readyModels);

describe.each([
  ['hostile definitions', hostile],
  ...(hasShared ? [['the real pages', real] as const] : []),
] as const)('of %s', (_, cases) => {
  test.each(Object.entries(runners))('the %s program sends the request', (language, runner) => {
    if (!runner.isInstalled) return;
    const some = runner.isSlow ? cases.filter((_, index) => index % 8 < 2).slice(0, 30) : cases;
    const { print } = samplePrograms[language as keyof typeof runners];
    const sent = runner.run(some.map(({ model, input }) => print(model, input)));
    expect(sent.map(normal)).toEqual(some.map((request) => normal(expected(request))));
  });

  test('the TypeScript samples create the request with the runtime of the SDK', async () => {
    for (const { model, input } of cases) {
      const samples = [typescriptRunSample(model, input), typescriptObjectSample(model, input)];
      const wanted = expected({ model, input });
      for (const sample of samples) {
        const { modelId, body } = await runTypeScriptSample(sample, runnable(model));
        expect(modelId).toBe(model.model.id);
        expect(normal({ ...wanted, body }), sample).toBe(normal(wanted));
      }
    }
  });
});

describe.skipIf(!hasShared)('exampleInputs of every model of the real pages', () => {
  test('returns valid values and an input to work on', () => {
    expect(readyModels.length).toBeGreaterThan(240);
    for (const { model, input } of real) {
      const known = new Map(model.parameters.map((planned) => [planned.parameter.name, planned]));
      const mismatches = [...input].filter(([name, value]) => {
        const planned = known.get(name);
        return planned === undefined || !acceptsValue(planned, toJson(value));
      });
      expect(mismatches, model.model.id).toEqual([]);
      expect(input.size, model.model.id).toBeGreaterThan(0);
    }
  });

  test('returns inputs that the JSON Schema accepts in strict mode', () => {
    const ajv = new Ajv2020({ strict: true });
    for (const model of readyModels) {
      const validate = ajv.compile(JSON.parse(emitJsonSchema(model)) as object);
      const { minimal, full } = exampleInputs(model);
      for (const input of [minimal, requestBody(model, minimal), full]) {
        expect(
          validate(toJson(requestBody(model, input))),
          `${model.model.id}: ${JSON.stringify(validate.errors)}`,
        ).toBe(true);
      }
    }
  });
});

describe('the samples', () => {
  const prompt = { name: 'prompt', type: 'string', required: true, default: 'It\'s "on"' } as const;

  test('of cURL need no escapes without uploads', () => {
    const model = plannedModel([prompt]);
    const program = curlProgram(model, exampleInputs(model).full);
    expect(program).toContain(`<<'JSON'\n{\n  "prompt": "It's \\"on\\""\n}\nJSON\n`);
    expect(program).not.toContain('upload()');
  });

  test.skipIf(!hasJq)('print the text of a model that returns text', () => {
    const model = plannedModel([prompt], { capabilities: ['img2txt'] });
    const program = curlProgram(model, exampleInputs(model).full);
    expect(program).toContain('.job.metadata.output');
    expect(pythonProgram(model, exampleInputs(model).full)).toContain(
      'job["metadata"].get("output")',
    );
    expect(runCurlPrograms([program])).toMatchObject([{ body: { prompt: 'It\'s "on"' } }]);
  });

  test('rename the import of a model whose name they use', () => {
    const model = plannedModel([prompt], { names: { identifier: 'request' } });
    expect(typescriptObjectSample(model, new Map())).toBe(
      `import { request as model } from 'scenario-models';\n\nconst request = model.request({});`,
    );
  });

  test('break a list that is too long for a line', () => {
    const model = plannedModel([]);
    const images = Array.from(
      { length: 4 },
      (_, index) => `asset_your-reference-image-${index + 1}`,
    );
    expect(typescriptObjectSample(model, new Map([['images', images]]))).toContain(
      `  images: [\n    'asset_your-reference-image-1',\n`,
    );
  });
});

test('the sample printers use the URL of the API and the name of the package', () => {
  const model = plannedModel([{ name: 'prompt', type: 'string', required: true }]);
  const input = new Map([['prompt', 'a cat']]);
  const options = { baseUrl: 'http://127.0.0.1:8787/v1', packageName: '@acme/scenario' };
  const typescript = typescriptRunSample(model, input, options);
  expect(typescript).toContain("from '@acme/scenario';");
  expect(typescript).toContain("from '@acme/scenario/client/node';");
  expect(typescript).toContain("new ScenarioClient({ baseUrl: 'http://127.0.0.1:8787/v1' });");
  expect(typescriptObjectSample(model, input, options)).toContain("from '@acme/scenario';");
  expect(curlProgram(model, input, options)).toContain(
    'api=${SCENARIO_SDK_BASE_URL:-http://127.0.0.1:8787/v1}',
  );
  expect(pythonProgram(model, input, options)).toContain(
    'api = os.environ.get("SCENARIO_SDK_BASE_URL", "http://127.0.0.1:8787/v1")',
  );
});

test('curlProgram keeps a hostile URL from becoming code', () => {
  const model = plannedModel([]);
  const program = curlProgram(model, new Map(), { baseUrl: 'http://x/$(touch y)`z`}";' });
  expect(program).toContain(
    'api=${SCENARIO_SDK_BASE_URL:-http://x/%24%28touch%20y%29%60z%60%7D%22\\;}',
  );
});

test.each([
  ['img2video', '{"video/quicktime": "mov"}'],
  ['txt2audio', '{"audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/x-wav": "wav"}'],
  ['img2img', '{"image/jpeg": "jpg", "image/svg+xml": "svg"}'],
  ['img23d', '{"model/gltf-binary": "glb", "image/jpeg": "jpg"}'],
])('the programs of %s name results by their extensions', (capability, extensions) => {
  const model = plannedModel([], { capabilities: [capability] });
  expect(curlProgram(model, new Map())).toContain(`.asset.mimeType | ${extensions}[.]`);
  expect(pythonProgram(model, new Map())).toContain(`extensions = ${extensions}\n`);
});
