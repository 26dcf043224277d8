import { describe, expect, test } from 'vitest';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { readLimitSentence } from '../../generator/prose/limits/read-whole.ts';
import { limitTokensOf } from '../../generator/prose/limits/tokens.ts';
import { textOfFact } from '../support/fact-text.ts';

const image: ResolvedParameter = { name: 'image', type: 'file', kind: 'image' };
const video: ResolvedParameter = { name: 'video', type: 'file', kind: 'video' };
const images: ResolvedParameter = { name: 'images', type: 'file_array', kind: 'image' };
const prompt: ResolvedParameter = { name: 'prompt', type: 'string' };
const strength: ResolvedParameter = { name: 'strength', type: 'number' };

/** Returns the facts that the grammar reads in a sentence; undefined if it does not understand it. */
function read(text: string, parameter: ResolvedParameter): string[] | undefined {
  return readLimitSentence(text.toLowerCase(), parameter)
    ?.map(({ fact }) => textOfFact(fact))
    .toSorted();
}

interface Subject {
  readonly parameter: ResolvedParameter;
  /** Words for the subject in a clause: "the file size". */
  readonly subjects: readonly string[];
  /** The figures with their units, and their value. */
  readonly figures: readonly (readonly [words: string, value: number])[];
  readonly least: readonly string[];
  readonly most: readonly string[];
}

const subjects: readonly Subject[] = [
  {
    parameter: image,
    subjects: ['file size', 'size', 'image size'],
    figures: [
      ['10MB', 10 * 1024 ** 2],
      ['10 MB', 10 * 1024 ** 2],
      ['ten megabytes', 10 * 1024 ** 2],
      ['1.5 GB', 1.5 * 1024 ** 3],
      ['500 kB', 500 * 1024],
    ],
    least: [],
    most: ['maxSize'],
  },
  {
    parameter: image,
    subjects: [
      'width and height',
      'each side',
      'both dimensions',
      'image resolution',
      'both sides',
    ],
    figures: [
      ['300px', 300],
      ['4,096 pixels', 4096],
      ['1024 px', 1024],
    ],
    least: ['minHeight', 'minWidth'],
    most: ['maxHeight', 'maxWidth'],
  },
  {
    parameter: image,
    subjects: ['aspect ratio', 'image ratio', 'width/height ratio'],
    figures: [
      ['1:2.5', 0.4],
      ['16:9', 1.7778],
      ['2.5', 2.5],
    ],
    least: ['minAspectRatio'],
    most: ['maxAspectRatio'],
  },
  {
    parameter: video,
    subjects: ['duration', 'video length', 'clip length', 'running time', 'video'],
    figures: [
      ['10 seconds', 10],
      ['two minutes', 120],
      ['2 s', 2],
      ['1 minute 30 seconds', 90],
      ['90s', 90],
    ],
    least: ['minDuration'],
    most: ['maxDuration'],
  },
  {
    parameter: prompt,
    subjects: ['length', 'prompt', 'text', 'prompt length'],
    figures: [
      ['1,800 characters', 1800],
      ['200 chars', 200],
      ['five hundred characters', 500],
    ],
    least: ['minLength'],
    most: ['maxLength'],
  },
  {
    parameter: images,
    subjects: ['list', 'number of images'],
    figures: [
      ['4', 4],
      ['two', 2],
    ],
    least: ['minItems'],
    most: ['maxItems'],
  },
  {
    parameter: strength,
    subjects: ['value', 'strength', 'the number'],
    figures: [
      ['0.5', 0.5],
      ['100', 100],
      ['-2', -2],
    ],
    least: ['min'],
    most: ['max'],
  },
];

const mostForms = [
  '{s} at most {n}',
  '{s} up to {n}',
  'max {s} {n}',
  'max. {s}: {n}',
  'Maximum {s}: {n}.',
  'The maximum {s} is {n}.',
  '{s} must not exceed {n}.',
  '{s} cannot exceed {n}',
  '{s} may not be more than {n}.',
  '{s}: {n} max',
  '{s}: {n} or less',
  '{s} must be no greater than {n}.',
  '{s} must be less than {n}.',
  '{s} must be below {n}',
  '{s} must be {n} or less.',
  '{s} is limited to {n}.',
  '{s} ≤ {n}',
  '{s} <= {n}.',
  '{s} has to be at most {n}',
  '{s} needs to be under {n}.',
  '{s} can be up to {n}.',
  '{s} of no more than {n}',
  '{s} capped at {n}',
  '{s} limit: {n}',
  'no {s} above {n}',
];

const leastForms = [
  '{s} at least {n}',
  'min {s} {n}',
  'Minimum {s}: {n}.',
  'The minimum {s} is {n}.',
  '{s} must not be below {n}.',
  '{s} cannot be less than {n}',
  '{s}: {n} min',
  '{s}: {n} or more',
  '{s} must be no less than {n}.',
  '{s} must be {n} or more.',
  '{s} ≥ {n}',
  '{s} has to be at least {n}',
  '{s} of no less than {n}',
  '{s} must be at least {n}, strictly enforced',
];

function fill(form: string, subject: string, figure: string): string {
  return form.replace('{s}', subject).replace('{n}', figure);
}

