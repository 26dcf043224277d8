import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberByText } from '../../text/remember.ts';
import { separateWords } from '../../text/split-words.ts';
import { namesOf, wordsOf } from '../name-words.ts';

/**
 * Finds the only parameter that a phrase means without its name: by a part of the name of `self`, by
 * the stems of a switch, or by synonyms.
 */
export function findLooseName(
  phrase: string,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): ResolvedParameter | undefined {
  if (isPartOfName(phrase, self, others)) return self;
  return findSwitch(phrase, others) ?? findSynonym(phrase, [self, ...others]);
}

/** Returns whether a phrase is a part of the name of one parameter only: "parts" for `generateParts`. */
function isPartOfName(
  phrase: string,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): boolean {
  const wanted = allStems(phrase);
  if (wanted.length === 0 || /\b(?:and|or)\b|[,/]/.test(phrase)) return false;
  const isIn = (parameter: ResolvedParameter) => {
    const words = new Set(namesOf(parameter).flatMap((name) => allStems(name.join(' '))));
    return wanted.every((word) => words.has(word));
  };
  return isIn(self) && !others.some(isIn);
}

/** The only switch with words of the same stems: "diarization" for `diarize`. */
function findSwitch(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): ResolvedParameter | undefined {
  const wanted = stemsOf(phrase);
  const found = parameters.filter(
    ({ name, type }) => type === 'boolean' && stemsOf(separateWords(name)) === wanted,
  );
  const [one, another] = found;
  return wanted === '' || another ? undefined : one;
}

const aroundSwitches = new Set([
  'enabled',
  'enable',
  'use',
  'using',
  'should',
  'with',
  'mode',
  'generate',
  'generation',
]);

/** The beginnings of the words of a phrase, in order: "prompt enhancement" and `enhancePrompt`. */
const stemsOf = rememberByText((phrase) => {
  const words = wordsOf(phrase);
  const telling = words.filter((word) => !aroundSwitches.has(word));
  return allStems((telling.length > 0 ? telling : words).join(' '))
    .toSorted()
    .join(' ');
});

const allStems = rememberByText((phrase) =>
  wordsOf(phrase).map((word) => word.slice(0, 6).replace(/(?:e|i|y|s|er|ed|es|ing?|at)$/, '')),
);

/** The only parameter whose name means the same: "opening picture" for `firstFrame`. */
function findSynonym(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): ResolvedParameter | undefined {
  const wanted = meaningOf(phrase);
  if (wanted === '') return undefined;
  const found = parameters.filter(
    ({ name, label = '' }) => meaningOf(name) === wanted || meaningOf(label) === wanted,
  );
  const [one, another] = found;
  return another ? undefined : one;
}

const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ start: 'first', starting: 'first', initial: 'first', opening: 'first', begin: 'first' },
    ...{ beginning: 'first', end: 'last', ending: 'last', final: 'last', closing: 'last' },
    ...{ tail: 'last', picture: 'image', photo: 'image', photograph: 'image', frame: 'image' },
    ...{ still: 'image', img: 'image', clip: 'video', footage: 'video', movie: 'video' },
    ...{
      sound: 'audio',
      soundtrack: 'audio',
      recording: 'audio',
      track: 'audio',
      ref: 'reference',
    },
    ...{ length: 'duration', colour: 'color', instruction: 'prompt', weight: 'scale' },
    ...{ strength: 'scale', count: 'number', num: 'number', amount: 'number', quantity: 'number' },
  }),
);
/** Words of names that people leave out. */
const leftOut = new Set([
  'id',
  'url',
  'uri',
  'file',
  'name',
  'list',
  'data',
  'config',
  'path',
  'number',
  'mode',
  'type',
  'toggle',
  'flag',
  'switch',
  'of',
]);

/** The words of a name by their meaning, in order; its kind only if there is nothing else. */
const meaningOf = rememberByText((name) => {
  const meant = wordsOf(name)
    .map((word) => synonyms.get(word) ?? word)
    .filter((word) => !leftOut.has(word));
  const core = meant.filter((word) => !/^(?:image|video|audio|text)$/.test(word));
  return core.length === 0
    ? ''
    : core
        .map((word) => word.slice(0, 7))
        .toSorted()
        .join(' ');
});
