import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { exampleInputs, type ExampleValue } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { anyModel } from '../support/any-model.ts';
import { toJson } from '../support/example-json.ts';
import { plannedModel, type ModelParts } from '../support/planned-models.ts';

function examplesOf(parameters: readonly ResolvedParameter[], parts?: ModelParts) {
  const { minimal, full } = exampleInputs(plannedModel(parameters, parts));
  return { minimal: toJson(minimal), full: toJson(full) };
}

/** The value that a full request gives one parameter. */
function valueFor(parameter: ResolvedParameter): unknown {
  const { full } = exampleInputs(plannedModel([parameter]));
  const value: ExampleValue | undefined = full.get(parameter.name);
  return value === undefined ? undefined : toJson(value);
}

describe('exampleInputs minimal', () => {
  test('sets only required parameters without a default', () => {
    const model = plannedModel([
      { name: 'numOutputs', type: 'number', default: 1 },
      { name: 'image', type: 'file', required: true },
      { name: 'language', type: 'string', required: true, default: 'en' },
      { name: 'prompt', type: 'string', required: true },
    ]);
    const { minimal } = exampleInputs(model);
    expect([...minimal.keys()]).toEqual(['image', 'prompt']);
    expect([...requestBody(model, minimal)].map(([name]) => name)).toEqual([
      'image',
      'language',
      'prompt',
    ]);
  });

  test('sets the prompt, or else the first file, if nothing is required', () => {
    const seed = { name: 'seed', type: 'number' };
    const image = { name: 'image', type: 'file' };
    const prompt = { name: 'prompt', type: 'string' };
    const any = { capabilities: [] };
    expect(examplesOf([seed, image, prompt], any).minimal).toHaveProperty('prompt');
    expect(examplesOf([seed, image], any).minimal).toEqual({ image: 'asset_your-image' });
    expect(examplesOf([seed], any).minimal).toEqual({});
  });

  test('sets a required parameter whose default is invalid', () => {
    const steps = { name: 'steps', type: 'number', required: true, default: 99, max: 50 } as const;
    expect(examplesOf([steps]).minimal).toEqual({ steps: 30 });
  });
});

