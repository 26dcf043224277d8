import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runLint, type LintOptions } from '../../generator/commands/lint.ts';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import type { Definition, Parameter } from '../../generator/model/definition.ts';
import { mergeRecord } from '../../generator/record/merge-record.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { pageWith, recordOf } from '../record/arbitraries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const parameters: readonly Parameter[] = [
  { name: 'images', type: 'file_array', description: 'Up to 4 images.' },
  { name: 'video', type: 'file', description: 'Max ~15 MB. Mutually exclusive with images.' },
  { name: 'amount', type: 'number', default: 9, max: 4 },
];

function modelsFolder(definition: Definition, overlay?: string): string {
  return temporaryFolder({
    'images/maker.yaml': formatDefinition(definition),
    ...(overlay !== undefined && { 'images/maker.overlay.yaml': overlay }),
  });
}

async function run(models: string, options: Partial<LintOptions> = {}) {
  const result = await runLint({ models, only: [], ...options }, plainStyle);
  return { ...result, stdout: result.stdout?.replaceAll(models, 'models') };
}

function overlayIn(models: string): string {
  return readFileSync(join(models, 'images/maker.overlay.yaml'), 'utf8');
}

describe('lint', () => {
  test('reports by file and model, with quotes and caveats', async () => {
    const { stdout, exitCode } = await run(modelsFolder(pageWith(parameters)));
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`models/images/maker.yaml

  Made Up  model_made-up
      images  must have at most 4 items
              “Up to 4 images.”
    ? video   must be at most 15 MiB in size
              “Max ~15 MB.”
              unsure: it is approximate
      video   can't be set together with \`images\`
              “Mutually exclusive with images.”
    ! amount  default 9 must be at most 4

4 findings: 3 certain, 0 likely, 1 unsure. Print overlay entries with --overlay, save certain ones with --write.
`);
  });

  test('prints an overlay to save', async () => {
    const { stdout } = await run(modelsFolder(pageWith(parameters)), { show: 'overlay' });
    expect(stdout).toBe(`# models/images/maker.overlay.yaml
# yaml-language-server: $schema=../../generated/schema/overlay.schema.json

models:
  model_made-up:
    parameters:
      images:
        maxItems: 4 # “Up to 4 images.”
    mutuallyExclusive:
      # “Mutually exclusive with images.”
      - {parameters: [video, images]}

# Unsure. Uncomment the correct ones:
#
# models:
#   model_made-up:
#     parameters:
#       video:
#         maxSize: 15728640 # “Max ~15 MB.” (it is approximate)
`);
  });

  test('has no findings once its overlay is saved', async () => {
    const page = pageWith(parameters.slice(0, 1));
    const { stdout = '' } = await run(modelsFolder(page), { show: 'overlay' });
    const after = await run(modelsFolder(page, stdout));
    expect(after.stdout).toBe('No findings: the data states all that the descriptions do.\n');
  });

  test('reports disagreements between page and record', async () => {
    const page = pageWith([{ name: 'seed', type: 'number' }]);
    const merged = mergeRecord(page, recordOf([], { capabilities: ['txt2img'] }));
    const { problems } = await run(modelsFolder(merged));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['RECORD_DISAGREES', 'Made Up: the page has `seed`, the record does not.'],
    ]);
  });

  test.each([
    [['images/maker.yaml'], 0],
    [['images'], 0],
    [['other'], 2],
  ])('reads only %j', async (only, exitCode) => {
    expect((await run(modelsFolder(pageWith(parameters)), { only })).exitCode).toBe(exitCode);
  });
});

