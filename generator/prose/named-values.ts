import type { Scalar } from '../model/definition.ts';
import type { Condition, ResolvedParameter } from '../model/resolved-model.ts';

/** Nouns that follow a value: "768p resolution", "triangle topology", "4K mode". */
const nouns =
  / (?:aspect ratio|resolutions?|durations?|length|videos?|clips?|modes?|topology|tier|quality|format|style|type|models?|outputs?|generations?|version|preset|option|size)$/;

/** "Resolution 720p", "a duration of 10", "mode is 'pro'". */
const nounBefore =
  /^(?:an? |the )?["'`]?(aspect[ _]?ratio|resolution|duration|length|mode|topology|tier|quality|format|style|type|model|version|preset|size)["'`]?(?: of| is(?: set to)?| set to| to| ?[=:])? ?["'`]?([\w][\w.:+ -]*?)["'`]?$/;

/** Returns the values of one parameter that a phrase lists: "9 or 10 seconds", "16:9 and 9:16". */
export function findValues(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): (Condition & { readonly values: readonly Scalar[] }) | undefined {
  const named = nounBefore.exec(phrase.trim());
  const bare = named?.[2] ?? phrase.trim();
  const noun = nouns.exec(bare)?.[0].trim() ?? named?.[1];
  const parts = bare
    .replace(nouns, '')
    .split(/,? (?:or|and) |, |\s?\/\s?/)
    .map((part) => part.replace(/^(?:an?|the|only|just) |["'`]/g, '').trim());
  const tail = / ?-?(?:s|secs?|seconds?)$/.exec(parts.at(-1) ?? '')?.[0] ?? '';
  const found = parameters.flatMap((parameter) => {
    const values = parts.map(
      (part) =>
        valueOf(part, parameter) ?? (tail ? valueOf(`${part}${tail}`, parameter) : undefined),
    );
    return values.every((value) => value !== undefined)
      ? [{ parameter: parameter.name, values }]
      : [];
  });
  const fitting = found.filter(
    ({ parameter }) =>
      noun !== undefined && simple(parameter).endsWith(simple(noun.replace(/s$/, ''))),
  );
  const [one, another] = fitting.length > 0 ? fitting : found;
  return another === undefined ? one : undefined;
}

/** Finds the allowed value with this text or label. A number of seconds is a value of a duration. */
function valueOf(words: string, parameter: ResolvedParameter): Scalar | undefined {
  const { name, allowedValues = [], valueLabels = {} } = parameter;
  const seconds = /^(\d+(?:\.\d+)?)[ -]?(?:s|secs?|seconds?)$/.exec(words)?.[1];
  if (seconds !== undefined && /duration|seconds|length/i.test(name)) {
    if (allowedValues.length === 0 && parameter.type === 'number') return Number(seconds);
    return allowedValues.find((value) => String(value).replace(/s$/, '') === seconds);
  }
  const wanted = simple(words);
  if (wanted === '') return undefined;
  return allowedValues.find(
    (value) =>
      simple(String(value)) === wanted || simple(valueLabels[String(value)] ?? '') === wanted,
  );
}

function simple(text: string): string {
  // Points and colons belong to numbers and ratios.
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.:]/g, '')
    .replace(/\.$/, '');
}
