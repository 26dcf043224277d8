import { describe, expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { plannedModel, type ModelParts } from '../support/planned-models.ts';

const prompt: ResolvedParameter = { name: 'prompt', type: 'string', required: true };

function pageOf(parameters: readonly ResolvedParameter[], parts?: ModelParts): string {
  return emitModelPage(plannedModel(parameters, parts));
}

describe('emitModelPage results', () => {
  test.each<[readonly string[], string]>([
    [['img2video', 'txt2video'], 'Returns a video.'],
    [['img23d'], 'Returns a 3D model.'],
    [['txt2img', 'img2video'], 'Returns an image or a video, depending on the request.'],
    [['inpaint'], 'Returns an image.'],
  ])('name the kind of %j', (capabilities, words) => {
    expect(pageOf([prompt], { capabilities })).toContain(`## Results\n\n${words}\n`);
  });

  test.each<
    [what: string, parameters: readonly ResolvedParameter[], parts: ModelParts, words: string]
  >([
    [
      'two kinds of one request',
      [],
      {
        capabilities: ['video2audio', 'video2video'],
        description: 'Returns both an MP3 and an MP4.',
      },
      'Returns an audio file and a video. Format, according to the description: MP4, MP3.',
    ],
    ['a text', [], { capabilities: ['img2txt'] }, 'it is in `metadata.output` of the job.'],
    [
      'formats of the description',
      [],
      { description: 'A rigged animation, exported as GLB or FBX.' },
      'Format, according to the description: GLB, FBX.',
    ],
    ['no format of an input', [], { description: 'Edits a PNG image.' }, 'Returns an image.\n'],
    [
      'a limit of the amount',
      [{ name: 'maxLayers', type: 'number', default: 6, min: 1, max: 10 }],
      {},
      'Returns images. `maxLayers` limits how many (1 to 10, default 6).',
    ],
    [
      'the price and refunds',
      [
        { name: 'duration', type: 'number', costImpact: true },
        { name: 'size', type: 'string', costImpact: true },
      ],
      { disableRefund: true },
      'The price depends on `duration` and `size`. A failed job is not refunded.',
    ],
    [
      'additional results',
      [
        {
          name: 'enableSubtitle',
          type: 'boolean',
          default: true,
          description: 'The response also includes timing data.',
        },
      ],
      {},
      '\n\n`enableSubtitle` (default `true`) adds to the results.\n',
    ],
  ])('name %s', (_, parameters, parts, words) => {
    expect(pageOf([prompt, ...parameters], parts)).toContain(words);
  });

  test('state price and time of earlier jobs, if the record has them', () => {
    const earlierJobs = [
      { variant: 'img2img', minPrice: 4, medianPrice: 6, maxPrice: 12.5, medianTime: 21.37 },
      { variant: 'fast', minPrice: 1, maxPrice: 1, upperTime: 130 },
    ];
    expect(pageOf([prompt], { earlierJobs, recordDate: '2026-05-01' })).toContain(`## Price and time

Earlier jobs, according to the API record as of 2026-05-01, per asset. \`estimate()\` returns the exact price of a request.

- \`img2img\`: 4 to 12.5 creative units, usually 6; half of the jobs within 21 s
- \`fast\`: 1 creative unit; three quarters within 130 s
`);
    expect(pageOf([prompt])).not.toContain('Price and time');
  });

  test('name the parameters that set amount and format', () => {
    const page = pageOf([
      { name: 'numOutputs', type: 'number', default: 1, min: 1, max: 4 },
      { name: 'outputFormat', type: 'string', allowedValues: ['png', 'jpg'] },
    ]);
    expect(page).toContain(
      'Returns images. `numOutputs` sets how many (1 to 4, default 1). `outputFormat` sets the format.',
    );
  });
});

describe('emitModelPage requests', () => {
  test('include the full body only if it is longer', () => {
    expect(pageOf([prompt])).not.toContain('### Full body');
    const page = pageOf([prompt, { name: 'seed', type: 'number' }]);
    expect(page.match(/"seed"/g)).toHaveLength(1);
    expect(page).toContain('### Full body');
  });

  test('name the missing values if no request is ready to send', () => {
    const page = pageOf([prompt, { name: 'layers', type: 'inputs_array', required: true }]);
    expect(page).toContain(
      'No sample request is ready to send: a request requires `layers`, and the reference does not state the form of its value.',
    );
    expect(page).not.toContain('### Python');
  });

  test('name the IDs and files to replace', () => {
    expect(pageOf([prompt])).not.toContain('with your own');
    const page = pageOf([
      { name: 'image', type: 'file' },
      { name: 'lora', type: 'model' },
    ]);
    // The programs have the file only.
    expect(page).toContain('Replace the files with your own.');
    expect(page).toContain('Replace the IDs of files and models with your own.');
  });
});