describe('exampleInputs sets a value that', () => {
  test.each<[string, ResolvedParameter, unknown]>([
    [
      'the default',
      { name: 'size', type: 'string', default: '2K', allowedValues: ['1K', '2K'] },
      '2K',
    ],
    [
      'a list that is the default',
      { name: 'tags', type: 'string_array', default: ['a', 'b'] },
      ['a', 'b'],
    ],
    [
      'an item if the default is an empty list',
      { name: 'images', type: 'file_array', default: [] },
      ['asset_your-image'],
    ],
    ['the first allowed value', { name: 'size', type: 'string', allowedValues: ['', '1K'] }, '1K'],
    [
      'the empty text if nothing else is allowed',
      { name: 'size', type: 'string', allowedValues: [''] },
      '',
    ],
    ['a number in the middle', { name: 'threshold', type: 'number', min: 0, max: 255 }, 100],
    ['a share', { name: 'stability', type: 'number', min: 0, max: 1 }, 0.5],
    ['a number on a step', { name: 'width', type: 'number', min: 1, max: 900, step: 64 }, 897],
    [
      'a fraction without noise',
      { name: 'warmth', type: 'number', min: 0.7, max: 1.2, step: 0.1 },
      0.9,
    ],
    ['a whole number', { name: 'rows', type: 'number', integer: true, min: 0.5, max: 1.5 }, 1],
    ['a small number without bounds', { name: 'level', type: 'number' }, 1],
    [
      'as many files as are needed',
      { name: 'viewImages', type: 'file_array', minItems: 2 },
      ['asset_your-view-image-1', 'asset_your-view-image-2'],
    ],
    ['a trained model', { name: 'voiceId', type: 'model' }, 'model_your-voice'],
    ['a file of an odd name', { name: '$°', type: 'file' }, 'asset_your-own'],
    ['a text cut to its limit', { name: 'prompt', type: 'string', maxLength: 12 }, 'A lighthouse'],
    [
      'an object with all its parameters',
      {
        name: 'frames',
        type: 'inputs_array',
        inputs: [
          { name: 'uri', type: 'file', required: true },
          { name: 'at', type: 'number', min: 0, max: 1 },
        ],
      },
      [{ uri: 'asset_your-own', at: 0.5 }],
    ],
  ])('is %s', (_, parameter, expected) => {
    expect(valueFor(parameter)).toEqual(expected);
  });

  test('has the minimum length, in whole sentences', () => {
    const value = valueFor({ name: 'prompt', type: 'string', minLength: 300 });
    expect(String(value).length).toBeGreaterThanOrEqual(300);
    expect(value).toMatch(/^(?:[A-Z][^.]+\.(?: |$))+$/);
  });

  test.each<[name: string, capability: string, prompt: string]>([
    ['Acme Picture', 'txt2img', 'A lighthouse on'],
    ['Acme SVG', 'txt2img', 'flat shapes'],
    ['Acme Film', 'txt2video', 'glides past'],
    ['Acme I2V', 'img2video', 'camera moves in'],
    ['Acme Video', 'video2video', 'Turn the scene'],
    ['Acme Restyle', 'video2video', 'Watercolor'],
    ['Acme Shape', 'txt23d', 'wooden sailboat'],
    ['Acme Text to Motion', 'txt23d', 'A person walks'],
    ['Acme Retexture', '3d23d', 'flaking blue paint'],
    ['Acme Composer', 'txt2audio', 'guitar'],
    ['Acme Sound Effects', 'txt2audio', 'gulls'],
    ['Acme TTS', 'txt2audio', 'Good morning!'],
    ['Acme Lipsync', 'video2video', 'Good morning!'],
    ['Acme Background Replacer', 'img2img', 'harbor'],
  ])('of %s (%s) says what to make', (name, capability, expected) => {
    const parameter = { name: 'text', type: 'string', required: true } as const;
    const { minimal } = exampleInputs(
      plannedModel([parameter], { name, capabilities: [capability] }),
    );
    expect(minimal.get('text')).toContain(expected);
  });

  test.each<[name: string, description: string, text: string | undefined]>([
    ['prompt', 'Describe the music you want.', 'guitar'],
    ['prompt', 'The text the avatar will speak', 'Good morning!'],
    ['text', 'Describe the action or emotion of your avatar', 'smiling'],
    ['negativePrompt', '', 'blurry'],
    ['soundEffectPrompt', '', 'Waves'],
    ['backgroundColor', 'Hex color (#RRGGBB)', '#336699'],
    ['backgroundColor', 'hex without # or HTML color name', '336699'],
    ['skinHex', 'Skin color', '#336699'],
    ['fontUrls', 'Links to your font files (TTF)', 'https://example.com/lighthouse.ttf'],
    ['targetLanguage', '', 'es'],
    ['shots', 'JSON array of shot definitions', undefined],
    ['voiceId', 'The ID of a voice', undefined],
  ])('of %s, described as %j, is %j', (name, description, expected) => {
    const value = valueFor({ name, description, type: 'string' });
    if (expected === undefined) expect(value).toBeUndefined();
    else expect(value).toContain(expected);
  });

  test.each<[parameter: ResolvedParameter, fileName: string]>([
    [{ name: 'model', type: 'file', description: 'Supported format(s): FBX' }, 'your-model.fbx'],
    [
      { name: 'model', type: 'file', description: 'Supported formats: GLB, OBJ, FBX.' },
      'your-model.glb',
    ],
    [{ name: 'video', type: 'file', description: 'Only .mp4/.mov formats.' }, 'your-video.mp4'],
    [
      { name: 'audio', type: 'file', description: 'A WAV file. MP3 is not accepted.' },
      'your-audio.wav',
    ],
    [{ name: 'mask', type: 'file' }, 'your-mask.png'],
    [{ name: 'source', type: 'file', description: 'The clip to extend.' }, 'your-source.mp4'],
    [
      { name: 'referenceImage', type: 'file', description: 'To convert to SVG.' },
      'your-reference-image.jpg',
    ],
    [{ name: 'refImageIds', type: 'file' }, 'your-ref-image.jpg'],
    [
      { name: 'characterFile', type: 'file', description: '3D model to rig' },
      'your-character-file.glb',
    ],
  ])('of the file %j has the file name %s', (parameter, fileName) => {
    const { full } = exampleInputs(plannedModel([parameter]));
    expect(full.get(parameter.name)).toMatchObject({ fileName });
  });
});