/** All clauses of all subjects with all figures, with the facts they state. */
function clauses(): readonly (readonly [text: string, ResolvedParameter, facts: string[]])[] {
  return subjects.flatMap(({ parameter, subjects: names, figures, least, most }) =>
    names.flatMap((name) =>
      figures.flatMap(([words, value]) => [
        ...mostForms.map(
          (form) =>
            [fill(form, name, words), parameter, most.map((field) => `${field} ${value}`)] as const,
        ),
        ...(least.length === 0 ? [] : leastForms).map(
          (form) =>
            [
              fill(form, name, words),
              parameter,
              least.map((field) => `${field} ${value}`),
            ] as const,
        ),
      ]),
    ),
  );
}

describe('readWhole', () => {
  test('reads each form of a bound with each subject and figure', () => {
    const wrong = clauses().flatMap(([text, parameter, facts]) => {
      const found = read(text, parameter);
      return JSON.stringify(found) === JSON.stringify(facts)
        ? []
        : [`${text} → ${found?.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    'typically',
    'ideally',
    'about',
    'usually',
    'recommended',
    'by default',
    'around',
    'approximately',
  ])('does not understand a clause with "%s"', (word) => {
    const read0 = clauses().flatMap(([text, parameter]) =>
      [
        `${word} ${text}`,
        `${text.replace(/\.$/, '')} ${word}`,
        text.replace(/(?=-?\d)/, `${word} `),
      ]
        .filter((soft) => soft.includes(word))
        .filter((soft) => read(soft, parameter) !== undefined),
    );
    expect(read0).toEqual([]);
  });

  test.each([
    'the output has',
    'results have',
    'if a mask is set,',
    'unless the mode is pro,',
    'in pro mode,',
    'for 1080p:',
    'may be rounded:',
    'we recommend',
    'e.g.',
    'for example',
    'total',
  ])('does not understand a clause behind "%s"', (words) => {
    const understood = clauses()
      .map(([text, parameter]) => [`${words} ${text}`, parameter] as const)
      .filter(([text, parameter]) => read(text, parameter) !== undefined)
      .map(([text]) => text);
    expect(understood).toEqual([]);
  });

  test.each([
    'is resized automatically',
    'if possible',
    'when a video is given',
    'depending on the plan',
    'for pro users',
    'in pro mode',
    'for best results',
    'unless a mask is set',
    'in total',
    'works best',
    'at 1080p',
    'with a reference video',
  ])('does not understand a clause before "%s"', (words) => {
    const understood = clauses()
      .map(([text, parameter]) => [`${text.replace(/\.$/, '')} ${words}`, parameter] as const)
      .filter(([text, parameter]) => read(text, parameter) !== undefined)
      .map(([text]) => text);
    expect(understood).toEqual([]);
  });

  test('reads lists of clauses in any order', () => {
    const parts = [
      ['max 10MB', ['maxSize 10485760']],
      ['JPG or PNG', ['fileFormats jpg png']],
      ['shortest side at least 300px', ['minHeight 300', 'minWidth 300']],
      ['aspect ratio between 1:2.5 and 2.5:1', ['maxAspectRatio 2.5', 'minAspectRatio 0.4']],
    ] as const;
    const wrong = parts.flatMap(([one, first]) =>
      parts
        .filter(([other]) => other !== one)
        .flatMap(([other, second]) =>
          [', ', ' and ', ' (', ' - ', ', and '].map((joint) => {
            const text = `${one}${joint}${other}${joint === ' (' ? ')' : ''}.`;
            const facts = [...first, ...second].toSorted();
            return JSON.stringify(read(text, image)) === JSON.stringify(facts)
              ? ''
              : `${text} → ${read(text, image)?.join(', ')}`;
          }),
        ),
    );
    expect(wrong.filter((text) => text !== '')).toEqual([]);
  });
});

describe('readWhole', () => {
  test.each<readonly [string, ResolvedParameter]>([
    ['Up to 4K resolution.', image],
    ['Works with images up to 4096 px.', image],
    ['Images larger than 2048 px are scaled down to 2048 px.', image],
    ['Prompts can have up to 500 characters.', image],
    ['Up to 10 MB, larger files are compressed.', image],
    ['Up to 30 seconds are used.', video],
    ['Takes up to 5 minutes.', video],
    ['Billed per second, minimum 5 seconds.', video],
    ['Max 30 s, more on request.', video],
    ['Up to 4 people.', images],
    ['At least 3 images for better quality.', images],
    ['Over 0.8 looks strange.', strength],
    ['At least 0.5 changes the face.', strength],
    ['Values up to 0.5 are subtle.', strength],
    ['1 to 2 steps are enough.', strength],
  ])('reads no limit in "%s"', (text, parameter) => {
    expect(read(text, parameter)).toBeUndefined();
  });
});

describe('tokensOf', () => {
  test.each([
    ['-12 to 12', [-12, 12]],
    ['3-10s', [3, 10]],
    ['twenty-five or two hundred fifty', [25, 250]],
    ['thirty-two thousand', [32_000]],
    ['1,800', [1800]],
    ['two and a half minutes', [2.5]],
    ['1.5 million', [1_500_000]],
  ])('reads the numbers of %s', (text, values) => {
    expect(
      limitTokensOf(text).flatMap((token) => (token.is === 'number' ? [token.value] : [])),
    ).toEqual(values);
  });
});
