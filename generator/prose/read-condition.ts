import type { Scalar } from '../model/definition.ts';
import type { Condition, ResolvedParameter } from '../model/resolved-model.ts';
import { splitWords } from '../text/split-words.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findValues } from './named-values.ts';
import { given } from './vocabulary.ts';

/** A condition in words: "X is set to 'custom'", "no voice is provided". */
export interface ReadCondition {
  readonly when: readonly Condition[];
  /** The condition is the opposite of `when`. */
  readonly negated: boolean;
  readonly caveats: readonly string[];
}

const on = String.raw`(?:on|enabled|(?:turned|switched) on|true|active|activated|checked|yes)`;
const off = String.raw`(?:off|disabled|(?:turned|switched) off|false|inactive|unchecked|no)`;

/** Reads a condition on `parameters`; undefined if it names none of them. */
export function readCondition(
  words: string,
  parameters: readonly ResolvedParameter[],
): ReadCondition | undefined {
  if (/\b(?:unless|except|if|when)\b/.test(words.trim().replace(/^(?:if|when) /, '')))
    return undefined;
  const text = words
    .trim()
    .replace(/(?<![.,;:)\]])[.,;:)\]]+$/, '')
    .replace(
      /^(?:you(?:'ve| have|'re| are)? )?(?:provid(?:e|ing|ed)|us(?:e|ing)|upload(?:ing|ed)?|select(?:ing|ed)?|edit(?:ing)?|set(?:ting)?|add(?:ing|ed)?|have|choos(?:e|ing)|includ(?:e|ing)|enabl(?:e|ing)|supply(?:ing)?) /,
      '',
    );
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    const condition = match && read(match, parameters);
    if (condition) return condition;
  }
  return conditionOnBareValue(text, parameters);
}

type Read = (
  match: RegExpExecArray,
  parameters: readonly ResolvedParameter[],
) => ReadCondition | undefined;

