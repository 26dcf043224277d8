import fc from 'fast-check';
import { markdownFromText, oneLine } from '../../generator/markdown/markdown-text.ts';
import {
  parameterTypes,
  type Definition,
  type ModelDefinition,
  type Parameter,
  type Scalar,
} from '../../generator/model/definition.ts';
import { blanknessOf, nameWordsOf } from '../../generator/reference/vocabulary.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';

/**
 * Definitions that a reference page can express, made to break any code that treats their texts as more
 * than data. Parameter names and model IDs are unique; names of models need not be.
 */
export function definitionArbitrary(): fc.Arbitrary<Definition> {
  return fc.record({
    provider: text,
    category: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...categories) }, category),
    source: fc.record({ lastUpdated: date }),
    models: fc.uniqueArray(modelArbitrary(), { minLength: 1, maxLength: 3, selector: (m) => m.id }),
  });
}

export function modelArbitrary(): fc.Arbitrary<ModelDefinition> {
  return fc.record(
    {
      id: modelId,
      name: text,
      description,
      // A capability is one word; a code span with several is read as several.
      capabilities: fc.uniqueArray(fc.stringMatching(/^[a-z0-9][\w.-]{0,11}$/), { maxLength: 2 }),
      llmMarkdown: fc.constantFrom(...links),
      parameters: fc.uniqueArray(parameterArbitrary(), { maxLength: 6, selector: (p) => p.name }),
    },
    { requiredKeys: ['id', 'name', 'capabilities', 'parameters'] },
  );
}

export function parameterArbitrary(): fc.Arbitrary<Parameter> {
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.constantFrom(...parameterTypes) },
      fc.constantFrom(...newTypes),
    )
    .chain((type) =>
      fc.record(
        {
          name: fc.oneof(
            fc.constantFrom(...hostileNames),
            text.filter(fitsCell).filter((name) => nameWordsOf(name) === undefined),
          ),
          type: fc.constant(type),
          required: fc.constant(true),
          default: defaultOf(type),
          min: number,
          max: number,
          description,
          // The values of a file are assets.
          ...(/^(?:inputs|file)/.test(type) ? {} : { allowedValues: allowedValuesOf(type) }),
        },
        { requiredKeys: ['name', 'type'] },
      ),
    )
    .map(withoutContradictions);
}

/** A page with these would be read as one whose columns are swapped, or whose lists have names. */
function withoutContradictions(parameter: Parameter): Parameter {
  const { min, max, type, allowedValues = [], default: initial } = parameter;
  // `None` in code is none where a default can't be a word, and doubtful for several parameters.
  const [text, ...more] = [initial].flat();
  const isNone =
    typeof text === 'string' &&
    text !== '' &&
    more.length === 0 &&
    (!type.startsWith('string') || !allowedValues.includes(text)) &&
    blanknessOf(text.trim(), 'Default') !== undefined;
  const [only, ...others] = allowedValues;
  const isOther = only !== undefined && others.length === 0;
  if (isNone || (isOther && typeof initial === 'object'))
    return withoutContradictions(omitFields(parameter, 'default'));
  return {
    ...parameter,
    ...(min !== undefined && max !== undefined && min > max && { min: max, max: min }),
    ...(isOther && initial !== undefined && { default: only }),
  };
}

const categories = ['image generation', '3d generation', 'video upscale', 'vectorization'] as const;

/** Not known to this version; `…_array` holds a list. */
const newTypes = [
  'colour',
  'vec_3',
  'audio_array',
  'map<string, number>',
  '*/',
  'a|b',
  'Any',
] as const;

const links = [
  'https://app.example/api/models/model_a/markdown',
  'http://a.example/b_c?d=*e*&f=`g`#h',
] as const;

const hostileNames = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'default',
  'class',
  'await',
  'model',
  'build',
  'snake_case',
  'kebab-case',
  'with.dot',
  '3d',
  '$',
  'größe',
  '字幕',
  'a"b',
  "a'b",
  'a`b',
  'a b',
  'a\\b',
  '[0]',
] as const;