describe('lint --write', () => {
  const written = `# yaml-language-server: $schema=../../generated/schema/overlay.schema.json

models:
  model_made-up:
    parameters:
      images:
        maxItems: 4 # “Up to 4 images.”
    mutuallyExclusive:
      # “Mutually exclusive with images.”
      - {parameters: [video, images]}
`;

  test('saves certain facts with their quotes, and nothing the second time', async () => {
    const models = modelsFolder(pageWith(parameters));
    expect(await run(models, { write: 'write' })).toMatchObject({
      exitCode: 0,
      stdout: 'Added certain facts to 1 overlay:\n  models/images/maker.overlay.yaml\n',
    });
    expect(overlayIn(models)).toBe(written);
    expect(await run(models, { write: 'write' })).toMatchObject({ json: { overlays: [] } });
    expect(overlayIn(models)).toBe(written);
  });

  test('keeps entries and comments that are already there', async () => {
    const models = modelsFolder(
      pageWith(parameters),
      `# Kept.
models:
  model_made-up:
    parameters:
      images:
        # Checked by hand.
        maxItems: null
      video:
        label: Film
`,
    );
    await run(models, { write: 'write' });
    expect(overlayIn(models)).toBe(`# Kept.
models:
  model_made-up:
    parameters:
      images:
        # Checked by hand.
        maxItems: null
      video:
        label: Film
    mutuallyExclusive:
      # “Mutually exclusive with images.”
      - {parameters: [video, images]}
`);
  });

  test('saves facts about items of a list below `inputs`, and --check then succeeds', async () => {
    const input = {
      name: 'keyframes',
      type: 'inputs_array',
      inputs: [
        { name: 'uri', type: 'file', description: 'A picture. Max 10 MB.' },
        { name: 'mask', type: 'file', description: 'Requires a uri.' },
      ],
    };
    const models = modelsFolder(mergeRecord(pageWith([]), recordOf([input])));
    expect(await run(models, { write: 'check' })).toMatchObject({ exitCode: 4 });
    await run(models, { write: 'write' });
    expect(overlayIn(models)).toContain(`    parameters:
      keyframes:
        inputs:
          uri:
            maxSize: 10485760 # “Max 10 MB.”
        requires:
          # “Requires a uri.”
          - {parameter: mask, needs: [uri]}
`);
    const after = await run(models, { write: 'check' });
    expect(after).toMatchObject({ exitCode: 0, json: { overlays: [] } });
  });

  test.each([
    ['check', 4, 'Certain facts are missing from 1 overlay:\n  models/images/maker.overlay.yaml\n'],
    ['dry-run', 0, 'write  models/images/maker.overlay.yaml\n'],
  ] as const)('writes nothing with --%s, exit code %i', async (write, exitCode, stdout) => {
    const models = modelsFolder(pageWith(parameters));
    expect(await run(models, { write })).toMatchObject({
      exitCode,
      stdout,
    });
    expect(readdirSync(join(models, 'images'))).toEqual(['maker.yaml']);
  });

  test('--check succeeds once the overlays are written', async () => {
    const models = modelsFolder(pageWith(parameters), written);
    expect(await run(models, { write: 'check' })).toMatchObject({ exitCode: 0 });
  });

  test('does not save a limit that the default exceeds', async () => {
    const page = pageWith([
      { name: 'size', type: 'number', default: 20, description: 'How large (1-10).' },
    ]);
    expect(await run(modelsFolder(page), { write: 'check' })).toMatchObject({ exitCode: 4 });
    const models = modelsFolder(page);
    await run(models, { write: 'write' });
    expect(overlayIn(models)).not.toContain('max:');
  });

  test('reports an entry whose words are no longer in the description', async () => {
    const [images, ...others] = parameters;
    const changed = { ...images, name: 'images', type: 'file_array', description: 'Up to 6.' };
    const { problems } = await run(modelsFolder(pageWith([changed, ...others]), written));
    expect(problems).toMatchObject([
      {
        code: 'OVERLAY_DESCRIPTION_CHANGED',
        message: 'The description no longer says “Up to 4 images.”.',
        location: { line: 7 },
      },
    ]);
  });

  test('--check fails for an entry whose words are no longer in the description', async () => {
    const [images, ...others] = parameters;
    const changed = { ...images, name: 'images', type: 'file_array', description: 'Pictures.' };
    const models = modelsFolder(pageWith([changed, ...others]), written);
    expect(await run(models, { write: 'check' })).toMatchObject({ exitCode: 4 });
  });

  test('reports a constraint whose words are no longer in the description', async () => {
    const [images, , ...others] = parameters;
    const video = { name: 'video', type: 'file', description: 'A film.' };
    const page = pageWith([...(images ? [images] : []), video, ...others]);
    const { problems } = await run(modelsFolder(page, written));
    expect(problems).toMatchObject([
      { code: 'OVERLAY_DESCRIPTION_CHANGED', location: { line: 10 } },
    ]);
  });

  test('reports an entry that the record now states', async () => {
    const page = pageWith(parameters);
    const input = {
      name: 'images',
      type: 'file_array',
      description: 'Up to 4 images.',
      maxLength: 4,
    };
    const { problems } = await run(modelsFolder(mergeRecord(page, recordOf([input])), written));
    expect(problems.map(({ code }) => code)).toContain('OVERLAY_STATED_ELSEWHERE');
  });
});

describe('lint --calibrate', () => {
  test('prints the agreement with records by phrase form', async () => {
    const page = pageWith(parameters.slice(0, 1));
    const input = {
      name: 'images',
      type: 'file_array',
      description: 'Up to 4 images.',
      maxLength: 5,
    };
    const models = modelsFolder(mergeRecord(page, recordOf([input])));
    const { stdout } = await run(models, { show: 'calibration' });
    expect(stdout).toBe(`Phrase form    Certainty Agrees    Differs   Unstated
up to N items  certain   0         1         0

model_made-up images: must have at most 4 items (“Up to 4 images.”), but the data differs
`);
  });
});