describe('exampleInputs full', () => {
  const files = ['image', 'video', 'audio'].map((name) => ({ name, type: 'file' }));
  const mode = { name: 'mode', type: 'string', default: 'edit', allowedValues: ['edit', 'make'] };

  test.each<[what: string, rules: readonly Constraint[], given: string[]]>([
    ['gives everything without a constraint', [], ['mode', 'image', 'video', 'audio']],
    [
      'contains the first of those that exclude each other',
      [{ kind: 'mutuallyExclusive', parameters: ['video', 'image'] }],
      ['mode', 'image', 'audio'],
    ],
    [
      'omits a parameter that would be ignored',
      [{ kind: 'ignoredWhen', parameter: 'audio', when: { parameter: 'video' } }],
      ['mode', 'image', 'video'],
    ],
    [
      'omits a parameter that only another mode uses',
      [
        {
          kind: 'ignoredUnless',
          parameter: 'audio',
          when: { parameter: 'mode', values: ['make'] },
        },
      ],
      ['mode', 'image', 'video'],
    ],
    [
      'omits a parameter that requires an excluded one',
      [
        { kind: 'requires', parameter: 'audio', needs: ['video'] },
        { kind: 'mutuallyExclusive', parameters: ['image', 'video'] },
      ],
      ['mode', 'image'],
    ],
  ])('%s', (_, rules, given) => {
    const { full } = exampleInputs(plannedModel([mode, ...files], { constraints: rules }));
    expect([...full.keys()]).toEqual(given);
  });

  test('sets one of several parameters whose descriptions exclude each other', () => {
    const cannot = { type: 'file', description: 'Can’t be combined with the others.' };
    const sound = { name: 'sound', type: 'boolean' };
    const given = (...parameters: readonly ResolvedParameter[]) => [
      ...exampleInputs(
        plannedModel([{ name: 'prompt', type: 'string', required: true }, ...parameters], {
          capabilities: [],
        }),
      ).full.keys(),
    ];
    expect(given({ ...cannot, name: 'first' }, sound, { ...cannot, name: 'second' })).toEqual([
      'prompt',
      'first',
      'sound',
    ]);
    expect(given({ ...cannot, name: 'first' }, sound)).toEqual(['prompt', 'sound']);
  });

  test.each<[what: string, parameters: readonly ResolvedParameter[], given: string[]]>([
    [
      'sizes next to an aspect ratio',
      [
        { name: 'aspectRatio', type: 'string', allowedValues: ['1:1', '16:9'] },
        { name: 'width', type: 'number', default: 1024 },
        { name: 'height', type: 'number', default: 1024 },
      ],
      ['aspectRatio'],
    ],
    [
      'sizes of a mode that is automatic',
      [
        { name: 'canvasMode', type: 'string', default: 'auto', allowedValues: ['auto', 'custom'] },
        { name: 'canvasWidth', type: 'number', min: 1 },
      ],
      ['canvasMode'],
    ],
    [
      'settings that a switch sets',
      [
        { name: 'autoControls', type: 'boolean', default: true },
        { name: 'sharpness', type: 'number', min: 0, max: 1 },
        { name: 'seed', type: 'number' },
      ],
      ['autoControls', 'seed'],
    ],
    [
      'settings of another mode than the selected one',
      [
        { name: 'mode', type: 'string', default: 'basic', allowedValues: ['basic', 'smart'] },
        { name: 'radius', type: 'number', min: 1, max: 9, description: 'Radius (for basic mode).' },
        { name: 'smartStrength', type: 'number', min: 0, max: 9 },
      ],
      ['mode', 'radius'],
    ],
    [
      'an option that is not set',
      [
        { name: 'ratio', type: 'string', default: 'Not set', allowedValues: ['Not set', '1:1'] },
        { name: 'seed', type: 'number' },
      ],
      ['seed'],
    ],
    [
      'a color that another option does not use',
      [
        {
          name: 'background',
          type: 'string',
          default: 'original',
          allowedValues: ['original', 'solid'],
        },
        { name: 'fill', type: 'string', description: 'Color when Background is set to Solid.' },
      ],
      ['background'],
    ],
    [
      'a parameter that takes effect only under a condition',
      [
        { name: 'seed', type: 'number' },
        {
          name: 'radius',
          type: 'number',
          min: 0,
          max: 9,
          description: 'Only used when sharpening.',
        },
      ],
      ['seed'],
    ],
    [
      'numbers without any facts',
      [
        { name: 'seed', type: 'number' },
        { name: 'actionId', type: 'number' },
      ],
      ['seed'],
    ],
  ])('leaves out %s', (_, parameters, given) => {
    expect([...exampleInputs(plannedModel(parameters)).full.keys()]).toEqual(given);
  });

  test('contains a voice for a talking face, and no text next to a recording', () => {
    const { minimal, full } = exampleInputs(
      plannedModel(
        [
          { name: 'video', type: 'file', required: true },
          { name: 'audio', type: 'file' },
          { name: 'text', type: 'string', description: 'Words to say' },
          { name: 'voice', type: 'string', default: 'Ada', allowedValues: ['Ada', 'Bo'] },
        ],
        { name: 'Acme Lip Sync', capabilities: ['video2video'] },
      ),
    );
    expect([...minimal.keys()]).toEqual(['video', 'audio']);
    expect([...full.keys()]).toEqual(['video', 'audio']);
  });

  test.each<[what: string, parameters: readonly ResolvedParameter[], prompt: string]>([
    [
      'edits an image that is given to edit',
      [{ name: 'source', type: 'file', description: 'An existing image to edit.' }],
      'Turn the scene to golden hour, with long soft shadows',
    ],
    [
      'refers to a file as the description requires',
      [
        {
          name: 'images',
          type: 'file_array',
          description: 'Refer to them in your prompt as @Image1, @Image2.',
        },
      ],
      'A lighthouse on a rocky coast at dawn, soft golden light, in the style of @Image1',
    ],
  ])('has a prompt that %s', (_, parameters, expected) => {
    const given = [{ name: 'prompt', type: 'string', required: true } as const, ...parameters];
    const parts = { id: 'model_acme', name: 'Acme', capabilities: ['txt2img', 'img2img'] };
    const { full } = exampleInputs(plannedModel(given, parts));
    expect(full.get('prompt')).toBe(expected);
  });

  test('contains two files to combine', () => {
    const videos = { name: 'videos', type: 'file_array', description: 'Videos to concatenate' };
    expect(valueFor(videos)).toHaveLength(2);
    expect(valueFor({ ...videos, maxItems: 1 })).toHaveLength(1);
  });

  test('puts the ends of a range in order', () => {
    const { full } = exampleInputs(
      plannedModel([
        { name: 'startTime', type: 'number', min: 0 },
        { name: 'endTime', type: 'number', min: 0.1 },
        { name: 'lowThreshold', type: 'number', min: 0, max: 255 },
        { name: 'highThreshold', type: 'number', min: 0, max: 255 },
      ]),
    );
    expect(toJson(full)).toEqual({
      startTime: 0,
      endTime: 5,
      lowThreshold: 100,
      highThreshold: 105,
    });
  });

  test('omits parameters of unknown type and deprecated ones', () => {
    const { full } = exampleInputs(
      plannedModel([
        { name: 'prompt', type: 'string', required: true },
        { name: 'layers', type: 'inputs_array' },
        { name: 'grid', type: 'matrix' },
        { name: 'old', type: 'boolean', deprecated: { reason: 'Does nothing.' } },
      ]),
    );
    expect([...full.keys()]).toEqual(['prompt']);
  });
});

