import { describe, expect, test } from 'vitest';
import { lintModel } from '../../generator/lint/lint-model.ts';
import type { LintFinding } from '../../generator/lint/types.ts';
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

/** What is read with no doubt, and with a doubt: the messages. */
function read(type: string, description: string, more: Partial<ResolvedParameter> = {}) {
  const found = findings({ type, description, ...more });
  const messages = (sure: boolean) =>
    found.filter(({ doubts }) => (doubts.length === 0) === sure).map(({ message }) => message);
  return { sure: messages(true), unsure: messages(false) };
}

describe('limits that stand in prose', () => {
  test.each([
    ['file_array', 'Pictures to copy, up to 4 images.', ['takes at most 4 items']],
    ['file_array', 'Pictures (up to 14).', ['takes at most 14 items']],
    ['file_array', 'Give 2–5 photos.', ['takes at least 2 items', 'takes at most 5 items']],
    ['file_array', 'Something to go by (1-8).', ['takes at least 1 item', 'takes at most 8 items']],
    ['inputs_array', 'Add up to ten; these are wishes.', ['takes at most 10 items']],
    ['file_array', 'Exactly two frames.', ['takes at least 2 items', 'takes at most 2 items']],
    [
      'file_array',
      'Max 3 clips, max 20 MB each.',
      ['takes at most 3 items', 'takes files of at most 20 MB'],
    ],
    [
      'string_array',
      'Words for each font (up to 300 characters each).',
      ['has at most 300 characters'],
    ],
    ['string', 'Max 2,500 characters.', ['has at most 2500 characters']],
    [
      'string',
      'Between 3 and 80 characters.',
      ['has at least 3 characters', 'has at most 80 characters'],
    ],
    ['string', 'At least 2 characters.', ['has at least 2 characters']],
    ['string', 'Max length: 500', ['has at most 500 characters']],
    ['file', 'Must be less than 5MB.', ['takes files of at most 5 MB']],
    ['file', '8kb max size.', ['takes files of at most 8 KB']],
    ['file', 'Must be 3–20 seconds long.', ['takes files of at most 20 seconds']],
    ['file', 'No longer than 5 minutes.', ['takes files of at most 300 seconds']],
    ['number', 'Height, must be a multiple of 16.', ['goes in steps of 16']],
    ['number', 'Number of things to make', ['takes whole numbers only']],
    ['number', 'How strong it is (0–10).', ['is at least 0', 'is at most 10']],
    ['number', 'Must be between 0.5 and 3 if set.', []],
  ])('%s: %s', (type, description, messages) => {
    expect(read(type, description).sure).toEqual(messages);
  });

  test.each<[string, string, string[], Partial<ResolvedParameter>?]>([
    ['file_array', 'Up to 4 images when a video is given.', ['takes at most 4 items']],
    ['file_array', 'Maximum 7 total (elements + pictures).', ['takes at most 7 items']],
    ['file_array', 'Up to 9, or up to 8 images.', ['takes at most 9 items']],
    ['file', 'Max ~15 MB inline.', ['takes files of at most 15 MB']],
    ['number', 'Must be a multiple of 16.', ['goes in steps of 16'], { min: 100 }],
  ])('with doubt, %s: %s', (type, description, messages, more = {}) => {
    expect(read(type, description, more)).toEqual({ sure: [], unsure: messages });
  });

  test.each<[string, string, Partial<ResolvedParameter>?]>([
    ['file_array', 'For best results use 3 to 5 images.'],
    ['file_array', 'Works on pictures of at least 300px.'],
    ['string', 'Text in 29 languages, spoken for up to 10 seconds.'],
    ['number', 'Recommended range 0.3–0.8.'],
    ['number', 'Seconds between 1 and 2 pictures'],
    ['number', 'Number of things', { default: 1.5 }],
    ['string', 'Number of things to make'],
    ['file', 'At least 2 seconds long.'],
  ])('are not seen where there are none: %s: %s', (type, description, more = {}) => {
    expect(read(type, description, more)).toEqual({ sure: [], unsure: [] });
  });

  test.each([
    ['says the same', { maxItems: 4 }, []],
    ['says otherwise', { maxItems: 5 }, ['contradiction']],
    ['says nothing', {}, ['prose-only']],
  ])('are held to the data: it %s', (_, known, kinds) => {
    const found = findings({ description: 'Up to 4 images.', ...known });
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('rules that stand in prose', () => {
  test.each([
    [
      'Mutually exclusive with reference images/videos.',
      [
        "can't be given together with `referenceImages`",
        "can't be given together with `referenceVideos`",
      ],
    ],
    [
      'Can’t be combined with a first or last frame.',
      ["can't be given together with `image`", "can't be given together with `lastFrameImage`"],
    ],
    ['This and the last frame cannot be both set.', []],
    ['Requires a last frame.', ['needs `lastFrameImage`']],
    ['Only works when a last frame is also set.', ['needs `lastFrameImage`']],
    [
      'Requires at least one reference image or video.',
      ['needs `referenceImages` or `referenceVideos`'],
    ],
    ['Required when Voice is provided.', ['says that `voiceId` needs `subject`']],
    [
      'Width in pixels (required when canvas\\_mode=‘custom’)',
      ['is required when `canvasMode` is `custom`'],
    ],
    ['Must provide either this or reference images.', ['or `referenceImages` must be given']],
    ['Ignored if the input Voice is set.', ['is ignored when `voiceId` is given']],
    [
      'Only used when Canvas Mode is set to Custom.',
      ['is ignored unless `canvasMode` is `custom`'],
    ],
    ['Used only when no custom voice is set.', ['is ignored when `voiceId` is given']],
    ['This will override the voice.', ['says that `voiceId` is ignored when `subject` is given']],
    ['Has no effect unless Texture is on.', ['is ignored unless `shouldTexture` is `true`']],
  ])('%s', (description, messages) => {
    const { sure, unsure } = read('file', description);
    expect([...sure, ...unsure].filter((message) => message !== 'speaks of a rule')).toEqual(
      messages,
    );
  });

  test.each([
    [
      'Ignored if a first frame is set.',
      'is ignored when `image` is given',
      '"a first frame" is taken to be `image`',
    ],
    [
      'Only effective with Extreme High tier.',
      'is ignored unless `tier` is `Gen-2-Extreme-High`',
      '"extreme high tier" is taken to be a value of `tier`',
    ],
    [
      'Requires texture to be turned on.',
      'is ignored unless `shouldTexture` is `true`',
      'it may be refused, not ignored',
    ],
    [
      'Not supported with a last frame.',
      "can't be given together with `lastFrameImage`",
      '"not supported" may mean ignored',
    ],
    ['Cannot be used with Zebra.', 'speaks of a rule', 'no parameter is called what it names'],
  ])('says why it is not sure: %s', (description, message, doubt) => {
    expect(findings({ type: 'file', description })).toMatchObject([{ message, doubts: [doubt] }]);
  });

  test('are told with the words they were read from', () => {
    const description = `${'A long story about what this is for, '.repeat(4)} and so on. Can’t be combined with a last frame.`;
    expect(findings({ type: 'file', description })).toMatchObject([
      { quote: 'Can’t be combined with a last frame.' },
    ]);
  });

  test('that the record or an overlay knows are not told again', () => {
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

  test('that both sides tell of are told once', () => {
    const parameters = [
      { name: 'mask', type: 'file', description: 'Mutually exclusive with photo.' },
      { name: 'photo', type: 'file', description: 'Mutually exclusive with mask.' },
    ];
    const model = { id: 'm', name: 'M', capabilities: [], parameters, constraints: [] };
    expect(lintModel(model)).toHaveLength(1);
  });
});

describe('what does not fit', () => {
  test.each<[string, Partial<ResolvedParameter>, string]>([
    ['a default out of bounds', { type: 'number', default: 9, max: 4 }, 'default 9 is over max 4'],
    [
      'a default that is not allowed',
      { type: 'string', default: 'c', allowedValues: ['a', 'b'] },
      'default `c` is not among the allowed values',
    ],
    [
      'values that stand twice',
      { type: 'string', allowedValues: ['a', 'a'] },
      'allowed value `a` stands there twice',
    ],
    [
      'values that look alike',
      { type: 'string', allowedValues: ['Auto', 'auto'] },
      'has allowed values `Auto` and `auto`, which differ only in case',
    ],
    [
      'another default in prose',
      { type: 'number', default: 2, description: 'How much. Defaults to 3.' },
      'speaks of a default 3, but default is 2',
    ],
    [
      'another range in prose',
      { type: 'number', min: 1, max: 5, description: 'How much (1-10).' },
      'is at most 10, but max is 5',
    ],
    [
      'values in prose that are not allowed',
      { type: 'string', allowedValues: ['a'], description: 'Possible values: a, b.' },
      'names b, which is not among the allowed values',
    ],
    [
      'a required parameter that calls itself optional',
      { type: 'string', required: true, description: 'Optional text.' },
      'is called optional, but is required',
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
