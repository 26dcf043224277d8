import type { Scalar } from '../model/definition.ts';
import type { Condition, ResolvedParameter } from '../model/resolved-model.ts';
import { rememberByObject, rememberByText } from '../text/remember.ts';
import { splitWords } from '../text/split-words.ts';

/** Nouns that follow a value: "768p resolution", "triangle topology", "4K mode". */
const nouns =
  / (?:aspect ratio|resolutions?|durations?|length|videos?|clips?|modes?|topology|tier|quality|format|style|type|models?|outputs?|generations?|version|preset|option|size)$/;

/** "Resolution 720p", "a duration of 10", "mode is 'pro'". */
const nounBefore =
  /^(?:an? |the )?["'`]?(aspect[ _]?ratio|resolution|duration|length|mode|topology|tier|quality|format|style|type|model|version|preset|size)["'`]?(?: of| is(?: set to)?| set to| to| ?[=:])? ?["'`]?([\w][\w.:+ -]*?)["'`]?$/;

/** Returns the values of one parameter that a phrase lists: "9 or 10 seconds", "16:9 and 9:16". */
export function findValues(
  phrase: string,
  all: readonly ResolvedParameter[],
): (Condition & { readonly values: readonly Scalar[] }) | undefined {
  const parameters = all.filter(hasValues);
  if (parameters.length === 0) return undefined;
  const named = nounBefore.exec(phrase.trim());
  const bare = named?.[2] ?? phrase.trim();
  const range = readRange(bare, named?.[1], parameters);
  if (range) return range;
  const noun = nouns.exec(bare)?.[0].trim() ?? named?.[1];
  const parts = partsOf(bare.replace(nouns, ''));
  const tail = / ?-?(?:s|secs?|seconds?)$/.exec(parts.at(-1) ?? '')?.[0] ?? '';
  const own = parameters.flatMap((parameter) => {
    const rest = withoutName(phrase.trim(), parameter);
    const values = rest === undefined ? undefined : valuesOf(partsOf(rest), tail, parameter);
    return values ? [{ parameter: parameter.name, values }] : [];
  });
  const [first, second] = own;
  if (first && !second) return first;
  const found = parameters.flatMap((parameter) => {
    const values = valuesOf(parts, tail, parameter);
    return values ? [{ parameter: parameter.name, values }] : [];
  });
  const fitting = found.filter(
    ({ parameter }) =>
      noun !== undefined && simple(parameter).endsWith(simple(noun.replace(/s$/, ''))),
  );
  const [one, another] = fitting.length > 0 ? fitting : found;
  return another === undefined ? one : undefined;
}

