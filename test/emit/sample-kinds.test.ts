import { describe, expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { withFacts } from '../../generator/resolve/with-facts.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { toJson } from '../support/example-json.ts';
import { plannedModel, type ModelParts } from '../support/planned-models.ts';

/** A model as the compiler plans it: with the facts of its descriptions. */
function planned(parameters: readonly ResolvedParameter[], parts: ModelParts = {}) {
  const bare = plannedModel(parameters, parts);
  const model = withFacts(bare.model, false);
  return plannedModel(model.parameters, { ...parts, constraints: model.constraints });
}

function samplesOf(parameters: readonly ResolvedParameter[], parts: ModelParts = {}) {
  const { minimal, full, missing } = exampleInputs(planned(parameters, parts));
  return { minimal: toJson(minimal), full: toJson(full), files: [minimal, full], missing };
}

const text = (name: string, description: string, more: Partial<ResolvedParameter> = {}) => ({
  name,
  type: 'string',
  description,
  ...more,
});
const file = (name: string, description: string, more: Partial<ResolvedParameter> = {}) => ({
  name,
  type: 'file',
  description,
  ...more,
});
const required = { required: true } as const;

describe('exampleInputs returns realistic inputs:', () => {
  test('two clips for a tool that joins them', () => {
    const { minimal } = samplesOf(
      [
        {
          ...{ name: 'videos', type: 'file_array', required: true },
          description: 'Clips to join, in this order. Minimum 2.',
        },
      ],
      { name: 'Clip Joiner', capabilities: ['video2video'] },
    );
    expect(minimal).toMatchObject({ videos: [expect.anything(), expect.anything()] });
  });

  test('a prompt if one of two texts is required', () => {
    const { minimal } = samplesOf(
      [
        file('startImage', 'The first picture of the film.', required),
        text('prompt', 'What happens. Either prompt or multiPrompt must be provided.'),
        { name: 'multiPrompt', type: 'string_array', description: 'One text for each shot.' },
      ],
      { name: 'Film Pro', capabilities: ['img2video'] },
    );
    expect(minimal).toHaveProperty('prompt');
  });

  test('no list of empty objects: the page states that its form is unknown', () => {
    const layers = {
      ...{ name: 'layers', type: 'inputs_array', ...required },
      description: 'What lies on the canvas, from the bottom up.',
    };
    const model = planned([layers], { name: 'Composer', capabilities: ['img2img'] });
    expect(exampleInputs(model).missing).toEqual(['layers']);
    expect(emitModelPage(model)).not.toContain('{}');
    expect(emitModelPage(model)).toContain('a request requires `layers`');
  });

  test('an image for a model that turns images into videos', () => {
    const { minimal } = samplesOf(
      [
        text('prompt', 'How the picture comes to life.'),
        file('image', 'Picture to bring to life.'),
        { name: 'duration', type: 'number', min: 2, max: 10, default: 5 },
      ],
      { name: 'Picture Mover', capabilities: ['img2video'] },
    );
    expect(minimal).toHaveProperty('image');
  });

  test('a text to speak for a lip-sync model', () => {
    const { minimal } = samplesOf(
      [
        file('video', 'The face that speaks.', required),
        file('audio', 'Recording to speak. Cannot be used together with text.'),
        text('text', 'Words to be spoken, instead of a recording.'),
      ],
      { name: 'Lip Sync', capabilities: ['video2video'] },
    );
    expect(['audio', 'text'].filter((name) => name in (minimal as object))).toHaveLength(1);
  });

  test.each([
    ['Shape to paint again. Supported format(s): FBX', 'fbx'],
    ['Shape to paint again, in OBJ format.', 'obj'],
    ['Shape to paint again.', 'glb'],
  ])('a file with the right ending: %s', (description, ending) => {
    const mesh = file('model', description, { ...required, kind: '3d' });
    const { files } = samplesOf([mesh], { name: 'Painter', capabilities: ['3d23d'] });
    for (const input of files) {
      expect(input.get('model')).toMatchObject({
        fileName: expect.stringMatching(new RegExp(`\\.${ending}$`)) as unknown,
      });
    }
  });

  test.each([
    ['Clear Voice TTS', 'Reads a text aloud.', 'Good morning'],
    ['Noise Maker', 'Sound effects from words.', 'Waves'],
    ['Song Maker', 'Music from words.', 'guitar'],
  ])('words that %s can use', (name, description, words) => {
    const parts = { name, description, capabilities: ['txt2audio'] };
    const { minimal } = samplesOf([text('text', 'The text.', required)], parts);
    expect(minimal).toMatchObject({ text: expect.stringContaining(words) as unknown });
  });

  test.each([
    ['skinHex', 'Color of the skin.', /^#[\da-f]{6}$/i],
    ['backgroundColor', 'Color behind the picture, hex without #.', /^[\da-f]{6}$/i],
    ['backgroundColor', 'Color behind the picture in #RRGGBB format.', /^#[\da-f]{6}$/i],
  ])('a color for %s: %s', (name, description, form) => {
    const { full } = samplesOf([
      text('prompt', 'What to show.', required),
      text(name, description),
    ]);
    expect(full).toMatchObject({ [name]: expect.stringMatching(form) as unknown });
  });

  test('an end after the start', () => {
    const { full } = samplesOf([
      file('video', 'Clip to cut.', required),
      { name: 'startTime', type: 'number', min: 0, description: 'In seconds.' },
      { name: 'endTime', type: 'number', min: 0, description: 'In seconds.' },
    ]);
    const { startTime = 0, endTime = 0 } = full as Readonly<Record<string, number>>;
    expect(endTime).toBeGreaterThan(startTime);
    expect(endTime).toBeGreaterThanOrEqual(1);
  });

  test.each(['refImage_', 'ref_image_url', '_image', 'refImages', 'imageUrls', 'Bild_ß', 'id'])(
    'an asset ID that ends with a word for %s',
    (name) => {
      const { minimal } = samplesOf([file(name, 'A picture.', required)]);
      expect(JSON.stringify(minimal)).toMatch(/"asset_your(?:-[a-z\d]+)+"/);
    },
  );

  test('no option that another one makes ineffective', () => {
    const { full } = samplesOf([
      text('prompt', 'What to show.', required),
      { name: 'aspectRatio', type: 'string', allowedValues: ['16:9', '1:1'] },
      { name: 'width', type: 'number', description: 'Only used when aspectRatio is custom.' },
      { name: 'height', type: 'number', description: 'In pixels.' },
      { name: 'autoControls', type: 'boolean', description: 'Sets contrast and sharpness.' },
      { name: 'contrast', type: 'number', min: 0, max: 1, description: 'Manual contrast.' },
    ]);
    for (const name of ['width', 'height', 'contrast']) expect(full).not.toHaveProperty(name);
  });
});
