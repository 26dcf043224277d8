import type { Scalar } from '../../model/definition.ts';
import type { Condition, ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberByText } from '../../text/remember.ts';
import { findMentionedParameters } from '../mentioned-parameters.ts';
import { namesOf, sameWords, wordsOf } from '../name-words.ts';
import { findValues } from '../named-values.ts';
import { digitsOf, withDigitsOfTimes } from '../parse-number.ts';
import { findLooseName } from './loose-names.ts';

/** The parameters that a description may name. */
export interface ClauseScope {
  readonly self: ResolvedParameter;
  readonly others: readonly ResolvedParameter[];
  readonly all: readonly ResolvedParameter[];
}

/** A noun phrase: parameters, or values of one. */
export interface NamedParameters {
  readonly parameters: readonly string[];
  /** The values of the only parameter. */
  readonly values?: readonly Scalar[];
  /** "A or b" rather than "a and b". */
  readonly isAny: boolean;
  readonly caveats: readonly string[];
}

const itself =
  /^(?:(?:this|it|they|these)(?: (?:parameter|option|setting|field|value|feature|mode|input|property|image|video|audio|file|argument|one))?|the (?:parameter|option|setting|field|property))$/;
const adjective = /\b(an?|the) (?:uploaded|provided|supplied|existing|valid|given) /;
function plain(words: string): string {
  return withDigitsOfTimes(words.replace(/["']/g, '').replace(adjective, '$1 ')).trim();
}

/** Finds what a noun phrase names; undefined if a part of it is unknown. */
export function resolveName(words: string, scope: ClauseScope): NamedParameters | undefined {
  const phrase = plain(words);
  const { self, others } = scope;
  if (itself.test(phrase)) return only(self.name);
  if (/\b(?:this|it)\b/.test(phrase)) {
    const named = phrase.replace(/\b(?:this|it)\b/, self.name.toLowerCase());
    return named === phrase ? undefined : resolveName(named, scope);
  }
  const bare = phrase.replace(
    / (?:file|clip|input|parameter|field|option|setting|url|link|value)$/,
    '',
  );
  if (bare !== phrase && scope.all.some(isNamed(bare))) return resolveName(bare, scope);
  const isPhrase = isNamed(phrase);
  if (isPhrase(self)) return only(self.name);
  const own = self.allowedValues && findValues(phrase, [self]);
  if (own) return valuesOf(own);
  const values = valuesIn(phrase, others);
  if (values?.caveats.length === 0 && !others.some(isPhrase)) return values;
  const list = inAll(phrase, scope);
  if (list?.caveats.length === 0) return list;
  return parametersIn(phrase, others) ?? values ?? meantBy(phrase, scope) ?? list;
}

/** Finds values of one parameter. */
export function resolveValues(
  words: string,
  targets: readonly ResolvedParameter[],
): NamedParameters | undefined {
  const phrase = plain(words).replace(/^(?:an?|the|only|just) /, '');
  const found = findValues(phrase, targets);
  if (found) return valuesOf(found);
  const [one, another] = targets;
  if (!one || another) return undefined;
  const digits = digitsOf(phrase);
  const isTime = /duration|second|length|time/i.test(`${one.name} ${one.label ?? ''}`);
  if (one.type === 'number' && !one.allowedValues && (isTime || !digits.endsWith('s'))) {
    const figures = digits
      .split(/,? (?:or|and) |, /)
      .map((part) => part.replace(/(?: ?|-)(?:s|seconds?)$/, ''));
    return figures.every((figure) => /^-?\d+(?:\.\d+)?$/.test(figure))
      ? { parameters: [one.name], values: figures.map(Number), isAny: true, caveats: [] }
      : undefined;
  }
  return undefined;
}

function only(name: string): NamedParameters {
  return { parameters: [name], isAny: false, caveats: [] };
}

function valuesOf(
  { parameter, values = [] }: Condition,
  caveats: readonly string[] = [],
): NamedParameters {
  return { parameters: [parameter], values, isAny: true, caveats };
}

/** Returns the test whether a phrase is the name or the label of a parameter. */
function isNamed(phrase: string): (parameter: ResolvedParameter) => boolean {
  const wanted = wordsOf(phrase);
  const written = phrase.replace(/^(?:an?|the|your) /, '');
  return (parameter) =>
    wanted.length > 0 &&
    (written === parameter.name.toLowerCase() ||
      namesOf(parameter).some((words) => sameWords(words, wanted)));
}

/** Returns whether each part of a phrase is the name of a parameter, or several words. */
export function isCalled(words: string, { all }: ClauseScope): boolean {
  return plain(words)
    .split(/,? (?:or|and) |, |\//)
    .every((part) => wordsOf(part).length > 1 || all.some(isNamed(part)));
}

function parametersIn(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): NamedParameters | undefined {
  const mention = findMentionedParameters(phrase, parameters);
  if (!mention?.isComplete) return undefined;
  const { names, caveats } = mention;
  const [target, another] = parameters.filter(({ name }) => names.includes(name));
  // "Custom canvas mode" names a value and its parameter.
  const value = target && another === undefined ? findValues(phrase, [target]) : undefined;
  if (value) return valuesOf(value);
  // "Image" may be a value rather than the beginning of a name.
  if (caveats.length > 0) {
    const values = valuesIn(phrase, parameters);
    if (values?.caveats.length === 0) return values;
  }
  const isAny =
    /\bor\b|\/|\bone of\b|\bnor\b|\beither\b|\bat least\b/.test(phrase) && names.length > 1;
  return { parameters: names, isAny, caveats };
}

const noun =
  / (mode|model|models|type|tier|topology|format|style|resolution|quality|outputs?|videos?|images?|files?|generation|engine|variant|version|speed|preset)s?$/;

function valuesIn(
  phrase: string,
  parameters: readonly ResolvedParameter[],
): NamedParameters | undefined {
  const bare = phrase.replace(/^(?:an?|the|all) /, '').replace(/^\./, '');
  const [one, another] = /[ -]/.test(bare) ? valuesCalled(simple(bare), parameters) : [];
  if (one && another === undefined) return valuesOf(one);
  for (const text of new Set([phrase, bare, bare.replace(noun, '')])) {
    const found = findValues(text, parameters);
    if (!found) continue;
    const isBare = text === bare && !noun.test(bare);
    const caveats =
      isBare && commonWords.has(bare)
        ? [`"${phrase}" seems to be a value of \`${found.parameter}\``]
        : [];
    return valuesOf(found, caveats);
  }
  return endingIn(bare.replace(noun, ''), noun.exec(bare)?.[1], parameters);
}

/** Finds values by their texts or labels, of which only letters and digits count. */
function valuesCalled(wanted: string, parameters: readonly ResolvedParameter[]): Condition[] {
  return parameters.flatMap(({ name, allowedValues = [], valueLabels = {} }) =>
    allowedValues
      .filter(
        (value) =>
          simple(String(value)) === wanted || simple(valueLabels[String(value)] ?? '') === wanted,
      )
      .map((value) => ({ parameter: name, values: [value] })),
  );
}

/** Finds the only value that ends with these words: "Extreme High" for `Gen-2.5-Extreme-High`. */
function endingIn(
  phrase: string,
  kind: string | undefined,
  parameters: readonly ResolvedParameter[],
): NamedParameters | undefined {
  const wanted = simple(phrase);
  if (wanted.length < 6) return undefined;
  const found = parameters.flatMap(({ name, allowedValues = [] }) =>
    allowedValues
      .filter((value) => simple(String(value)).endsWith(wanted))
      .map((value) => ({ parameter: name, values: [value] })),
  );
  const [one, another] = found;
  if (!one || another) return undefined;
  const isKind = kind !== undefined && one.parameter.toLowerCase().endsWith(kind);
  return isKind
    ? valuesOf(one)
    : valuesOf(one, [`"${phrase}" seems to be a value of \`${one.parameter}\``]);
}

const simple = rememberByText((text) => text.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** Values that are also words for something else. */
const commonWords: ReadonlySet<string> = new Set([
  ...['image', 'images', 'video', 'videos', 'audio', 'text', 'prompt', 'file', 'model', 'speech'],
  ...['auto', 'none', 'default', 'custom', 'other', 'normal', 'standard', 'high', 'medium', 'low'],
  ...['small', 'large', 'fast', 'slow', 'quality', 'color', 'music', 'style', 'person', 'people'],
  ...['object', 'objects', 'animation', 'portrait', 'landscape', 'character', 'characters'],
]);

function meantBy(phrase: string, { self, others }: ClauseScope): NamedParameters | undefined {
  const found = findLooseName(phrase, self, others);
  return found && only(found.name);
}

/** A list of this parameter and others. */
function inAll(phrase: string, { self, all }: ClauseScope): NamedParameters | undefined {
  if (!/\b(?:and|or|nor)\b|[,/]/.test(phrase)) return undefined;
  const mention = findMentionedParameters(phrase, all, self);
  if (!mention?.isComplete) return undefined;
  const isAny = /\bor\b|\/|\bone of\b|\bnor\b|\beither\b|\bat least\b/.test(phrase);
  return { parameters: mention.names, isAny, caveats: mention.caveats };
}