const forms: readonly { readonly pattern: RegExp; readonly read: Read }[] = [
  {
    pattern: new RegExp(
      String.raw`^(?:no|not(?: using)?|without) (.+?)(?: (?:is|are)(?: also)? ${given})?$`,
    ),
    read: ([, phrase = ''], parameters) => conditionOnPhrase(phrase, parameters, { negated: true }),
  },
  {
    pattern: new RegExp(
      String.raw`^(.+?) (?:is|are) (?:not ${given}|unset|empty|left empty|blank|omitted|missing|absent|left out)$`,
    ),
    read: ([, phrase = ''], parameters) => conditionOnPhrase(phrase, parameters, { negated: true }),
  },
  {
    pattern:
      /^(.+?) (?:(?:is|are) (?:not|anything but|anything other than|other than)(?: set to)?|!=) ["']?([\w][\w .:+-]*?)["']?$/,
    read: ([, phrase = '', value = ''], parameters) => {
      const condition = conditionOnValue(phrase, value, parameters);
      return condition && { ...condition, negated: true };
    },
  },
  {
    pattern: new RegExp(
      String.raw`^(.+?)(?: (?:is|are|must be|being)(?: also| set to)*|[=:]| =| set to)? ?${on}(?: \(.*)?$`,
    ),
    read: ([, phrase = ''], parameters) => conditionOnFlag(phrase, true, parameters),
  },
  {
    pattern: new RegExp(
      String.raw`^(.+?)(?: (?:is|are|must be|being)(?: set to)?|[=:]| =| set to)? ?${off}$`,
    ),
    read: ([, phrase = ''], parameters) => conditionOnFlag(phrase, false, parameters),
  },
  {
    pattern:
      /^(.+?)(?: (?:is|are|must be)(?: set to)?| set to| to be| ?==?| equals|:) ?["']?([\w][\w .:+-]*?)["']?$/,
    read: ([, phrase = '', value = ''], parameters) => conditionOnValue(phrase, value, parameters),
  },
  {
    pattern: /^(.+?) (?:is|are) (?:above|greater than|more than|over) [\d.]+$/,
    read: ([, phrase = ''], parameters) => {
      const condition = conditionOnPhrase(phrase, parameters, {});
      return (
        condition && { ...condition, caveats: [...condition.caveats, 'it depends on a threshold'] }
      );
    },
  },
  {
    pattern: /^(.+?) ["']([\w][\w .:+-]*?)["']$/,
    read: ([, phrase = '', value = ''], parameters) => conditionOnValue(phrase, value, parameters),
  },
  {
    pattern: new RegExp(String.raw`^(.+?) (?:is|are|has been|have been)(?: also)? ${given}$`),
    read: ([, phrase = ''], parameters) => conditionOnPhrase(phrase, parameters, {}),
  },
  {
    pattern: new RegExp(String.raw`^(.+?)(?: (?:to be )?(?:also )?${given})?$`),
    read: ([, phrase = ''], parameters) => conditionOnPhrase(phrase, parameters, {}),
  },
];

/** Reads a condition that names only a value: "Extreme High tier", "'custom' mode". */
function conditionOnBareValue(
  words: string,
  parameters: readonly ResolvedParameter[],
): ReadCondition | undefined {
  const bare = words.replace(
    /^(?:an?|the) |^\.|["']| (?:mode|model|models|type|tier|topology|format|style|resolution|quality)$/g,
    '',
  );
  const isValue = parameters.some((parameter) => valueOf(bare, parameter) !== undefined);
  // ".png outputs" are a value of the format.
  const short = bare.replace(/ (?:outputs?|videos|images|files)$/, '');
  if (!isValue && short !== bare) return conditionOnBareValue(short, parameters);
  const found = parameters.flatMap((parameter) => {
    const value =
      simple(bare).length < 4 && !/\d/.test(bare)
        ? valueOf(bare, parameter)
        : (valueOf(bare, parameter) ?? valueEnding(bare, parameter));
    return value === undefined ? [] : [{ parameter: parameter.name, values: [value] }];
  });
  const [when] = found;
  if (!when) {
    const values = findValues(bare, parameters);
    return values && { when: [values], negated: false, caveats: [] };
  }
  if (found.length > 1) return undefined;
  // "Pro mode" for the value `pro` of `mode`.
  const noun = / (mode|model|type|tier|topology|format|style|resolution|quality)$/.exec(words)?.[1];
  const named = parameters.find(({ name }) => name === when.parameter);
  const isNamed = noun !== undefined && named?.name.toLowerCase().endsWith(noun) === true;
  const isExact = named !== undefined && valueOf(bare, named) !== undefined;
  // A value of several words, a rare word or a mode is not a coincidence: "change FPS", "1080p".
  const isTelling =
    isExact && (bare.includes(' ') || noun !== undefined || !commonWords.has(simple(bare)));
  const caveats =
    isNamed || isTelling ? [] : [`"${words}" seems to be a value of \`${when.parameter}\``];
  return { when: [when], negated: false, caveats };
}

/** Values that are also words for something else. */
const commonWords: ReadonlySet<string> = new Set([
  ...['image', 'images', 'video', 'videos', 'audio', 'text', 'prompt', 'file', 'model', 'speech'],
  ...['auto', 'none', 'default', 'custom', 'other', 'normal', 'standard', 'high', 'medium', 'low'],
  ...['small', 'large', 'fast', 'slow', 'quality', 'color', 'music', 'style', 'person', 'people'],
  ...['object', 'objects', 'animation', 'portrait', 'landscape', 'character', 'characters'],
]);

/** Finds the only switch with words of the same stems: "diarization" for `diarize`. */
function switchLike(phrase: string, flags: readonly ResolvedParameter[]): string | undefined {
  const wanted = stemsOf(phrase);
  const [one, another] = flags.filter(({ name }) => stemsOf(name) === wanted);
  return wanted !== '' && one && another === undefined ? one.name : undefined;
}

/** The beginnings of the words of a name, in order: "prompt enhancement" and `enhancePrompt`. */
function stemsOf(text: string): string {
  return splitWords(text)
    .filter(
      (word) =>
        !/^(?:the|an?|enabled?|use|using|should|is|with|mode|generate|setting|option)$/.test(word),
    )
    .map((word) => word.slice(0, 6).replace(/(?:e|i|y|s|er|ed|es|ing?|at)$/, ''))
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
}

/** Reads the state of a switch. */
function conditionOnFlag(
  phrase: string,
  value: boolean,
  parameters: readonly ResolvedParameter[],
): ReadCondition | undefined {
  const flags = parameters.filter(({ type }) => type === 'boolean');
  const like = switchLike(phrase, flags);
  const mention =
    like === undefined
      ? findMentionedParameters(phrase, flags)
      : { names: [like], isComplete: true, caveats: [] };
  if (!mention?.isComplete) return undefined;
  const { names, caveats } = mention;
  return {
    when: names.map((parameter) => ({ parameter, values: [value] })),
    negated: false,
    caveats,
  };
}

function conditionOnValue(
  phrase: string,
  words: string,
  parameters: readonly ResolvedParameter[],
): ReadCondition | undefined {
  const mention = findMentionedParameters(phrase, parameters);
  const [name, another] = mention?.names ?? [];
  const parameter = parameters.find((each) => each.name === name);
  // In "1080p: 5s", no parameter is named.
  if (!mention) return /\d/.test(phrase) ? undefined : conditionOnBareValue(words, parameters);
  if (!parameter || another !== undefined) return undefined;
  const value = valueOf(words, parameter);
  const values =
    value === undefined
      ? (findValues(words, [parameter])?.values ?? numbersIn(words, parameter))
      : [value];
  if (values === undefined) return undefined;
  const when = [{ parameter: parameter.name, values }];
  // The value confirms an abbreviated name.
  return { when, negated: false, caveats: [] };
}

/** Reads "9 or 10" for a number without allowed values. */
function numbersIn(
  words: string,
  { type, allowedValues }: ResolvedParameter,
): readonly Scalar[] | undefined {
  if (type !== 'number' || allowedValues) return undefined;
  const parts = words.split(/,? (?:or|and) |, /);
  return parts.every((part) => /^-?\d+(?:\.\d+)?$/.test(part)) ? parts.map(Number) : undefined;
}

/** Finds the allowed value with this text or label. */
function valueOf(words: string, parameter: ResolvedParameter): Scalar | undefined {
  const { allowedValues = [], valueLabels = {} } = parameter;
  const wanted = simple(words);
  return allowedValues.find(
    (value) =>
      simple(String(value)) === wanted || simple(valueLabels[String(value)] ?? '') === wanted,
  );
}

/**
 * Finds the only allowed value that ends with these words: "Extreme High" for
 * `Gen-2.5-Extreme-High`.
 */
function valueEnding(words: string, { allowedValues = [] }: ResolvedParameter): Scalar | undefined {
  const wanted = simple(words);
  const found = allowedValues.filter((value) => simple(String(value)).endsWith(wanted));
  return wanted.length >= 6 && found.length === 1 ? found[0] : undefined;
}

function simple(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function conditionOnPhrase(
  phrase: string,
  parameters: readonly ResolvedParameter[],
  { negated = false }: { negated?: boolean },
): ReadCondition | undefined {
  const mention = findMentionedParameters(phrase, parameters);
  if (!mention?.isComplete) {
    const switches = parameters.filter(({ type }) => type === 'boolean');
    const like = switchLike(phrase, switches);
    return like === undefined
      ? undefined
      : { when: [{ parameter: like, values: [true] }], negated, caveats: [] };
  }
  const flags = parameters.filter(
    ({ name, type }) => type === 'boolean' && mention.names.includes(name),
  );
  const isFlag = flags.length > 0 && flags.length === mention.names.length;
  const [target, another] = parameters.filter(({ name }) => mention.names.includes(name));
  // "Custom canvas mode" names a value and its parameter.
  const value = target && another === undefined ? findValues(phrase, [target]) : undefined;
  if (value) return { when: [value], negated, caveats: [] };
  return {
    when: mention.names.map((parameter) => ({ parameter, ...(isFlag && { values: [true] }) })),
    negated,
    caveats: mention.caveats,
  };
}

/** Reads a condition that is certain if it is read. */
export function conditionIn(
  words: string,
  parameters: readonly ResolvedParameter[],
): Condition | undefined {
  const value = findValues(words, parameters);
  if (value) return value;
  const condition = readCondition(words, parameters);
  const [when, another] = condition?.when ?? [];
  const isClear = condition?.negated === false && condition.caveats.length === 0;
  return isClear && another === undefined ? when : undefined;
}