function partsOf(text: string): string[] {
  return text
    .split(/,? (?:or|and) |, |\s?\/\s?/)
    .map((part) => part.replace(/^(?:an?|the|only|just) |["'`]/g, '').trim());
}

function valuesOf(
  parts: readonly string[],
  tail: string,
  parameter: ResolvedParameter,
): Scalar[] | undefined {
  const values = parts.map(
    (part) => valueOf(part, parameter) ?? (tail ? valueOf(`${part}${tail}`, parameter) : undefined),
  );
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** Returns a phrase without the name of a parameter: "turbo engine", "output format png". */
function withoutName(phrase: string, parameter: ResolvedParameter): string | undefined {
  if (!parameter.allowedValues || !phrase.includes(' ')) return undefined;
  const last = /[A-Z]?[a-z0-9]{1,40}$/.exec(parameter.name)?.[0].toLowerCase() ?? '';
  if (!phrase.includes(last)) return undefined;
  const [before, behind] = namePatterns(parameter.name);
  return before.exec(phrase)?.[1] ?? behind.exec(phrase)?.[1];
}

/** The name of a parameter in words, and its last word: `outputFormat` is "output format". */
const namePatterns = rememberByText((parameter): readonly [before: RegExp, behind: RegExp] => {
  const words = splitWords(parameter);
  const name = `(?:${words.join('[ _]?')}|${words.at(-1) ?? ''})`;
  return [
    new RegExp(String.raw`^(?:an? |the )?${name}s?(?: of| is(?: set to)?| set to| ?[=:])? (.+)$`),
    new RegExp(String.raw`^(?:an? |the )?(.+?) ${name}s?$`),
  ];
});

/** Reads "720p and above", "8 seconds or less": the allowed values up to a value or from it. */
function readRange(
  phrase: string,
  noun: string | undefined,
  parameters: readonly ResolvedParameter[],
): (Condition & { readonly values: readonly Scalar[] }) | undefined {
  const match =
    /^(.+?)(?: resolutions?)? (?:and|or) (above|higher|up|more|longer|below|lower|less|under|shorter)(?: resolutions?)?$/.exec(
      phrase,
    );
  if (!match) return undefined;
  const [, words = '', direction = ''] = match;
  const limit = findValues(noun === undefined ? words : `${noun} ${words}`, parameters);
  const target = parameters.find(({ name }) => name === limit?.parameter);
  const [value, another] = limit?.values ?? [];
  const sizes = (target?.allowedValues ?? []).map((each) => [each, sizeOf(each)] as const);
  const from = value === undefined || another !== undefined ? undefined : sizeOf(value);
  if (!limit || from === undefined || sizes.some(([, size]) => size === undefined))
    return undefined;
  const isAbove = /above|higher|up|more|longer/.test(direction);
  const values = sizes
    .filter(([, size = 0]) => (isAbove ? size >= from : size <= from))
    .map(([each]) => each);
  return { parameter: limit.parameter, values };
}

/** The number in a value: 720 in `720p`, 4000 in `4K`. */
function sizeOf(value: Scalar): number | undefined {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(p|s|k|mp| ?fps)?$/i.exec(String(value)) ?? [];
  return digits === undefined ? undefined : Number(digits) * (/k/i.test(unit ?? '') ? 1000 : 1);
}

const secondsIn = /^(\d+(?:\.\d+)?)[ -]?(?:s|secs?|seconds?)$/;
const figureIn = /^(\d+(?:\.\d+)?) ?(?:x|fps|hz|px|%|steps)$/;
const isTime = /duration|seconds|length/i;

/** Returns whether a phrase may name a value of a parameter: it lists them, or is a duration. */
function hasValues({ name, type, allowedValues = [] }: ResolvedParameter): boolean {
  return allowedValues.length > 0 || (type === 'number' && isTime.test(name));
}

/** Finds the allowed value with this text or label. A number of seconds is a value of a duration. */
function valueOf(words: string, parameter: ResolvedParameter): Scalar | undefined {
  const { name, allowedValues = [] } = parameter;
  const seconds = secondsIn.exec(words)?.[1];
  if (seconds !== undefined && isTime.test(name)) {
    if (allowedValues.length === 0 && parameter.type === 'number') return Number(seconds);
    return allowedValues.find((value) => String(value).replace(/s$/, '') === seconds);
  }
  const figure = figureIn.exec(words)?.[1];
  const named = figure && allowedValues.find((value) => value === Number(figure));
  if (named) return named;
  return valuesByText(parameter).get(simple(words));
}

const simple = rememberByText((text) =>
  // Points and colons belong to numbers and ratios.
  text
    .toLowerCase()
    .replace(/[^a-z0-9.:]/g, '')
    .replace(/\.$/, ''),
);

/** Returns the allowed values of a parameter by their texts and labels, of which the first counts. */
const valuesByText = rememberByObject(
  ({ allowedValues = [], valueLabels = {} }: ResolvedParameter) => {
    const values = new Map<string, Scalar>();
    for (const value of allowedValues) {
      for (const text of [String(value), valueLabels[String(value)] ?? '']) {
        const key = simple(text);
        if (key !== '' && !values.has(key)) values.set(key, value);
      }
    }
    return values;
  },
);
