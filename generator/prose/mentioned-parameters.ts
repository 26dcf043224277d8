import { plainText } from '../markdown/markdown-text.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { rememberByText } from '../text/remember.ts';
import { coreWords, kinds, namesOf, sameWords, wordsOf } from './name-words.ts';

/** Parameters that a phrase names. */
export interface ParameterMention {
  readonly names: readonly string[];
  /** Whether each part of the phrase names a parameter. */
  readonly isComplete: boolean;
  readonly caveats: readonly string[];
}

/**
 * Finds the parameters that `phrase` ("a first frame or reference images") names; undefined if it
 * names none.
 */
export function findMentionedParameters(
  phrase: string,
  parameters: readonly ResolvedParameter[],
  /** The parameter that the description is about: its "images" are its own items. */
  self?: ResolvedParameter,
): ParameterMention | undefined {
  const group = groupOf(phrase, parameters);
  if (group) return group;
  const parts = partsOf(phrase);
  const found = parts.map((part) => {
    const isFirst = !parts.slice(0, parts.indexOf(part)).some((other) => other.includes(' '));
    const exact =
      itemsOf(part, parameters, self) ??
      completed(part, parts, parameters) ??
      exactly(part, parameters, isFirst);
    if (exact) return exact;
    for (const form of formsOf(part, parts)) {
      const one = nameOf(form, parameters);
      if (one) return one;
    }
    return undefined;
  });
  const known = found.filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  return {
    names: [...new Set(known.map(({ name }) => name))],
    isComplete: known.length === parts.length,
    caveats: [...new Set(known.flatMap(({ caveats }) => caveats))],
  };
}

/** Finds the parameters whose names begin with the same word: "texture options". */
function groupOf(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): ParameterMention | undefined {
  const head = /^(?:the |all |other )*(.+) (?:options|parameters|settings)$/.exec(phrase)?.[1];
  const wanted = wordsOf(head ?? '').join(' ');
  if (wanted === '') return undefined;
  const names = parameters
    .filter(({ name }) => `${wordsOf(name).join(' ')} `.startsWith(`${wanted} `))
    .map(({ name }) => name);
  if (names.length < 2) return undefined;
  return { names, isComplete: true, caveats: [`"${phrase}" may mean other parameters`] };
}

