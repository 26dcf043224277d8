import type { Scalar } from '../model/definition.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, inUse } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { readCondition } from './read-condition.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const end = String.raw`(?=[.;()]|$| - |, (?:but|so|and|since|otherwise)\b)`;

const patterns = {
  /** "Requires a first frame image." */
  requires: new RegExp(
    String.raw`(?:^|[(,] ?|\bthis (?:option|parameter|setting|mode) )(?:also |this |it )*(?:requires?|needs?) (?:that )?([^.;()]+?)${end}`,
  ),
  /** "Only works when a first frame is also set." */
  onlyValid: new RegExp(
    String.raw`\b(?:only|just) (?:be )?(?:valid|works?|allowed|available|accepted|supported|possible|usable|permitted) (?:when|if|with|together with|alongside|for|in|on) ([^.;()]+?)${end}|\bcan only be (?:used|set|provided|given|enabled|combined) (?:when|if|with|together with|alongside|for|in) ([^.;()]+?)${end}`,
  ),
  /** "Required when multi prompt is provided." */
  requiredWhen: new RegExp(
    String.raw`^(.*?)\b(?:is |are )?(?:required|mandatory|must be provided|must be set) (?:when|if|for|with|unless) ([^.;()]+?)${end}`,
  ),
  /** "Must provide either this or images." "Either prompt or multi prompt must be provided." */
  either:
    /\b(?:either|at least one of|one of) ([^.;()]+?)(?=[.;()]|$|,? (?:but|must|is required|are required|should|has to|needs to)\b)/,
  /** "Prompt is optional if you provide a first frame." */
  optionalIf: new RegExp(String.raw`\boptional (?:if|when) ([^.;()]+?)${end}`),
  /** "You must also use a first frame." */
  mustAlso: new RegExp(
    String.raw`\b(?:must|has to|have to|needs? to) (?:also (?:use|provide|give|upload|set|include|select|specify)|be (?:used|provided|given|sent|combined|paired)(?: together| in combination| along)? with) ([^.;()]+?)${end}`,
  ),
  /** "Available only with a first frame." */
  availableOnly: new RegExp(
    String.raw`\b(?:valid|works?|allowed|available|accepted|supported|possible|usable|permitted) only (?:when|if|with|together with|alongside|for|in|on) ([^.;()]+?)${end}`,
  ),
  /** "Supported on the pro model only." */
  onlyBehind:
    /\b(?:valid|works?|allowed|available|accepted|supported|possible) (?:on|with|for|in|when using) ([^.;(),]+?) only(?=[.;,)]|$)/,
  /** "Provide with at least one of left, back, right." */
  withOneOf: /\b(?:provide|use|combine|together)(?: it| this)? with at least one of ([^.;()]+)/,
  /** "When a mask is given, an image is required." */
  whenOther: new RegExp(
    String.raw`\b(?:when|if) ([^.;(),]+? (?:is|are) (?:also )?(?:set|provided|given|used|specified|enabled)),? ([^.;(),]+?) (?:is|are|must be|becomes?) (?:also )?(?:required|mandatory|provided|set)\b`,
  ),
  /** "If no prompt is provided." */
  ifNone: /\b(?:if|when) no ([a-z ]+?) (?:is|are) (?:provided|given|set)/,
};

/** Reads which parameters require others, and of which at least one is required. */
export function readRequirements(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  const others = parameters.filter(({ name }) => name !== self.name);
  return (
    readRequires(sentence, self, others) ??
    readRequiredWhen(sentence, self, parameters) ??
    readEither(sentence, self, parameters) ??
    []
  );
}

function readRequires(
  sentence: Sentence,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
): Reading[] | undefined {
  const anyOf = patterns.withOneOf.exec(sentence.text);
  const mention = anyOf && findMentionedParameters(anyOf[1] ?? '', others);
  if (anyOf && mention?.isComplete) {
    const constraint = {
      kind: 'requiresAnyOf',
      parameter: self.name,
      needs: mention.names,
    } as const;
    return [constraintReading(sentence, anyOf, constraint, mention.caveats)];
  }
  const { requires, mustAlso, onlyValid, availableOnly, onlyBehind } = patterns;
  const match = [requires, mustAlso, onlyValid, availableOnly, onlyBehind]
    .map((pattern) => pattern.exec(sentence.text))
    .find((found) => found !== null);
  if (!match) return undefined;
  if (hasOtherSubject(sentence.text.slice(0, match.index))) return [];
  const words = match[1] ?? match[2] ?? '';
  const condition = readCondition(needWords(words), others);
  if (!condition || condition.negated) return [];
  const { when, caveats } = condition;
  const names = when.map(({ parameter }) => parameter);
  if (when.some(({ values }) => values !== undefined)) {
    return when.flatMap((each) => valueReadings(sentence, match, self, others, each, caveats));
  }
  const kind = /\bor\b|\//.test(words) && names.length > 1 ? 'requiresAnyOf' : 'requires';
  const needed = others.filter(({ name, required }) => required && names.includes(name));
  if (needed.length === names.length) return [];
  const [target, another] = others.filter(({ name }) => names.includes(name));
  const named = target && another === undefined ? valueNamed(words, target) : undefined;
  if (target && named !== undefined) {
    const each = { parameter: target.name, values: [named] };
    return valueReadings(sentence, match, self, others, each, caveats);
  }
  const withDefault = others.filter(
    ({ name, default: value }) => value !== undefined && names.includes(name),
  );
  const mentioned = new Set(words.split(/[^a-z0-9]+/));
  const withValue = others.filter(
    ({ name, allowedValues = [] }) =>
      names.includes(name) &&
      allowedValues.some((value) => mentioned.has(String(value).toLowerCase())),
  );
  const more = [
    ...withDefault.map(({ name }) => `\`${name}\` has a default`),
    ...withValue.map(({ name }) => `it may mean a value of \`${name}\``),
  ];
  const all = [...caveats, ...more];
  if (self.type === 'boolean' && kind === 'requires') {
    const state = inUse(self);
    return names.map((parameter) =>
      constraintReading(sentence, match, { kind: 'requiredWhen', parameter, when: state }, all),
    );
  }
  const constraint = { kind, parameter: self.name, needs: names } as const;
  return [constraintReading(sentence, match, constraint, all)];
}

