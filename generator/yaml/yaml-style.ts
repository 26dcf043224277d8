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

/** `1e+21` is a number in YAML 1.2 and text in 1.1; `1.0e+21` is a number in both. */
const exponent: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number' && String(value).includes('e'),
  test: /^(?!)/, // for writing alone: never matches when reading
  resolve: Number,
  stringify: ({ value }) => String(value).replace(/^(-?\d+)e/, '$1.0e'),
};

/** With YAML 1.1's schema beside it, what a 1.1 reader would take for another value is quoted. */
export const dialect = {
  version: '1.2',
  compat: 'yaml-1.1',
  customTags: (tags: Tags): Tags => [exponent, ...tags],
} as const;

/** Fields whose strings are values, not words: quoted, so that "no" and "1.0" are seen to be text. */
const valueFields: ReadonlySet<string> = new Set(['default', 'allowedValues', 'lastUpdated']);

/** Fields that list words. */
const wordLists: ReadonlySet<string> = new Set([
  'capabilities',
  'tags',
  'modelTypes',
  'order',
  'without',
]);

/** Lists of short values stand in one line as long as that is no longer than this. */
const widestFlowList = 90;

/** Text that a plain scalar could hide or change: controls, line separators, text direction, halves of pairs. */
const invisible = /\p{Control}|\p{Format}|\p{Surrogate}|[\u2028\u2029\ufffe\uffff]/u;

/** A plain scalar that every YAML reader takes for this text starts with a letter and is no word of YAML 1.1. */
const safePlain = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)\p{Letter}/iu;

export function setStyle(document: Document): void {
  visit(document, {
    Pair(_, { key, value }) {
      const field = isScalar(key) ? String(key.value) : '';
      if (field === 'presets' && isSeq(value)) value.items.filter(isMap).forEach(setFlow);
      if (!valueFields.has(field) && !wordLists.has(field)) return;
      if (isScalar(value)) quote(value);
      if (!isSeq(value)) return;
      if (valueFields.has(field)) value.items.filter(isScalar).forEach(quote);
      const width = JSON.stringify(value.toJS(document)).length;
      const plainList = value.items.every((item) => isScalar(item) && !item.comment);
      if (plainList) value.flow = width <= widestFlowList;
    },
    Scalar(key, scalar) {
      const { value } = scalar;
      if (key === 'key' || typeof value !== 'string') return;
      if (invisible.test(value) || !safePlain.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

/** A preset is as good as one value. */
function setFlow(map: YAMLMap): void {
  map.flow = map.items.every(({ value }) => isScalar(value) && !value.comment);
}

function quote(scalar: Scalar): void {
  if (typeof scalar.value === 'string') scalar.type = Scalar.QUOTE_DOUBLE;
}

/** Writes invisible characters, which now all stand in double quotes, as escapes. */
export function escapeInvisible(yaml: string): string {
  const all = new RegExp(invisible.source, 'gu');
  return yaml.replace(all, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
