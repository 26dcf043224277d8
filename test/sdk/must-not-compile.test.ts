import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { compile, compilers } from '../support/compile.ts';

const corpus = inject('corpus');

/** Calls, each with the error that the compiler must report. */
const wrong: readonly (readonly [what: string, call: string, says: RegExp])[] = [
  ['a missing parameter', "photaEdit.request({ prompt: 'a' })", /'referenceImages' is missing/],
  [
    'a value that is not in the list',
    "photaTextToImage.request({ prompt: 'a', resolution: '2K' })",
    /'"2K"' is not assignable to type '"1K" \| "4K"( \| undefined)?'/,
  ],
  [
    'a value of a wrong type',
    "photaTextToImage.request({ prompt: 'a', numOutputs: '2' })",
    /'string' is not assignable to type 'number'/,
  ],
  [
    'the kind of a result that the model does not return',
    "const kind: 'video' = photaEdit.outputKinds[0]!",
    /'"image"' is not assignable to type '"video"'/,
  ],
  [
    'an unknown parameter of a nested schema',
    "const edit: z.input<typeof photaEdit.schema> = { prompt: 'a', referenceImages: [], promt: 1 }",
    /'promt' does not exist|did you mean/,
  ],
  [
    'an unknown parameter',
    "photaTextToImage.request({ prompt: 'a', numOutput: 2 })",
    /'numOutput' does not exist.*|did you mean.*'numOutputs'/,
  ],
  [
    'one file instead of a list',
    "photaEdit.request({ prompt: 'a', referenceImages: 'asset_a' })",
    /'string' is not assignable to type 'readonly .*\[\]'/,
  ],
  ['an unknown model id', "models['model_photo']", /'model_photo' does not exist|did you mean/],
  [
    'the input of an unknown model',
    "const input: InputOf<'model_photo'> = {}",
    /"model_photo"' does not satisfy the constraint/,
  ],
  [
    'build() too early',
    "photaEdit.builder().prompt('a').build()",
    /MissingParameter<"referenceImages">/,
  ],
  [
    'build() without any parameter',
    'photaEdit.builder().build()',
    /MissingParameter<"referenceImages" \| "prompt">|MissingParameter<"prompt" \| "referenceImages">/,
  ],
  [
    'a builder method with a wrong type',
    "photaEdit.builder().numOutputs('2')",
    /'string' is not assignable to parameter of type 'number'/,
  ],
  [
    'a builder method that does not exist',
    'photaEdit.builder().numOutput(2)',
    /'numOutput' does not exist/,
  ],
];

/** Calls that must compile; without them, the test above would pass if nothing compiled. */
const right = [
  "photaEdit.request({ prompt: 'a', referenceImages: ['asset_a'] })",
  "photaTextToImage.request({ prompt: 'a', resolution: '4K', numOutputs: 2 })",
  "photaTextToImage.request({ prompt: 'a' }, { extra: { anything: 1 } })",
  "photaEdit.builder().numOutputs(2).referenceImages(['asset_a']).prompt('a').build()",
  "models['model_phota-edit'].request({ prompt: 'a', referenceImages: [] })",
  "const input: InputOf<'model_phota'> = { prompt: 'a' }",
  "photaTextToImage.request({ prompt: 'a', numOutputs: Date.now() > 0 ? 1 : undefined })",
  'function make<Id extends ModelId>(id: Id, input: InputOf<Id>) { return models[id].request(input); }',
  "const request: ModelRequest | undefined = findModel('any')?.request(JSON.parse('{}'))",
  'const model: AnyModel = photaEdit',
  "const id = String('x'); if (isModelId(id)) models[id].validate({})",
  "const kind: 'image' = photaEdit.outputKinds[0]!",
  "const asset = (await client.run(photaEdit.request({ prompt: 'a', referenceImages: [] }))).assets[0]; const kind: 'image' | 'image-hdr' | undefined = asset?.kind",
  'const entry: string = catalog.model_phota.provider',
  'const input: PhotaEditInput = photaEdit.schema.parse({}); const inferred: z.infer<typeof photaEdit.schema> = input; z.toJSONSchema(photaEdit.schema)',
  'const nested = z.object({ edit: photaEdit.schema }).parse({}); const prompt: string = nested.edit.prompt',
  "const ratios: readonly ('1K' | '4K')[] | undefined = photaEdit.parameters.resolution.allowedValues",
];

describe.runIf(corpus)('a call of the SDK', () => {
  const folder = join(corpus?.generated ?? '', '..', 'calls');
  const lines = [...wrong.map(([, call]) => call), ...right];
  const imports = [
    "import { photaEdit, photaTextToImage, type AnyModel, type ModelRequest, type PhotaEditInput } from '../generated/sdk/index.js';",
    "import { findModel, isModelId, models, type InputOf, type ModelId } from '../generated/sdk/registry.js';",
    "import { catalog } from '../generated/sdk/catalog.js';",
    "import { ScenarioClient } from '../generated/sdk/runtime/client/index.js';",
    "import * as z from 'zod'; declare const client: ScenarioClient;",
  ];
  const first = imports.length + 1;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'calls.ts'),
    [...imports, ...lines.map((call) => `{ ${call}; }`)].join('\n'),
  );
  const errors = new Map(
    compilers.map((compiler) => [
      compiler,
      compile(compiler, folder, ['calls.ts'], {
        noUnusedLocals: false,
        declaration: false,
        isolatedDeclarations: false,
      }),
    ]),
  );
  const said = (compiler: (typeof compilers)[number], line: number) =>
    (errors.get(compiler) ?? [])
      .filter((error) => error.startsWith(`calls.ts(${first + line},`))
      .join('\n');

  describe.each(compilers)('with %s', (compiler) => {
    test.each(wrong.map(([what, , says], index) => [what, index, says] as const))(
      'does not compile with %s',
      (_, index, says) => {
        expect(said(compiler, index)).toMatch(says);
      },
    );
    test.each(right.map((call, index) => [call, wrong.length + index] as const))(
      'compiles: %s',
      (_, index) => {
        expect(said(compiler, index)).toBe('');
      },
    );
  });
});