function partsOf(phrase: string): string[] {
  return phrase
    .replace(/\b(?:at least|any) one(?: of)? |^(?:either|both|any of|one of) /g, '')
    .replace(/(?:^| )(?:above|below|as well|too|instead)$/, '')
    .split(/,? (?:or|and|nor) (?:an?y? |the )?|, |\s{0,9}\/\s{0,9}/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Completes a part with the word it shares: "first or last frame", "reference images/videos". */
function formsOf(part: string, parts: readonly string[]): string[] {
  const before = parts.slice(0, parts.indexOf(part)).findLast((other) => other.includes(' '));
  const head = before?.split(' ').slice(0, -1).join(' ');
  const last = parts.at(-1) ?? '';
  const tail = last.split(' ').at(-1) ?? '';
  const shared = [
    ...(head === undefined || /^(?:an?|the) /.test(part) ? [] : [`${head} ${part}`]),
    ...(part === last ? [] : [`${part} ${tail}`]),
  ];
  return [...shared, part];
}

/** Finds "image reference" for the first part of "image or video reference". */
function completed(
  part: string,
  parts: readonly string[],
  parameters: readonly ResolvedParameter[],
): Named | undefined {
  const last = parts.at(-1) ?? '';
  if (part === last || part.includes(' ') || !last.includes(' ')) return undefined;
  const wanted = wordsOf(`${part} ${last.split(' ').at(-1) ?? ''}`).toSorted();
  return only(parameters, (words) => sameWords(words.toSorted(), wanted));
}

/** Finds the parameter whose name or label a phrase is: "first frame" before "first frame images". */
function exactly(
  phrase: string,
  parameters: readonly ResolvedParameter[],
  /** In "reference images or videos", "videos" is a part of a name. */
  mayBeOneWord: boolean,
): Named | undefined {
  const wanted = wordsOf(phrase);
  if (wanted.length < (mayBeOneWord ? 1 : 2)) return undefined;
  return only(parameters, (words) => sameWords(words, wanted));
}

/** Finds the only list of files of a kind: "images" rather than "image". */
function itemsOf(
  phrase: string,
  parameters: readonly ResolvedParameter[],
  self: ResolvedParameter | undefined,
): Named | undefined {
  const kind = /^(?:the )?(?:input )?(image|video|audio)(?:s| files| clips)$/.exec(phrase)?.[1];
  if (kind === undefined || parameters.some(({ name }) => name.toLowerCase() === `${kind}s`))
    return undefined;
  const files = parameters.filter(
    ({ name, type, kind: content }) =>
      type.startsWith('file') && (content === kind || name.toLowerCase().includes(kind)),
  );
  const lists = files.filter(({ type }) => type.endsWith('_array'));
  if (self && lists.includes(self)) return { name: self.name, caveats: [] };
  const [one, another] = lists;
  if (!one || another) return undefined;
  const isOnly = self?.type.endsWith('_array') === true || files.length === 1;
  return { name: one.name, caveats: isOnly ? [] : [seemsToBe(phrase, one.name)] };
}

interface Named {
  readonly name: string;
  readonly caveats: readonly string[];
}

function nameOf(phrase: string, parameters: readonly ResolvedParameter[]): Named | undefined {
  const wanted = wordsOf(phrase);
  if (wanted.length === 0) return undefined;
  return (
    written(phrase, parameters) ??
    only(parameters, (words) => sameWords(words, wanted)) ??
    only(parameters, (words) => sameWords(coreWords(words), coreWords(wanted))) ??
    // "Image reference" for "reference image".
    only(
      parameters,
      (words) => words.length > 1 && sameWords(words.toSorted(), wanted.toSorted()),
    ) ??
    onlyOfKind(phrase, parameters) ??
    describedAs(phrase, parameters) ??
    containing(phrase, parameters)
  );
}

/** Finds the parameter whose name a text has as it is: "last_frame_image". */
function written(phrase: string, parameters: readonly ResolvedParameter[]): Named | undefined {
  const word =
    /^(?:the |an? )?["'`]?([a-z][a-z0-9]*(?:_[a-z0-9]+)*)["'`]?(?: (?:parameter|field|option|setting|value|input))?$/.exec(
      phrase,
    )?.[1];
  if (word === undefined) return undefined;
  const wanted = word.replaceAll('_', '');
  const found = parameters.find(({ name }) => name.toLowerCase().replaceAll('_', '') === wanted);
  return found && { name: found.name, caveats: [] };
}

/** Finds the only parameter whose name or label passes a test. */
function only(
  parameters: readonly ResolvedParameter[],
  test: (words: readonly string[]) => boolean,
): Named | undefined {
  const found = parameters.filter((parameter) =>
    namesOf(parameter).some((words) => words.length > 0 && test(words)),
  );
  const [one, another] = found;
  return one && !another ? { name: one.name, caveats: [] } : undefined;
}

/** Finds the only parameter whose name contains these words: "palette" for `colorPalette`. */
function containing(phrase: string, parameters: readonly ResolvedParameter[]): Named | undefined {
  const wanted = wordsOf(phrase);
  if (wanted.every((word) => kinds.has(word))) return undefined;
  const found = only(parameters, (words) =>
    ` ${words.join(' ')} `.includes(` ${wanted.join(' ')} `),
  );
  const target = found && parameters.find(({ name }) => name === found.name);
  if (!target) return undefined;
  // "The palette" is `colorPalette`, "use lightning" the switch `useLightningLora`.
  const isHead = ` ${wordsOf(target.name).join(' ')}`.endsWith(` ${wanted.join(' ')}`);
  const isSwitch = target.type === 'boolean' && wanted.length > 1;
  return {
    name: target.name,
    caveats: isHead || isSwitch ? [] : [seemsToBe(phrase, target.name)],
  };
}

/**
 * Finds the only parameter with files of a kind: "a reference image" if there is only one image.
 */
function onlyOfKind(phrase: string, parameters: readonly ResolvedParameter[]): Named | undefined {
  const kind =
    /^(?:an? |the |your |one |any |another )?(?:(?:reference|source|input|existing|initial) )?(image|video|audio|mask)(?: (?:file|input|reference|clip))?s?$/.exec(
      phrase,
    )?.[1];
  if (kind === undefined) return undefined;
  const files = parameters.filter(
    ({ name, type, kind: content }) =>
      type.startsWith('file') && (content === kind || name.toLowerCase().includes(kind)),
  );
  const [one, another] = files;
  return one && !another ? { name: one.name, caveats: [] } : undefined;
}

function seemsToBe(phrase: string, name: string): string {
  return `"${phrase}" seems to be \`${name}\``;
}

/** Finds the only file whose description begins with the phrase: "First frame image." */
function describedAs(phrase: string, parameters: readonly ResolvedParameter[]): Named | undefined {
  if (!/(?:image|frame|video|audio|clip|file|mask|photo)s?$/.test(phrase)) return undefined;
  const wanted = coreWords(wordsOf(phrase)).join(' ');
  if (wanted === '') return undefined;
  const found = parameters.filter(
    (parameter) =>
      parameter.type.startsWith('file') &&
      ` ${describedOf(parameter).beginning.join(' ')} `.includes(` ${wanted} `),
  );
  // "Used as the first frame" rather than "from the first frame to this".
  const named = found.filter((parameter) =>
    describedOf(parameter).words.includes(` as ${wanted} `),
  );
  const [one, another] = named.length > 0 ? named : found;
  if (!one || another) return undefined;
  const { beginning } = describedOf(one);
  const isExact = coreWords(beginning).join(' ') === wanted;
  // Several words in a row, such as "first frame", are not a coincidence.
  const isTelling =
    wanted.includes(' ') ||
    (wordsOf(phrase).length > 1 &&
      ` ${beginning.join(' ')} `.includes(` ${wordsOf(phrase).join(' ')} `));
  return { name: one.name, caveats: isExact || isTelling ? [] : [seemsToBe(phrase, one.name)] };
}

/** The words of a description, which many phrases are compared with. */
interface Described {
  /** The words up to the first point. */
  readonly beginning: readonly string[];
  /** All words with a space around each. */
  readonly words: string;
}

const describedBy = rememberByText((description): Described => {
  const text = plainText(description);
  const [beginning = ''] = text.split(/[.;(]/);
  return { beginning: wordsOf(beginning), words: ` ${wordsOf(text).join(' ')} ` };
});

function describedOf({ description = '' }: ResolvedParameter): Described {
  return describedBy(description);
}
