import { createHash } from 'node:crypto';
import { reservedNames } from '../typescript/reserved-names.ts';
import type { ModelNames } from './types.ts';

/**
 * Returns the camelCase name in code derived from a model's name, or from its ID if the name has no
 * Latin letter or digit.
 */
export function identifierFrom(name: string, id: string): string {
  return legalIdentifier(nameWords(name, id));
}

/** Returns the names of a model in code, derived from its `identifier`, or else from its name and ID. */
export function namesFor(model: {
  readonly id: string;
  readonly name: string;
  readonly identifier?: string;
}): ModelNames {
  const words = nameWords(model.name, model.id);
  const derived = legalIdentifier(words);
  if (model.identifier !== undefined && model.identifier !== derived) {
    return namesOfIdentifier(model.identifier);
  }
  const fileName = shorten(words.join('-').replaceAll('_', '-').toLowerCase());
  return {
    ...namesOfIdentifier(derived),
    fileName: reservedNames.has(fileName) ? `${fileName}-model` : fileName,
  };
}

function namesOfIdentifier(identifier: string): ModelNames {
  return {
    identifier,
    inputType: `${identifier.charAt(0).toUpperCase()}${identifier.slice(1)}Input`,
    fileName: shorten(
      identifier
        .replace(/(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z0-9])(?=[A-Z][a-z])|_/g, '-')
        .toLowerCase(),
    ),
  };
}

/** The maximum length of a file name without its extension. Most file systems allow 255 bytes. */
const maxFileName = 100;

/** Shortens a long file name; a hash distinguishes it from others with the same start. */
function shorten(fileName: string): string {
  if (fileName.length <= maxFileName) return fileName;
  const hash = createHash('sha256').update(fileName).digest('hex').slice(0, 8);
  return `${fileName.slice(0, maxFileName - hash.length - 1).replace(/(?<!-)-+$/, '')}-${hash}`;
}

function nameWords(name: string, id: string): readonly string[] {
  const [words] = [wordsOf(name), wordsOf(id.replace(/^model_/, ''))].filter(
    (candidate) => candidate.length > 0,
  );
  return words ?? [`model${createHash('sha256').update(id).digest('hex').slice(0, 8)}`];
}

function wordsOf(text: string): string[] {
  return withoutMarks(text)
    .replace(/['’]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .replace(/(?<=\d)\.(?=\d)/g, '_')
    .split(/[^A-Za-z0-9_]+|(?<!\d)_|_(?!\d)/)
    .filter((word) => word !== '');
}

/** Returns a text without accents: `e` for `é`. */
function withoutMarks(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.normalize('NFKD').replace(/\p{Mark}/gu, '');
}

function legalIdentifier(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  const camel = /^\d/.test(first)
    ? ['model', ...words.map(capitalize)]
    : [uncapitalize(first), ...rest.map(capitalize)];
  const identifier = camel
    .map((word, index) => {
      const isNumber = /^\d/.test(word) && /\d/.test(camel[index - 1]?.at(-1) ?? '');
      return isNumber ? `_${word}` : word;
    })
    .join('');
  return reservedNames.has(identifier) ? `${identifier}Model` : identifier;
}

/** Capitalizes a word: `GPT` becomes `Gpt`; `MiniMax`, `V4` and `3D` are unchanged. */
function capitalize(word: string): string {
  const tail = /^[A-Z]+$/.test(word) ? word.slice(1).toLowerCase() : word.slice(1);
  return `${word.charAt(0).toUpperCase()}${tail}`;
}

function uncapitalize(word: string): string {
  return /[a-z]/.test(word)
    ? `${word.charAt(0).toLowerCase()}${word.slice(1)}`
    : word.toLowerCase();
}
