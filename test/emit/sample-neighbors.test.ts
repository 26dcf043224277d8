// cspell:ignore mylighthouse
import { describe, expect, test } from 'vitest';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { withFacts } from '../../generator/resolve/with-facts.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { isExampleFile, isExampleList, type ExampleInput } from '../../generator/samples/types.ts';
import { toJson } from '../support/example-json.ts';
import { plannedModel, type ModelParts } from '../support/planned-models.ts';

/** A kind of model, as pages of other providers describe them. */
interface Neighbor {
  readonly name: string;
  readonly does: string;
  readonly capabilities: readonly string[];
  readonly parameters: readonly ResolvedParameter[];
}

type Values = Readonly<Record<string, unknown>>;

function inputsOf({ name, does, capabilities, parameters }: Neighbor) {
  const parts: ModelParts = { id: 'model_acme', name, description: does, capabilities };
  const bare = plannedModel(parameters, parts);
  const model = withFacts(bare.model, false);
  const facts = { ...parts, constraints: model.constraints };
  return exampleInputs(plannedModel(model.parameters, facts));
}

function fileNames(input: ExampleInput): readonly string[] {
  return [...input.values()]
    .flatMap((value) => (isExampleList(value) ? value : [value]))
    .flatMap((value) => (isExampleFile(value) ? [value.fileName] : []));
}

const text = (name: string, description = '', more: Partial<ResolvedParameter> = {}) => ({
  ...{ name, type: 'string', description },
  ...more,
});
const file = (name: string, description = '', more: Partial<ResolvedParameter> = {}) => ({
  ...{ name, type: 'file', description },
  ...more,
});
const files = (name: string, description = '', more: Partial<ResolvedParameter> = {}) => ({
  ...{ name, type: 'file_array', description },
  ...more,
});
const number = (name: string, min?: number, max?: number, description = '') => ({
  ...{ name, type: 'number', description },
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});
const needed = { required: true } as const;

