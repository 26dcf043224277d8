import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { isAdvice } from './caveats.ts';
import {
  eachValue,
  mostUnder,
  mustBeUnder,
  notWithValue,
  onlyUnder,
  onlyValueUnder,
  supportsOnly,
  underMustBe,
  usedMustBe,
  valueOnlyFor,
  valuePair,
  valueRefuses,
  valueRequiredFor,
  valueSupportsOnly,
} from './conditional-forms.ts';
import {
  limitedWithout,
  numbersUnder,
  onlyMentioned,
  valuesIn,
  valuesOrNumber,
} from './conditional-values.ts';
import { constraintReading, inUse, makeLimitedWhen } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findValues } from './named-values.ts';
import { findForm, findForms, type PhraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { conditionIn, readCondition } from './read-condition.ts';
import { readBoundsUnderCondition } from './read-conditional-bounds.ts';
import type { Sentence } from './sentences.ts';
import { hasOtherSubject } from './subject.ts';
import type { Reading } from './types.ts';
import { itself } from './vocabulary.ts';

/** Reads limits that a parameter has under a condition only. */
export function readConditionalLimits(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (
    isAdvice(sentence) ||
    !mayState(statesCondition, sentence.text) ||
    /\bwhen \w+ing\b(?!.*,)/.test(sentence.text.replace('when using', ''))
  ) {
    return [];
  }
  const others = parameters.filter(({ name }) => name !== self.name);
  const bounds = readBoundsUnderCondition(sentence, self, others);
  if (!mayState(statesValues, sentence.text)) return bounds;
  const values = [
    ...readOnce(onlyUnder, ([, condition = '', phrase = '']) => valuesUnder(phrase, condition)),
    ...readOnce(onlyValueUnder, ([, phrase = '', condition = '']) =>
      valuesUnder(phrase, condition),
    ),
    ...readOnce(mustBeUnder, ([match, subject = '', phrase = '', condition = '']) =>
      valuesUnder(phrase, condition, subject, match.includes('limited to')),
    ),
    ...readOnce(underMustBe, ([match, condition = '', subject = '', phrase = '']) =>
      valuesUnder(phrase, condition, subject, match.includes('limited to')),
    ),
    ...readOnce(usedMustBe, ([, subject = '', phrase = '']) => {
      const allowed = valuesOrNumber(
        phrase,
        subjects(subject).filter((each) => each !== self),
      );
      return allowed && onlyWith(allowed);
    }),
    ...readOnce(supportsOnly, ([, phrase = '']) => {
      const allowed = findValues(phrase, others);
      return self.allowedValues === undefined && allowed ? onlyWith(allowed) : undefined;
    }),
    ...readOnce(eachValue, ([, first = '', one = '', second = '', other = '']) => {
      const pairs = [
        [first, one],
        [second, other],
      ] as const;
      const found = pairs.flatMap(([phrase, condition]) => {
        const allowed = self.allowedValues ? findValues(phrase, [self]) : undefined;
        const when = allowed && valuesIn(condition, self, others, self.name);
        return when ? [makeLimitedWhen(self.name, { values: allowed.values }, when)] : [];
      });
      return found.length === pairs.length ? found : undefined;
    }),
    ...readOnce(valueRequiredFor, ([, phrase = '', condition = '']) =>
      valuesUnder(phrase, condition),
    ),
    ...readOnce(valueOnlyFor, ([, value = '', condition = '']) => {
      const when = valuesIn(value, self, others);
      // "Reference images are only supported with 8 seconds."
      const user = when ? undefined : onlyMentioned(value, others);
      const own = user && valuesOrNumber(condition, [self]);
      if (user && own) return [makeLimitedWhen(self.name, { values: own.values }, user)];
      const needed = when && valuesIn(condition, self, parameters, when.parameter);
      if (needed) return [makeLimitedWhen(needed.parameter, { values: needed.values }, when)];
      return when?.parameter === self.name ? neededFor(when, condition) : undefined;
    }),
    ...readAll(valueSupportsOnly, ([match, value = '', phrase = '']) => {
      const when = valuesIn(value, self, others) ?? onlyMentioned(value, others);
      const allowed = when && valuesIn(phrase, self, parameters, when.parameter);
      if (when && allowed)
        return [makeLimitedWhen(allowed.parameter, { values: allowed.values }, when)];
      return when?.values && when.parameter !== self.name
        ? numbersUnder(phrase, self, when, match.includes('limited to'))
        : undefined;
    }),
    ...readOnce(valuePair, ([, value = '', phrase = '']) => refused(value, phrase)),
    ...readOnce(mostUnder, ([, value = '', condition = '']) =>
      self.allowedValues ? valuesUnder(`${value} or lower`, condition) : undefined,
    ),
    ...readOnce(valueRefuses, ([, value = '', phrase = '']) => refused(value, phrase)),
    ...readOnce(notWithValue, ([, subject = '', phrase = '']) => {
      if (hasOtherSubject(`${subject}${subject === '' ? '' : ' is'}`, self)) return undefined;
      const refusing = valuesIn(phrase, self, others) ?? flagIn(phrase);
      return refusing?.values && refusing.parameter !== self.name
        ? withoutValues(refusing, self)
        : undefined;
    }),
  ];
  const seen = new Set<string>();
  const once = values.filter(({ fact }) => {
    const key = JSON.stringify(fact);
    return seen.has(key) ? false : seen.add(key);
  });
  return [...once, ...bounds];

  function read(match: RegExpMatchArray, constraints: readonly ConstraintTerms[] = []): Reading[] {
    return constraints.map((constraint) =>
      constraintReading(sentence, match, constraint, [], 'limited when'),
    );
  }

  function readOnce(
    form: PhraseForm,
    make: (match: RegExpExecArray) => readonly ConstraintTerms[] | undefined,
  ): Reading[] {
    const match = findForm(form, sentence.text);
    return match ? read(match, make(match)) : [];
  }

  function readAll(
    form: PhraseForm,
    make: (match: RegExpMatchArray) => readonly ConstraintTerms[] | undefined,
  ): Reading[] {
    return findForms(form, sentence.text).flatMap((match) => read(match, make(match)));
  }

  /** "Only 8 seconds" of the parameter that is named, of this one, or else of another. */
  function valuesUnder(
    phrase: string,
    condition: string,
    subject = '',
    isMost = false,
  ): ConstraintTerms[] | undefined {
    const named = isItself.test(subject) ? [self] : subjects(subject);
    const allowed =
      named.length > 0
        ? valuesOrNumber(phrase, named)
        : (valuesIn(phrase, self, others) ??
          (subject === '' && self.type === 'boolean' ? valuesOrNumber(phrase, [self]) : undefined));
    const rest = parameters.filter(({ name }) => name !== allowed?.parameter);
    const own = allowed?.parameter === self.name ? undefined : findValues(condition, [self]);
    const when = own ?? conditionIn(condition, rest);
    if (!allowed || !when) return undefined;
    const target = parameters.find(({ name }) => name === allowed.parameter);
    const [value] = allowed.values;
    // "Limited to 5" is at most 5 if the values are not listed.
    const isBound = isMost && target?.type === 'number' && !target.allowedValues;
    const limits =
      isBound && typeof value === 'number' ? { max: value } : { values: allowed.values };
    return [makeLimitedWhen(allowed.parameter, limits, when)];
  }

  function subjects(subject: string): ResolvedParameter[] {
    const names = subject === '' ? [] : (findMentionedParameters(subject, parameters)?.names ?? []);
    return parameters.filter(({ name }) => names.includes(name));
  }

  function flagIn(phrase: string): Condition | undefined {
    const condition = readCondition(phrase, others);
    const [when, another] = condition?.when ?? [];
    const isClear = condition?.negated === false && condition.caveats.length === 0;
    return isClear && another === undefined ? when : undefined;
  }

  function refused(value: string, phrase: string): ConstraintTerms[] | undefined {
    const refusing = valuesIn(value, self, others);
    if (!refusing) return undefined;
    const rest = parameters.filter(({ name }) => name !== refusing.parameter);
    const when =
      valuesIn(phrase, self, rest, refusing.parameter) ??
      conditionIn(phrase, rest) ??
      onlyMentioned(phrase, rest);
    const constraint = when && limitedWithout(refusing, when, parameters);
    return constraint && [constraint];
  }

  /** "Auto needs a reference image." */
  function neededFor(when: Condition, phrase: string): ConstraintTerms[] | undefined {
    const bare = phrase.replace(/^at least (?:one|1) /, '').replace(/ of the same \w+$/, '');
    const condition = readCondition(bare, others);
    if (!condition || condition.negated || condition.caveats.length > 0) return undefined;
    if (bare.includes(' or ') && condition.when.length > 1) return undefined;
    return condition.when.flatMap(({ parameter, values }) => {
      const target = others.find(({ name }) => name === parameter);
      return [
        ...(values ? [makeLimitedWhen(parameter, { values }, when)] : []),
        ...(target?.required === true || values?.some((value) => value === target?.default) === true
          ? []
          : [{ kind: 'requiredWhen', parameter, when } as const]),
      ];
    });
  }

  /** Whoever uses this parameter must give these values of another. */
  function onlyWith({ parameter, values = [] }: Condition): ConstraintTerms[] {
    const when = inUse(self);
    const target = parameters.find(({ name }) => name === parameter);
    const isDefault = values.some((value) => value === target?.default);
    return [
      makeLimitedWhen(parameter, { values }, when),
      ...(isDefault || target?.required === true
        ? []
        : [{ kind: 'requiredWhen', parameter, when } as const]),
    ];
  }

  /** Another value must be given if the default is the rejected one. */
  function withoutValues(refusing: Condition, user: ResolvedParameter): ConstraintTerms[] {
    const when = inUse(user);
    const target = parameters.find(({ name }) => name === refusing.parameter);
    const constraint = limitedWithout(refusing, when, parameters);
    const isDefault = refusing.values?.some((value) => value === target?.default) === true;
    return [
      ...(constraint ? [constraint] : []),
      ...(constraint && isDefault && target?.required !== true
        ? [{ kind: 'requiredWhen', parameter: refusing.parameter, when } as const]
        : []),
    ];
  }
}

const isItself = new RegExp(`^${itself}$`);

/** Words without which no limit is stated under a condition. */
const statesCondition =
  /\bneeds?\b|\breserved\b|\bexclusive\b|\b(?:for|at|in|with) .*[,;] .*\b(?:for|at|in|with)\b|\b\w+: ?\d|\d ?(?:-|to|and) ?\d.* (?:when|if|with|for|in|at)\b|\b(?:when|if|with|for|in|at) .*\d ?(?:-|to|and) ?\d|\b(?:only|requires?|required|limited|restricted|supports?|allows?|accepts?|not|cannot|can't|doesn't|don't|must|fixed|incompatible|unsupported|unavailable|without|max\w*|min\w*|up to|at most|at least|no more|use|provide|upload|add|give|exceed|exactly)\b/;

/** Words without which no values are allowed or refused under a condition. */
const statesValues =
  /only|up to \d|at most \d|requir|need|reserved|exclusive|limited|fixed|must be| (?:for|at|in|with) .*[,;] .* (?:for|at|in|with) |supports? \d|(?:not|n't) (?:support|allow|accept|be )|not \w+ (?:with|in|for|at|when|if|on)\b|un(?:support|avail)|compatible/;