describe('exampleInputs minimal satisfies', () => {
  const prompt = { name: 'prompt', type: 'string', required: true } as const;
  const files = ['image', 'video'].map((name) => ({ name, type: 'file' }));
  const mode = {
    name: 'mode',
    type: 'string',
    required: true,
    default: 'edit',
    allowedValues: ['edit', 'make'],
  } as const;

  test.each<[Constraint, string[]]>([
    [{ kind: 'anyOf', parameters: ['image', 'video'] }, ['prompt', 'image']],
    [
      { kind: 'requires', parameter: 'prompt', needs: ['image', 'video'] },
      ['prompt', 'image', 'video'],
    ],
    [
      { kind: 'requiresAnyOf', parameter: 'prompt', needs: ['video', 'image'] },
      ['prompt', 'video'],
    ],
    [
      { kind: 'requiredWhen', parameter: 'image', when: { parameter: 'mode', values: ['edit'] } },
      ['prompt', 'image'],
    ],
    [
      { kind: 'requiredWhen', parameter: 'image', when: { parameter: 'mode', values: ['make'] } },
      ['prompt'],
    ],
    // A constraint that can't be satisfied does not prevent the rest from being shown.
    [{ kind: 'requires', parameter: 'prompt', needs: ['noSuchParameter'] }, ['prompt']],
  ])('%j', (rule, given) => {
    const { minimal } = exampleInputs(
      plannedModel([mode, prompt, ...files], { capabilities: [], constraints: [rule] }),
    );
    expect([...minimal.keys()]).toEqual(given);
  });
});