/** Of each kind: what its minimal and its full request must have; undefined for a parameter that must be absent. */
const kinds: readonly (readonly [Neighbor, minimal: Values, full: Values])[] = [
  [
    {
      name: 'Vision Edit',
      does: 'Makes and edits pictures.',
      capabilities: ['txt2img', 'img2img'],
      parameters: [text('prompt', 'Instruction', needed), files('inputImages', 'Pictures')],
    },
    { inputImages: ['asset_your-input-image'], prompt: /^Turn the scene/ },
    {},
  ],
  [
    {
      name: 'Paint Over',
      does: 'Fills an area.',
      capabilities: ['img2img'],
      parameters: [
        file('image', 'Picture', needed),
        file('mask', 'White where to paint', needed),
        text('prompt', 'Content', needed),
        number('maskBlur', 0, 64),
      ],
    },
    { prompt: /masked area/ },
    { maskBlur: 4 },
  ],
  [
    {
      name: 'Wider Pictures',
      does: 'Outpainting past the borders.',
      capabilities: ['img2img'],
      parameters: [
        file('image', '', needed),
        text('prompt'),
        number('left', 0, 2000, 'Pixels to add'),
      ],
    },
    { image: 'asset_your-image' },
    { prompt: /^The coast continues/, left: 256 },
  ],
  [
    {
      name: 'Light Change',
      does: 'Relights a photo.',
      capabilities: ['img2img'],
      parameters: [
        file('image', '', needed),
        text('prompt'),
        number('angle', 0, 360),
        number('temperature', 0, 2),
      ],
    },
    { prompt: /^Warm evening light/ },
    { angle: 45, temperature: 0.7 },
  ],
  [
    {
      name: 'Object Eraser',
      does: 'Takes things out of a photo.',
      capabilities: ['img2img'],
      parameters: [file('image', '', needed), text('prompt', 'The thing to take out')],
    },
    { prompt: /buoy/ },
    {},
  ],
  [
    {
      name: 'Segment It',
      does: 'Finds things in a photo.',
      capabilities: ['img2img'],
      parameters: [file('image', '', needed), text('prompt'), text('points', 'JSON array')],
    },
    { prompt: 'sailboat' },
    { points: undefined },
  ],
  [
    {
      name: 'Same Hero',
      does: 'One hero in new places.',
      capabilities: ['img2img'],
      parameters: [file('characterImage', '', needed), text('prompt', '', needed)],
    },
    { prompt: /^The character from the reference image/ },
    {},
  ],
  [
    {
      name: 'Little Walkers',
      does: 'Pixel sprites that walk.',
      capabilities: ['txt2img'],
      parameters: [text('prompt', '', needed), number('frames', 2, 64)],
    },
    { prompt: /sailor/ },
    { frames: 30 },
  ],
  [
    {
      name: 'Refs to Film',
      does: 'References to video.',
      capabilities: ['img2video'],
      parameters: [files('images', 'Reference images of people', needed), text('prompt')],
    },
    { prompt: /^The character from the reference image/ },
    {},
  ],
  [
    {
      name: 'Film with a Start',
      does: 'Films.',
      capabilities: ['txt2video', 'img2video'],
      parameters: [text('prompt', '', needed), file('image', 'The first frame of the film.')],
    },
    { prompt: /^A sailboat/, image: undefined },
    { prompt: /^The camera/, image: 'asset_your-image' },
  ],
  [
    {
      name: 'Longer Films',
      does: 'Extends a video.',
      capabilities: ['video2video'],
      parameters: [file('video', 'Video to extend', needed), text('prompt'), number('numFrames')],
    },
    { video: 'asset_your-video' },
    { prompt: /keeps moving forward/, numFrames: 81 },
  ],
  [
    {
      name: 'Motion Transfer',
      does: 'A figure moves as in a driving video.',
      capabilities: ['video2video', 'img2video'],
      parameters: [file('image', '', needed), file('video', '', needed), text('prompt')],
    },
    {},
    { prompt: /^The character dances/ },
  ],
  [
    {
      name: 'Video Agent',
      does: 'Explainer films with an avatar.',
      capabilities: ['txt2video'],
      parameters: [text('prompt', '', needed), text('webhookUrl', 'Called at the end')],
    },
    { prompt: /^Explain/ },
    { webhookUrl: undefined },
  ],
  [
    {
      name: 'Dubber',
      does: 'Dubs a film.',
      capabilities: ['video2video'],
      parameters: [
        file('video', '', needed),
        text('targetLanguage', 'Language to dub into', {
          ...needed,
          ...{ default: 'English', allowedValues: ['English', 'French', 'Spanish'] },
        }),
        number('startTime', 0),
        number('endTime', 0.1),
      ],
    },
    { targetLanguage: 'Spanish' },
    { startTime: 0, endTime: 5 },
  ],
  [
    {
      name: 'Stem Splitter',
      does: 'Separates a recording into stems.',
      capabilities: ['audio2audio'],
      parameters: [file('audio', '', needed), text('prompt', 'What to isolate')],
    },
    { audio: 'asset_your-audio' },
    { prompt: 'lead vocals' },
  ],
  [
    {
      name: 'Voice Maker',
      does: 'Designs a voice.',
      capabilities: ['txt2audio'],
      parameters: [
        text('voiceDescription', 'Describe the voice', needed),
        text('previewText', 'Text spoken in the preview', { minLength: 100, maxLength: 1000 }),
      ],
    },
    { voiceDescription: /^A warm, calm voice/ },
    { previewText: /^Good morning!.{80,}on board\.$/ },
  ],
  [
    {
      name: 'Song Maker',
      does: 'Songs.',
      capabilities: ['txt2audio'],
      parameters: [text('lyrics', '', needed), text('tags', 'Genre tags'), number('level', 0, 100)],
    },
    { lyrics: /sun/ },
    { tags: /acoustic folk/, level: 50 },
  ],
  [
    {
      name: 'Captioner',
      does: 'Puts a picture into words.',
      capabilities: ['img2txt'],
      parameters: [file('image', '', needed), text('prompt'), number('maxTokens', 1, 4096)],
    },
    { image: 'asset_your-image' },
    { prompt: /^Describe the content/, maxTokens: 1024 },
  ],
  [
    {
      name: 'Small Talk',
      does: 'A language model.',
      capabilities: ['txt2txt'],
      parameters: [text('prompt', '', needed), number('topP', 0, 1), number('topK', 1, 100)],
    },
    { prompt: /^Write a short/ },
    { topP: 0.9, topK: 40 },
  ],
  [
    {
      name: 'Own Style',
      does: 'Trains an adapter.',
      capabilities: ['img2img'],
      parameters: [
        files('trainingImages', 'Training images', needed),
        text('triggerWord', 'A rare word', needed),
        number('learningRate', 0.00001, 0.01),
        number('trainingSteps', 100, 4000),
        number('loraRank', 4, 128),
      ],
    },
    { trainingImages: [expect.anything(), expect.anything()], triggerWord: 'mylighthouse' },
    { learningRate: 0.0001, trainingSteps: 1000, loraRank: 16 },
  ],
  [
    {
      name: 'Multi-View to Mesh',
      does: 'A mesh with painted textures, from views.',
      capabilities: ['img23d'],
      parameters: [files('images', 'Views', needed), text('texturePrompt')],
    },
    { images: [expect.anything(), expect.anything()], texturePrompt: undefined },
    { texturePrompt: /wood/ },
  ],
  [
    {
      name: 'Mesh Painter',
      does: 'Paints a mesh.',
      capabilities: ['3d23d'],
      parameters: [file('mesh', '', needed), text('prompt')],
    },
    { prompt: /flaking blue paint/ },
    {},
  ],
  [
    {
      name: 'Rigger',
      does: 'Puts bones into a mesh.',
      capabilities: ['3d23d'],
      parameters: [file('mesh', '', needed), number('heightMeters', 0.1, 15)],
    },
    {},
    { heightMeters: 1.7 },
  ],
  [
    {
      name: 'Dark Sky',
      does: 'Skies.',
      capabilities: ['txt2img'],
      parameters: [
        text('prompt', '', needed),
        text('negativePrompt'),
        { ...number('negativeStrength', 0, 5), default: 0 },
      ],
    },
    {},
    { negativePrompt: undefined },
  ],
  [
    {
      name: 'Ref Kinds',
      does: 'Films.',
      capabilities: ['txt2video'],
      parameters: [
        text('prompt', '', needed),
        file('video', 'Cannot be used together with prompt.'),
        text('videoType', 'How the video is used', { allowedValues: ['look', 'motion'] }),
      ],
    },
    {},
    { video: undefined, videoType: undefined },
  ],
  [
    {
      name: 'Joiner',
      does: 'Joins clips.',
      capabilities: ['video2video'],
      parameters: [
        files('clips', 'Clips to join', needed),
        text('transition', '', { default: 'none', allowedValues: ['none', 'fade'] }),
        number('fadeTime', 0, 3, 'Only used when a transition is selected.'),
      ],
    },
    { clips: [expect.anything(), expect.anything()] },
    { transition: 'none', fadeTime: undefined },
  ],
  [
    {
      name: 'Product Shots',
      does: 'Places a thing somewhere.',
      capabilities: ['img2img'],
      parameters: [
        file('image', '', needed),
        text('scenePrompt'),
        text('placement', '', { default: 'automatic', allowedValues: ['automatic', 'manual'] }),
        text('manualPlacement', 'Only when placement is manual.', {
          ...{ default: 'left', allowedValues: ['left', 'right'] },
        }),
      ],
    },
    { scenePrompt: /harbor/ },
    { placement: 'automatic', manualPlacement: undefined },
  ],
  [
    {
      name: 'Remesher',
      does: 'Meshes.',
      capabilities: ['img23d'],
      parameters: [
        file('image', '', needed),
        {
          ...{ name: 'remesh', type: 'boolean', default: false },
          description: 'Enable remeshing to smooth the mesh and control the polycount.',
        },
        number('targetPolycount', 100, 300_000),
      ],
    },
    {},
    { remesh: false, targetPolycount: undefined },
  ],
  [
    {
      name: 'Shots',
      does: 'Films of several shots.',
      capabilities: ['txt2video'],
      parameters: [
        text('prompt'),
        { name: 'multiPrompt', type: 'inputs_array' },
        text('shotType', 'The type of multi-shot film', { allowedValues: ['own', 'auto'] }),
      ],
    },
    { prompt: /^A sailboat/ },
    { shotType: undefined },
  ],
  [
    {
      name: 'Letter Shapes',
      does: 'Letters as SVG.',
      capabilities: ['txt2img'],
      parameters: [
        text('prompt', 'The target text to draw', needed),
        number('colorR', 0, 255),
        number('colorG', 0, 255),
        number('colorB', 0, 255),
      ],
    },
    { prompt: 'Lighthouse' },
    { colorR: 51, colorG: 102, colorB: 153 },
  ],
];

