import type { Fact } from '../model/fact.ts';
import { rememberByObject } from '../text/remember.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** "JSON array of objects with 'x', 'y' and optional 'object_id'." */
const listed = phraseForm(
  'object & "|\'|`',
  String.raw`\bobjects?,? (?:with|containing|having)(?: the)?(?: fields| keys| properties)?:? ([^.;]*["'${'`'}][a-z_]\w*["'${'`'}](?: \(optional\))?)`,
);
/** "A JSON list (each with a key, label and weight)." */
const each = phraseForm(
  'each & json',
  String.raw`\beach (?:\w+ )?(?:with|has|having|containing) ([a-z_][\w, ]*)(?=[).;]|$)`,
);
/** "Each shot: {"prompt": "…", "duration": N}." */
const literal = phraseForm('each & {', String.raw`\beach(?: \w+)?:? \{([^{}]*)\}`);

/** Reads the fields that a description lists for the objects in a text of JSON. */
export const readJsonFields = rememberByObject((sentence: Sentence): readonly Reading[] => {
  const { text } = sentence;
  const quoted = findForm(listed, text);
  if (quoted) return fieldsOf(sentence, quoted, quotedFields(sentence, quoted));
  const example = findForm(literal, text);
  if (example) {
    const names = [...(example[1] ?? '').matchAll(/"(\w+)" ?:/g)].map(([, name = '']) => name);
    return fieldsOf(sentence, example, { required: names, optional: [] });
  }
  const plain = findForm(each, text);
  if (!plain || !/\bjson\b/.test(text)) return [];
  const names = (plain[1] ?? '')
    .split(/, (?:and )?| and /)
    .map((name) => name.replace(/^an? /, ''));
  return fieldsOf(sentence, plain, { required: names.filter((name) => name !== ''), optional: [] });
});

interface Fields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Names are case-sensitive, so they are taken from the original. */
function quotedFields({ original }: Sentence, match: RegExpExecArray): Fields {
  const words = original.slice(match.index, match.index + match[0].length);
  const found = [
    ...words.matchAll(/(optional(?:ly)? )?["'`“‘]([A-Za-z_]\w*)["'`”’]( \(optional)?/gi),
  ];
  const isOptional = ([, before, , behind]: RegExpMatchArray) =>
    before !== undefined || behind !== undefined;
  const names = (wanted: boolean) =>
    found.filter((field) => isOptional(field) === wanted).map(([, , name = '']) => name);
  return { required: names(false), optional: names(true) };
}

function fieldsOf(sentence: Sentence, match: RegExpExecArray, fields: Fields): Reading[] {
  if (fields.required.length + fields.optional.length === 0) return [];
  const fact: Fact = { kind: 'jsonFields', ...fields };
  return [readingOf(sentence, match, fact, 'fields of JSON objects', [])];
}
