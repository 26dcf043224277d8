import { describe, expect, test } from 'vitest';
import { lintModel } from '../../generator/lint/lint-model.ts';
import type { LintFinding } from '../../generator/lint/types.ts';
import type { Certainty } from '../../generator/model/fact.ts';
import type { ResolvedModel, ResolvedParameter } from '../../generator/model/resolved-model.ts';

const neighbors: readonly ResolvedParameter[] = [
  { name: 'image', type: 'file', description: 'First frame of the film.' },
  { name: 'lastFrameImage', type: 'file' },
  { name: 'referenceImages', type: 'file_array' },
  { name: 'referenceVideos', type: 'file_array' },
  { name: 'voiceId', type: 'model' },
  { name: 'shouldTexture', type: 'boolean', default: true },
  { name: 'canvasMode', type: 'string', allowedValues: ['auto', 'custom'] },
  { name: 'tier', type: 'string', allowedValues: ['Gen-2-Low', 'Gen-2-Extreme-High'] },
  { name: 'negativePromptStrength', type: 'number', default: 0 },
  { name: 'controlnetScale', type: 'number' },
  { name: 'size', type: 'string', allowedValues: ['1K', '2K', '4K'] },
  { name: 'seconds', type: 'number', allowedValues: [5, 10] },
];

function findings(parameter: Partial<ResolvedParameter>): LintFinding[] {
  const model: ResolvedModel = {
    id: 'model_a',
    name: 'A',
    capabilities: [],
    parameters: [{ name: 'subject', type: 'file_array', ...parameter }, ...neighbors],
    constraints: [],
  };
  return lintModel(model).filter((finding) => finding.parameter === 'subject');
}

/** Returns the messages of the findings, by certainty. */
function read(type: string, description: string, more: Partial<ResolvedParameter> = {}) {
  const found = findings({ type, description, ...more });
  const messages = (level: Certainty) =>
    found.filter(({ certainty }) => certainty === level).map(({ message }) => message);
  return { certain: messages('certain'), likely: messages('likely'), unsure: messages('unsure') };
}

describe('lintModel', () => {
  test('reports a total that the descriptions of both parameters state once', () => {
    const total = (name: string, other: string): ResolvedParameter => ({
      name,
      type: 'file_array',
      description: `Up to 9 in total, including ${other}.`,
    });
    const parameters = [total('images', 'videos'), total('videos', 'images')];
    const model = { id: 'model_a', name: 'A', capabilities: [], parameters, constraints: [] };
    const known = { kind: 'maxSum' as const, parameters: ['videos', 'images'], max: 9 };
    const stated = { ...known, provenance: 'overlay' as const };
    expect(lintModel(model).map(({ message }) => message)).toEqual([
      'says that images + videos must be at most 9 in total',
    ]);
    expect(lintModel({ ...model, constraints: [stated] })).toEqual([]);
  });
});