function check(input: ExampleInput, wanted: Values): void {
  const values = toJson(input) as Values;
  for (const [name, value] of Object.entries(wanted)) {
    if (value instanceof RegExp) expect(values[name], name).toMatch(value);
    else expect(values[name], name).toEqual(value);
  }
}

test.each(kinds.map(([neighbor, ...wanted]) => [neighbor.name, neighbor, ...wanted] as const))(
  'exampleInputs makes a request that fits %s',
  (_, neighbor, minimal, full) => {
    const inputs = inputsOf(neighbor);
    expect(inputs.missing).toEqual([]);
    check(inputs.minimal, minimal);
    check(inputs.full, full);
  },
);

describe('exampleInputs names files', () => {
  test.each([
    ['images', 'Images for training, as a ZIP file', 'your-image.zip'],
    ['subtitles', 'SRT file with the lines of the video', 'your-subtitle.srt'],
    ['lut', 'A .cube file with the colors', 'your-lut.cube'],
    ['clip', 'Only .mp4/.mov files, without sound.', 'your-clip.mp4'],
  ])('by the format that the description of %s states: %s', (name, description, fileName) => {
    const model = { name: 'Acme', does: 'Works.', capabilities: ['video2video'] };
    const { minimal } = inputsOf({ ...model, parameters: [file(name, description, needed)] });
    expect(fileNames(minimal)).toEqual([fileName]);
  });
});

test('exampleInputs chooses the alternative that the model starts from', () => {
  const { minimal } = inputsOf({
    name: 'Films of Things',
    does: 'Films.',
    capabilities: ['img2video'],
    parameters: [
      files('images', 'Pictures of things.'),
      files('videos', 'Must provide either this or images.'),
      text('prompt', '', needed),
    ],
  });
  expect([...minimal.keys()]).toEqual(['images', 'prompt']);
});