const hostileTexts = [
  '*/ alert(1) /*',
  '${process.exit(1)}',
  '`${a}`',
  '``` code',
  '</script><script>alert(1)</script>',
  '<!-- comment -->',
  '{@link x} @param y',
  '../../etc/passwd',
  'C:\\con\\nul',
  'a | b',
  '| a | b |',
  '- item',
  '# heading',
  '## Heading',
  '1. item',
  '> quote',
  '---',
  '***',
  '[text](javascript:alert(1))',
  '![image](x)',
  '_emphasis_ and snake_case',
  '__bold__ *em* ~~gone~~',
  '&amp; &#x41; &',
  '"quoted" and \'quoted\'',
  '“typographic” – ‘quotes’…',
  'right \u202e to left \u2066 mark',
  'separator \u2028 line \u2029',
  'zero\u200bwidth \ufeff mark',
  'no\u00a0break',
  'control \u0007 \u001b[31m red',
  'null',
  'true',
  'no',
  '~',
  '1.0',
  '0x1f',
  '2026-04-09',
  '16:9',
  '1024*1024',
  'key: value',
  'a #b',
  '!tag',
  '%',
  '日本語のテキスト',
  'עברית',
  '👩‍👩‍👧 family',
  'constructor',
  '__proto__',
] as const;

/** Words such as yes and on: some YAML readers read them as text, others as values. */
const hostileValues = [
  '',
  'on',
  'off',
  'no',
  'Yes',
  'None',
  '1.0',
  '1e3',
  '16:9',
  ' a',
  'a ',
  ' a ',
  '  ',
] as const;

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'\\`*_[]()<>&!~|#-+.: a1'.split('')), maxLength: 12 }),
  fc.lorem({ maxCount: 6 }),
);

/**
 * One line that is not blank. Markdown keeps no NUL, and no control character at the end of what is
 * in bold: there it writes a number, which it reads as none.
 */
const text = anyText
  .map((value) => oneLine(value.replaceAll('\0', '').replace(/^\p{Cc}+|\p{Cc}+$/gu, '')))
  .filter((value) => value !== '');

const category = text.filter((value) => !value.includes(' models and their parameters'));

const description = fc
  .oneof(
    text.map(markdownFromText),
    fc.constantFrom(
      'See <https://a.example/b_c>.',
      'With `code_span`, *emphasis* and **strong words**.',
      'A [link](https://a.example/b_c) | a bar',
    ),
  )
  // A line of `:::`, or of nothing but tags, is a mark of a docs platform. `<>` is one in MDX.
  .filter((value) => value !== '-' && !/^:::|^(?:<[^<>]*>\s*)+$/.test(value));

/** A part of a URL's path. */
const modelId = fc.oneof(
  fc.stringMatching(/^model_[a-z0-9][a-z0-9_.-]{0,20}$/),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'model_a.b',
    "model_'a'",
    'model_${a}',
    'model_`a`',
    'модель',
  ),
);

const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));

const number = fc
  .oneof(
    fc.integer({ min: -100, max: 5000 }),
    fc.integer({ min: -1000, max: 1000 }).map((value) => value / 100),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
  )
  .map((value) => value + 0)
  .filter((value) => !Object.is(value, -0));

const value = fc.oneof(fc.constantFrom(...hostileValues), text).filter(fitsCell);

/** A bar after an odd number of backslashes can't be written in a code span of a table. */
function fitsCell(cell: string): boolean {
  return !/(?<!\\)(?:\\\\)*\\\|/.test(cell);
}

/**
 * The items of a list are joined by commas; a comma before a space is taken for part of an item.
 */
function isItem(item: string): boolean {
  return !item.includes(',') && !item.startsWith(' ');
}

function scalarOf(type: string): fc.Arbitrary<Scalar> {
  if (type === 'number' || type === 'number_array') return number;
  if (type === 'boolean') return fc.boolean();
  return type.endsWith('_array') ? value.filter(isItem) : value;
}

function defaultOf(type: string): fc.Arbitrary<Scalar | readonly Scalar[]> {
  if (type === 'inputs_array') return fc.constant([]);
  if (!type.endsWith('_array')) return scalarOf(type);
  return fc
    .array(scalarOf(type), { maxLength: 3 })
    .filter(
      (items) =>
        fitsCell(items.join(',')) &&
        !(items.length === 1 && items[0] === '') &&
        items.join(',') !== '[]',
    );
}

function allowedValuesOf(type: string): fc.Arbitrary<readonly Scalar[]> {
  if (type === 'boolean') return fc.boolean().map((value) => [value]);
  return fc.uniqueArray(scalarOf(type), { minLength: 1, maxLength: 5 });
}