test('exampleInputs names the parameters whose form the reference does not state', () => {
  const layers = { name: 'layers', type: 'inputs_array' };
  const needed = { ...layers, required: true } as const;
  const shots = { name: 'shots', type: 'string', description: 'JSON array of shots' };
  const one = { name: 'image', type: 'file', required: true } as const;
  const anyOf: Constraint = { kind: 'anyOf', parameters: ['shots', 'layers'] };
  expect(exampleInputs(plannedModel([one])).missing).toEqual([]);
  expect(examplesOf([one, needed]).minimal).toEqual({ image: 'asset_your-image' });
  expect(exampleInputs(plannedModel([one, needed])).missing).toEqual(['layers']);
  expect(
    exampleInputs(plannedModel([one, shots, layers], { constraints: [anyOf] })).missing,
  ).toEqual(['shots', 'layers']);
});

test('exampleInputs returns the same input for the same definition, in the order of the table', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const inputs = exampleInputs(model);
      const { minimal, full } = inputs;
      expect(exampleInputs(model)).toEqual(inputs);
      const order = model.parameters.map(({ parameter }) => parameter.name);
      for (const input of [minimal, full, requestBody(model, minimal)]) {
        expect([...input.keys()]).toEqual(order.filter((name) => input.has(name)));
      }
    }),
    { numRuns: 100 },
  );
});

test('exampleInputs leaves out items whose required parameters have no known form', () => {
  const model = plannedModel([
    { name: 'prompt', type: 'string', required: true },
    {
      name: 'layers',
      type: 'inputs_array',
      inputs: [
        { name: 'parts', type: 'inputs_array', required: true },
        { name: 'style', type: 'string', allowedValues: ['soft'] },
      ],
    },
  ]);
  expect([...exampleInputs(model).full.keys()]).toEqual(['prompt']);
});
