import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { compile, compilers } from '../support/compile.ts';

const corpus = inject('corpus');

/** Calls, each with what the compiler has to say of it. */
const wrong: readonly (readonly [what: string, call: string, says: RegExp])[] = [
  ['a missing parameter', "photaEdit.request({ prompt: 'a' })", /'referenceImages' is missing/],
  [
    'a value that is not in the list',
    "photaTextToImage.request({ prompt: 'a', resolution: '2K' })",
    /'"2K"' is not assignable to type '"1K" \| "4K"'/,
  ],
  [
    'a value of a wrong type',
    "photaTextToImage.request({ prompt: 'a', numOutputs: '2' })",
    /'string' is not assignable to type 'number'/,
  ],
  [
    'an unknown parameter',
    "photaTextToImage.request({ prompt: 'a', numOutput: 2 })",
    /'numOutput' does not exist.*|did you mean.*'numOutputs'/,
  ],
  [
    'one file where a list is asked for',
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
    'build() with nothing given',
    'photaEdit.builder().build()',
    /MissingParameter<"referenceImages" \| "prompt">|MissingParameter<"prompt" \| "referenceImages">/,
  ],
  [
    'a builder method with a wrong type',
    "photaEdit.builder().numOutputs('2')",
    /'string' is not assignable to parameter of type 'number'/,
  ],
  [
    'a builder method that is not there',
    'photaEdit.builder().numOutput(2)',
    /'numOutput' does not exist/,
  ],
];

/** Calls that the compiler must let pass, so that the test above proves more than that nothing compiles. */
const right = [
  "photaEdit.request({ prompt: 'a', referenceImages: ['asset_a'] })",
  "photaTextToImage.request({ prompt: 'a', resolution: '4K', numOutputs: 2 })",
  "photaTextToImage.request({ prompt: 'a' }, { extra: { anything: 1 } })",
  "photaEdit.builder().numOutputs(2).referenceImages(['asset_a']).prompt('a').build()",
  "models['model_phota-edit'].request({ prompt: 'a', referenceImages: [] })",
  "const input: InputOf<'model_phota'> = { prompt: 'a' }",
  "const ratios: readonly ('1K' | '4K')[] | undefined = photaEdit.parameters.resolution.allowedValues",
];

describe.runIf(corpus)('a call of the SDK', () => {
  const folder = join(corpus?.generated ?? '', '..', 'calls');
  const lines = [...wrong.map(([, call]) => call), ...right];
  const imports = [
    "import { photaEdit, photaTextToImage } from '../generated/sdk/index.js';",
    "import { models, type InputOf } from '../generated/sdk/registry.js';",
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
