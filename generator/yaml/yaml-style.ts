import {
  isMap,
  isScalar,
  isSeq,
  Scalar,
  visit,
  type Document,
  type ScalarTag,
  type Tags,
  type YAMLMap,
} from 'yaml';
import { invisible, isPlainlyVisible } from '../text/invisible.ts';

/** Writes `1.0e+21`, a number in YAML 1.1 and 1.2; `1e+21` is text in 1.1. */
const exponent: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number' && String(value).includes('e'),
  test: /^(?!)/, // never matches: the tag is only for printing
  resolve: Number,
  stringify: ({ value }) => String(value).replace(/^(-?\d+)e/, '$1.0e'),
};

/** The YAML that is printed. Strings that YAML 1.1 would read as another value are quoted. */
export const dialect = {
  version: '1.2',
  compat: 'yaml-1.1',
  logLevel: 'error',
  customTags: (tags: Tags): Tags => [exponent, ...tags],
} as const;

/** Fields with values. Their strings are quoted, so that "no" and "1.0" are visibly strings. */
const valueFields: ReadonlySet<string> = new Set(['default', 'allowedValues', 'lastUpdated']);

/** Fields with lists of words. */
const wordLists: ReadonlySet<string> = new Set([
  'capabilities',
  'tags',
  'modelTypes',
  'order',
  'without',
]);

/** The field whose items are printed on one line each. */
export const compactField = 'presets';

/** The maximum width of a list on one line. */
export const maxListWidth = 90;

/** Matches characters that a plain scalar could hide or change. */
const unsafe = new RegExp(`${invisible.source}|[\\ufffe\\uffff]`, 'u');

/** Matches a scalar that needs no quotes in any YAML version. */
const safePlain = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)\p{Letter}/iu;

/** Returns whether the strings of a field are quoted. */
export function isValueField(field: string): boolean {
  return valueFields.has(field);
}

/** Returns whether the list of a field is on one line if it is short. */
export function isListField(field: string): boolean {
  return valueFields.has(field) || wordLists.has(field);
}

/** Returns whether a text has characters that a plain scalar could hide or change. */
export function isUnsafe(text: string): boolean {
  return !isPlainlyVisible(text) && unsafe.test(text);
}

/** Returns whether a text without such characters would mean something else without quotes. */
export function needsQuotes(text: string): boolean {
  return !safePlain.test(text);
}

/** Sets the style of a document, in which it is printed. */
function setStyle(document: Document): void {
  visit(document, {
    Pair(_, { key, value }) {
      const field = isScalar(key) ? String(key.value) : '';
      if (field === compactField && isSeq(value)) value.items.filter(isMap).forEach(setFlow);
      if (!isListField(field)) return;
      if (isScalar(value)) quote(value);
      if (!isSeq(value)) return;
      if (isValueField(field)) value.items.filter(isScalar).forEach(quote);
      const width = JSON.stringify(value.toJS(document)).length;
      const plainList = value.items.every((item) => isScalar(item) && !item.comment);
      if (plainList) value.flow = width <= maxListWidth;
    },
    Scalar(key, scalar) {
      const { value } = scalar;
      if (key === 'key' || typeof value !== 'string') return;
      if (isUnsafe(value) || needsQuotes(value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

/** Prints a preset on one line. */
function setFlow(map: YAMLMap): void {
  map.flow = map.items.every(({ value }) => isScalar(value) && !value.comment);
}

function quote(scalar: Scalar): void {
  if (typeof scalar.value === 'string') scalar.type = Scalar.QUOTE_DOUBLE;
}

/** Prints a document in the style of all YAML files of a project. */
export function printDocument(document: Document): string {
  setStyle(document);
  return escapeInvisible(document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}

/** Escapes invisible characters, which are all in double quotes at this point. */
function escapeInvisible(yaml: string): string {
  const all = new RegExp(unsafe.source, 'gu');
  return yaml.replace(all, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
