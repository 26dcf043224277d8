import { expect, test } from 'vitest';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { readProse } from '../../generator/prose/read-prose.ts';
import { textOfFact } from '../support/fact-text.ts';
import { terseParameters } from './phrases/terse-model.ts';

/** Returns the certain constraints in the description of a parameter of the terse model. */
function certainConstraints(name: string, description: string): string[] {
  const parameters = terseParameters.map((parameter): ResolvedParameter =>
    parameter.name === name ? { ...parameter, description } : parameter,
  );
  const self = parameters.find((parameter) => parameter.name === name);
  if (!self) throw new Error(`there is no ${name}`);
  return readProse(self, parameters)
    .flatMap(({ fact, certainty }) =>
      fact?.kind === 'constraint' && certainty === 'certain' ? [textOfFact(fact)] : [],
    )
    .toSorted();
}

/** Returns the descriptions that state other certain constraints than these. */
function misread(name: string, descriptions: readonly string[], facts: readonly string[]) {
  return descriptions.flatMap((description) => {
    const read = certainConstraints(name, description);
    return read.join('; ') === facts.toSorted().join('; ') ? [] : [{ description, read }];
  });
}

/** Joins each text of one list with each of the others, in order. */
function combine(...lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>(
    (texts, list) => texts.flatMap((text) => list.map((next) => text + next)),
    [''],
  );
}

const usable = 'available allowed supported accepted valid possible permitted offered'.split(' ');
const given = 'set given provided supplied specified uploaded present'.split(' ');
const conditionWords = ['when', 'if', 'as long as', 'provided that', 'once'];
const images = ['a first frame', 'the first frame', 'First Frame', 'a first frame image'];

const isGiven = combine(conditionWords, [' '], images, [' is '], given);
const isAbsent = [
  ...combine(conditionWords, [' no first frame is '], given),
  ...combine(conditionWords, [' '], images.slice(1, 3), [' is '], ['missing', 'empty', 'not set']),
  ...combine(['without '], images),
];
const isUsed = [...isGiven, ...combine(['with ', 'together with ', 'alongside '], images)];

test('readProse reads that a parameter is only available with another in all combinations', () => {
  const phrases = [
    ...combine(['Only '], usable, [' '], isUsed, ['.']),
    ...combine(['This is only ', 'It is only '], usable.slice(0, 3), [' '], isUsed, ['.']),
    ...combine(['Available only ', 'Can only be used ', 'Works only '], isUsed, ['.']),
    ...combine(['Not ', 'Is not '], usable, [' '], isAbsent.slice(-4), ['.']),
    ...combine(['Cannot be used ', "Can't be set "], isAbsent, ['.']),
  ];
  expect(phrases.length).toBeGreaterThan(2000);
  expect(misread('lastFrameImage', phrases, ['requires lastFrameImage: image'])).toEqual([]);
});

test('readProse reads that a parameter has no effect in all combinations', () => {
  const none = ['Ignored', 'Is ignored', 'Has no effect', 'Not used', 'Does not apply', 'Unused'];
  const some = ['Only used', 'Only applies', 'Takes effect only', 'Only has an effect'];
  const ignored = [
    ...combine(none, [' '], isUsed, ['.']),
    ...combine(some, [' '], isAbsent, ['.']),
  ];
  const needed = [...combine(none, [' '], isAbsent, ['.']), ...combine(some, [' '], isUsed, ['.'])];
  expect(ignored.length + needed.length).toBeGreaterThan(2000);
  expect(misread('seed', ignored, ['ignoredWhen seed when image'])).toEqual([]);
  expect(misread('seed', needed, ['ignoredUnless seed when image'])).toEqual([]);
});

test('readProse reads conditions before and after a clause alike', () => {
  const before = isGiven.map((words) => words.replace(/^\w/, (letter) => letter.toUpperCase()));
  const phrases = combine(before, [', this is ignored.', ', it has no effect.']);
  expect(misread('seed', phrases, ['ignoredWhen seed when image'])).toEqual([]);
});

test('readProse reads values under conditions in all combinations', () => {
  const values = ['10 s', '10 seconds', '10-second videos', 'A duration of 10'];
  const only = ['is only available', 'is only supported', 'works only', 'can only be used'];
  const where = ['at 720p', 'with 720p', 'for 720p', 'if resolution is 720p', 'in 720p'];
  const phrases = [
    ...combine(values, [' '], only, [' '], where, ['.']),
    ...combine(
      values,
      [' requires ', ' needs ', ' is limited to '],
      ['720p', '720p resolution'],
      ['.'],
    ),
  ];
  expect(misread('duration', phrases, ['limitedWhen resolution=720p when duration=10'])).toEqual(
    [],
  );
});

test('readProse reads exclusions and choices in all combinations', () => {
  const never = ['Cannot be ', "Can't be ", 'Must not be ', 'May not be '];
  const joined = ['used ', 'combined ', 'set ', 'given '];
  const others = [
    'with a video',
    'together with a video',
    'alongside Video',
    'when a video is given',
  ];
  const phrases = [
    ...combine(never, joined, others, ['.']),
    ...combine(['Mutually exclusive with ', 'Incompatible with ', 'Conflicts with '], ['Video.']),
    ...combine(['Image and video '], ['are mutually exclusive.', 'cannot be combined.']),
  ];
  expect(misread('image', phrases, ['mutuallyExclusive image video'])).toEqual([]);
  const choices = [
    ...combine(['Either text or audio '], ['must be ', 'has to be '], given.slice(0, 4), ['.']),
    ...combine(['Required '], ['if ', 'when '], ['no audio is '], given, ['.']),
    ...combine(['Required unless audio is '], given, ['.']),
    'Either text or audio.',
    'At least one of text and audio is required.',
  ];
  expect(misread('text', choices, ['anyOf audio text'])).toEqual([]);
});

test('readProse is not certain of a clause with a word that weakens it', () => {
  const soft = [
    ...combine(['Usually ', 'Typically ', 'Mostly ', 'Preferably '], ['only used '], isUsed, ['.']),
    ...combine(['Only recommended ', 'Works best ', 'Best used ', 'May be ignored '], isUsed, [
      '.',
    ]),
    ...combine(['Often ignored ', 'Might be ignored ', 'Sometimes ignored '], isUsed, ['.']),
    ...combine(['Only available '], isGiven, [
      ' in most cases.',
      ' by default.',
      ' and it is sunny.',
    ]),
    ...combine(['Only available with a first frame or '], ['good luck.', 'a steady hand.']),
    ...combine(['Not only ', 'Not necessarily only '], usable, [' with a first frame.']),
    ...combine(['Not ignored ', 'Not required '], isUsed, ['.']),
  ];
  expect(soft.length).toBeGreaterThan(2000);
  expect(misread('seed', soft, [])).toEqual([]);
});

test('readProse reads words that are names of properties of every object', () => {
  const words = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
  const phrases = words.flatMap((word) => [
    `Requires the ${word}.`,
    `Only used with ${word} mode.`,
    `Ignored when ${word} is set.`,
  ]);
  expect(misread('lastFrameImage', phrases, [])).toEqual([]);
});