describe('readProse, limits', () => {
  test.each([
    ['file_array', 'Pictures to copy, up to 4 images.', ['must have at most 4 items']],
    ['file_array', 'Pictures (up to 14).', ['must have at most 14 items']],
    ['file_array', 'Give 2–5 photos.', ['must have at least 2 items', 'must have at most 5 items']],
    [
      'file_array',
      'Something to go by (1-8).',
      ['must have at least 1 item', 'must have at most 8 items'],
    ],
    ['inputs_array', 'Add up to ten; these are wishes.', ['must have at most 10 items']],
    [
      'file_array',
      'Exactly two frames.',
      ['must have at least 2 items', 'must have at most 2 items'],
    ],
    [
      'file_array',
      'Max 3 clips, max 20 MB each.',
      ['must have at most 3 items', 'must be at most 20 MiB in size'],
    ],
    [
      'string_array',
      'Words for each font (up to 300 characters each).',
      ['must have at most 300 characters'],
    ],
    ['string', 'Max 2,500 characters.', ['must have at most 2,500 characters']],
    [
      'string',
      'Between 3 and 80 characters.',
      ['must have at least 3 characters', 'must have at most 80 characters'],
    ],
    ['string', 'At least 2 characters.', ['must have at least 2 characters']],
    ['string', 'Max length: 500', ['must have at most 500 characters']],
    ['file', 'Must be less than 5MB.', ['must be at most 5 MiB in size']],
    ['file', '8kb max size.', ['must be at most 8 KiB in size']],
    [
      'file',
      'Must be 3–20 seconds long.',
      ['must be at least 3 seconds long', 'must be at most 20 seconds long'],
    ],
    ['file', 'At least 2 seconds long.', ['must be at least 2 seconds long']],
    [
      'file_array',
      'Pictures of at least 300px.',
      ['must be at least 300 pixels wide', 'must be at least 300 pixels high'],
    ],
    ['file', 'Supported format(s): FBX', ['must be a file in `fbx` format']],
    ['file', 'Must be jpeg or png.', ['must be a file in `jpeg` or `png` format']],
    ['string', 'Fill color (hex without #).', ["must be a hex color without '#'"]],
    ['string', 'JSON array of points.', ['must be a JSON array']],
    ['string', 'Capped at 200 characters.', ['must have at most 200 characters']],
    [
      'number',
      'Must be less than negative prompt strength.',
      ['must be less than negativePromptStrength'],
    ],
    ['file', 'No longer than 5 minutes.', ['must be at most 300 seconds long']],
    ['number', 'Height, must be a multiple of 16.', ['must be in steps of 16']],
    ['number', 'Number of things to make', ['must be a whole number']],
    ['number', 'How strong it is (0–10).', ['must be at least 0', 'must be at most 10']],
    ['number', 'Must be between 0.5 and 3 if set.', ['must be at least 0.5', 'must be at most 3']],
  ])('%s: %s', (type, description, messages) => {
    expect(read(type, description).certain).toEqual(messages);
  });

  test.each<[string, string, string[], Partial<ResolvedParameter>?]>([
    ['file_array', 'Up to 4 images when it rains.', ['must have at most 4 items']],
    ['file_array', 'Maximum 7 total (elements + pictures).', ['must have at most 7 items']],
    ['file_array', 'Up to 9, or up to 8 images.', ['must have at most 9 items']],
    ['file', 'Max ~15 MB inline.', ['must be at most 15 MiB in size']],
    ['number', 'Must be a multiple of 16.', ['must be in steps of 16'], { min: 100 }],
  ])('is unsure of %s: %s', (type, description, messages, more = {}) => {
    expect(read(type, description, more)).toEqual({ certain: [], likely: [], unsure: messages });
  });

  test.each([
    ['number', 'Width in pixels. Rounded to multiple of 64.'],
    ['number', 'Width, a multiple of 64. Other values are resized.'],
    ['number', 'Must be between 1 and 10, usually.'],
    ['file_array', 'Upload one image, or 2–4 photos of the same person.'],
    ['file_array', 'Up to 4 or 8 images depending on the mode.'],
    ['file', 'Auto-preprocessed to max 8.7s.'],
    ['file', 'Max 10 seconds. Longer clips are trimmed.'],
    ['string', 'Up to 300 characters by default.'],
    ['string', 'Max 200 characters. With a paid plan, up to 500.'],
    ['number', 'Lower values (1-3) give softer pictures.'],
    ['number', 'Works best between 20 and 30.'],
    ['number', 'Aim for a multiple of 8.'],
    ['number', 'The nearest multiple of 8.'],
    ['number', 'Amount of noise'],
    ['file', 'Speech with at least 3 seconds of silence.'],
    ['file_array', 'Films with up to 3 people.'],
    ['file_array', 'Up to 3 images per subject.'],
    ['file_array', 'Around 4 images.'],
    ['string', 'A slogan, for example up to 20 characters.'],
    ['string', 'Max 8 characters per line.'],
    ['file', 'May be ignored if Voice is set.'],
    ['file', 'Not required when Voice is provided.'],
    ['file', 'Does not override the voice.'],
    ['file', 'Usually required when Voice is provided.'],
    ['file', 'Should not be used with a voice.'],
    ['file', 'Max 10 MB, which will grow for customers that ask.'],
  ])('is never certain of %s: %s', (type, description) => {
    const { certain } = read(type, description);
    expect(certain).toEqual([]);
  });

  test('is likely if only a part of the sentence is understood', () => {
    const { likely } = read('file', 'Max 10 MB, and the server must like it.');
    expect(likely).toEqual(['must be at most 10 MiB in size']);
  });

  test.each<[string, string, Partial<ResolvedParameter>?]>([
    ['file_array', 'For best results use 3 to 5 images.'],
    ['string', 'Text in 29 languages, spoken for up to 10 seconds.'],
    ['number', 'Recommended range 0.3–0.8.'],
    ['number', 'Seconds between 1 and 2 pictures'],
    ['number', 'Number of things', { default: 1.5 }],
    ['string', 'Number of things to make'],
  ])('finds none in %s: %s', (type, description, more = {}) => {
    expect(read(type, description, more)).toEqual({ certain: [], likely: [], unsure: [] });
  });

  test.each([
    ['states the same', { maxItems: 4 }, []],
    ['states another', { maxItems: 5 }, ['contradiction']],
    ['states none', {}, ['prose-only']],
  ])('compareWithData reports a limit if the data %s', (_, known, kinds) => {
    const found = findings({ description: 'Up to 4 images.', ...known });
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('readProse, constraints', () => {
  test.each([
    [
      'Mutually exclusive with reference images/videos.',
      [
        "can't be set together with `referenceImages`",
        "can't be set together with `referenceVideos`",
      ],
    ],
    [
      'Can’t be combined with a first or last frame.',
      ["can't be set together with `image`", "can't be set together with `lastFrameImage`"],
    ],
    [
      'This and the last frame cannot be both set.',
      ["can't be set together with `lastFrameImage`"],
    ],
    ['You must also use a last frame.', ['requires `lastFrameImage`']],
    ['Available only with a last frame.', ['requires `lastFrameImage`']],
    [
      'The voice is only available with a last frame.',
      ['says that `voiceId` requires `lastFrameImage`'],
    ],
    ['Requires a last frame.', ['requires `lastFrameImage`']],
    ['Only works when a last frame is also set.', ['requires `lastFrameImage`']],
    [
      'Requires at least one reference image or video.',
      ['requires `referenceImages` or `referenceVideos`'],
    ],
    ['Required when Voice is provided.', ['says that `voiceId` requires `subject`']],
    [
      'Width in pixels (required when canvas\\_mode=‘custom’)',
      ['is required when `canvasMode` is `custom`'],
    ],
    ['Must provide either this or reference images.', ['or `referenceImages` is required']],
    ['Ignored if the input Voice is set.', ['is ignored when `voiceId` is set']],
    ['Ignored if a first frame is set.', ['is ignored when `image` is set']],
    ['Not supported with a last frame.', ["can't be set together with `lastFrameImage`"]],
    [
      'Only effective with Extreme High tier.',
      ['is ignored unless `tier` is `Gen-2-Extreme-High`'],
    ],
    [
      'Requires texture to be turned on.',
      ['says that shouldTexture must be true when subject is set'],
    ],
    ['Not supported with 4K.', ['says that size must be 1K or 2K when subject is set']],
    ['Can only be used with a last frame.', ['requires `lastFrameImage`']],
    [
      'Only available in custom canvas mode.',
      [
        'says that canvasMode must be custom when subject is set',
        'says that `canvasMode` is required when `subject` is set',
      ],
    ],
    [
      'Only used when Canvas Mode is set to Custom.',
      ['is ignored unless `canvasMode` is `custom`'],
    ],
    ['Used only when no custom voice is set.', ['is ignored when `voiceId` is set']],
    ['This will override the voice.', ['says that `voiceId` is ignored when `subject` is set']],
    ['Has no effect unless Texture is on.', ['is ignored unless `shouldTexture` is `true`']],
  ])('%s', (description, messages) => {
    const { certain, likely, unsure } = read('file', description);
    expect(
      [...certain, ...likely, ...unsure].filter((message) => message !== 'mentions a constraint'),
    ).toEqual(messages);
  });

  test.each([
    [
      'Only used with the controlnet.',
      'is ignored unless `controlnetScale` is set',
      '"the controlnet" seems to be `controlnetScale`',
    ],
    ['Cannot be used with Zebra.', 'mentions a constraint', 'it names no known parameter'],
  ])('gives a caveat for: %s', (description, message, caveat) => {
    expect(findings({ type: 'file', description })).toMatchObject([{ message, caveats: [caveat] }]);
  });

  test('quotes the words it read from a long sentence', () => {
    const description = `${'A long story about what this is for, '.repeat(4)} and so on. Can’t be combined with a last frame.`;
    expect(findings({ type: 'file', description })).toMatchObject([
      { quote: 'Can’t be combined with a last frame.' },
    ]);
  });

  test('lintModel omits constraints that the record or an overlay states', () => {
    const model: ResolvedModel = {
      id: 'model_a',
      name: 'A',
      capabilities: [],
      parameters: [
        { name: 'mask', type: 'file', description: 'Mutually exclusive with photo.' },
        { name: 'photo', type: 'file', description: 'Requires a mask.' },
        { name: 'seed', type: 'file' },
      ],
      constraints: [
        { kind: 'mutuallyExclusive', parameters: ['seed', 'photo', 'mask'], provenance: 'overlay' },
        {
          kind: 'requires',
          parameter: 'photo',
          needs: ['mask'],
          reason: 'So it is.',
          provenance: 'record',
        },
      ],
    };
    expect(lintModel(model)).toEqual([]);
  });

  test('lintModel reports once a constraint that two descriptions state', () => {
    const parameters = [
      { name: 'mask', type: 'file', description: 'Mutually exclusive with photo.' },
      { name: 'photo', type: 'file', description: 'Mutually exclusive with mask.' },
    ];
    const model = { id: 'm', name: 'M', capabilities: [], parameters, constraints: [] };
    expect(lintModel(model)).toHaveLength(1);
  });
});

describe('readProse, limits under a condition', () => {
  test.each<[string, string, string[]]>([
    [
      'file_array',
      'For custom mode, use only one image. For auto mode, use two images.',
      [
        'must have at most 1 item when canvasMode is custom',
        'must have exactly 2 items when canvasMode is auto',
      ],
    ],
    [
      'file_array',
      'Max 7 without a last frame, 4 with a last frame.',
      ['must have at most 7 items', 'must have at most 4 items when lastFrameImage is set'],
    ],
    [
      'file_array',
      'Maximum 7 total (subject + reference images).',
      ['says that subject + referenceImages must be at most 7 in total'],
    ],
    [
      'file_array',
      'Length must be ‘reference images count - 1’.',
      ['must have as many items as referenceImages minus 1'],
    ],
    [
      'string',
      'JSON array of objects with "x", "y" and optional "id".',
      ['must be a JSON array', 'must have objects with `x` and `y`, optionally `id`'],
    ],
    [
      'file',
      'Between 300 and 4096 px per side.',
      [
        'must be at least 300 pixels wide',
        'must be at least 300 pixels high',
        'must be at most 4,096 pixels wide',
        'must be at most 4,096 pixels high',
      ],
    ],
    [
      'file',
      'Minimum 512x300.',
      ['must be at least 512 pixels wide', 'must be at least 300 pixels high'],
    ],
    [
      'file',
      'Aspect ratio 1:2 to 2:1.',
      ['must have an aspect ratio of at least 0.5', 'must have an aspect ratio of at most 2'],
    ],
    ['file', 'A picture (.jpg, .png).', ['must be a file in `jpg` or `png` format']],
  ])('%s: %s', (type, description, messages) => {
    expect(read(type, description).certain.toSorted()).toEqual(messages.toSorted());
  });
});

describe('lintModel reports', () => {
  test.each<[string, Partial<ResolvedParameter>, string]>([
    [
      'a default out of bounds',
      { type: 'number', default: 9, max: 4 },
      'default 9 must be at most 4',
    ],
    [
      'a default that is not allowed',
      { type: 'string', default: 'c', allowedValues: ['a', 'b'] },
      'default `c` must be one of the allowed values',
    ],
    [
      'equal allowed values',
      { type: 'string', allowedValues: ['a', 'a'] },
      'allowed value `a` is listed twice',
    ],
    [
      'values that look alike',
      { type: 'string', allowedValues: ['Auto', 'auto'] },
      'has allowed values `Auto` and `auto`, which differ only in case',
    ],
    [
      'another default in prose',
      { type: 'number', default: 2, description: 'How much. Defaults to 3.' },
      'states default 3, but default is 2',
    ],
    [
      'another range in prose',
      { type: 'number', min: 1, max: 5, description: 'How much (1-10).' },
      'must be at most 10, but max is 5',
    ],
    [
      'values in prose that are not allowed',
      { type: 'string', allowedValues: ['a'], description: 'Possible values: a, b.' },
      'names b, not among the allowed values',
    ],
    [
      'a required parameter that calls itself optional',
      { type: 'string', required: true, description: 'Optional text.' },
      'says optional, but is required',
    ],
  ])('%s', (_, parameter, message) => {
    expect(findings(parameter).map((finding) => finding.message)).toEqual([message]);
  });

  test('names that look alike', () => {
    const parameters = [
      { name: 'maxImages', type: 'number' },
      { name: 'maximages', type: 'number' },
    ];
    const model = { id: 'm', name: 'M', capabilities: [], parameters, constraints: [] };
    expect(lintModel(model)).toMatchObject([
      {
        kind: 'look-alike',
        parameter: 'maximages',
        message: 'differs from `maxImages` only in case',
      },
    ]);
  });
});