/** Finds the only allowed value among words that name its parameter: "custom canvas mode". */
function valueNamed(phrase: string, { allowedValues = [] }: ResolvedParameter): Scalar | undefined {
  const words = new Set(phrase.split(/[^a-z0-9]+/));
  const [one, another] = allowedValues.filter((value) => words.has(String(value).toLowerCase()));
  return another === undefined ? one : undefined;
}

/** "Requires texture to be on": another value is refused, and so is none, if the default is another. */
function valueReadings(
  sentence: Sentence,
  match: RegExpExecArray,
  self: ResolvedParameter,
  others: readonly ResolvedParameter[],
  { parameter, values = [] }: Condition,
  caveats: readonly string[],
): Reading[] {
  const when = inUse(self);
  const target = others.find(({ name }) => name === parameter);
  const isDefault = values.some((value) => value === target?.default);
  const needsValue = target?.required !== true && !isDefault;
  return [
    constraintReading(sentence, match, { kind: 'limitedWhen', parameter, when, values }, caveats),
    ...(needsValue
      ? [constraintReading(sentence, match, { kind: 'requiredWhen', parameter, when }, caveats)]
      : []),
  ];
}

/** Returns whether a verb before the phrase has another subject than the parameter: "10 seconds is". */
function hasOtherSubject(before: string): boolean {
  const subject = /^(.*?)\b(?:is|are)\s*$/.exec(before)?.[1]?.trim();
  return subject !== undefined && !/^(?:this(?: \w+)?|it)?$/.test(subject);
}

/** "Texture to be turned on", "prompt or image to also be set", "the texture setting to be enabled". */
function needWords(phrase: string): string {
  return phrase
    .replace(/ to (?:also )?be (?:also )?/, ' is ')
    .replace(/^(.*?) (generation|toggle)$/, '$1 is enabled')
    .replace(/^(?:an? |the )?(.*?) (?:must|needs to|has to) be /, '$1 is ')
    .replace(/ \(.*$/, '');
}

function readRequiredWhen(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const other = patterns.whenOther.exec(sentence.text);
  const match = other ?? patterns.requiredWhen.exec(sentence.text);
  if (!match) return undefined;
  const [, first = '', second = ''] = match;
  const [subject, words] = other ? [second, first] : [first, second];
  const isAbout = subject.replace(/^[( ]+|(?<!\W)\W+$/g, '');
  const about = isAbout === '' ? undefined : findMentionedParameters(isAbout, parameters);
  const target = parameters.find(({ name }) => name === about?.names[0]) ?? self;
  const others = parameters.filter(({ name }) => name !== target.name);
  const condition = readCondition(words, others);
  if (!condition) return [];
  const { when, negated, caveats } = condition;
  const more = [...(target.required ? ['it is always required'] : [])];
  if (negated !== match[0].includes(' unless ')) {
    const names = when.map(({ parameter }) => parameter);
    const constraint = { kind: 'anyOf', parameters: [target.name, ...names] } as const;
    return [constraintReading(sentence, match, constraint, [...caveats, ...more])];
  }
  return when.map((each) => {
    const constraint: ConstraintTerms = each.values
      ? { kind: 'requiredWhen', parameter: target.name, when: each }
      : { kind: 'requires', parameter: each.parameter, needs: [target.name] };
    return constraintReading(sentence, match, constraint, [...caveats, ...more]);
  });
}

function readEither(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const others = parameters.filter(({ name }) => name !== self.name);
  const optional = patterns.optionalIf.exec(sentence.text);
  const none = patterns.ifNone.exec(sentence.text);
  const must = /\b(?:must|required|have to|has to|need)\b/.test(sentence.text);
  const either = must ? patterns.either.exec(sentence.text) : null;
  if (either) {
    const phrase = (either[1] ?? '').replace(/\b(?:this|it)\b/, self.name);
    const mention = findMentionedParameters(phrase, parameters);
    if (!mention?.isComplete || mention.names.length < 2) return [];
    const constraint = { kind: 'anyOf', parameters: mention.names } as const;
    return [constraintReading(sentence, either, constraint, mention.caveats)];
  }
  const match = optional ?? none;
  const condition = match && readCondition(match[1] ?? '', others);
  if (!match || !condition) return undefined;
  const { when, caveats } = condition;
  const constraint = {
    kind: 'anyOf',
    parameters: [self.name, ...when.map(({ parameter }) => parameter)],
  } as const;
  const inferred = optional ? 'it only says when it is optional' : 'it only states its purpose';
  if (none && !self.required) return undefined;
  return [constraintReading(sentence, match, constraint, [...caveats, inferred])];
}
