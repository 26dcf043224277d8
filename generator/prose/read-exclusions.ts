import type { ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, inUse } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import type { Sentence } from './sentences.ts';
import { hasOtherSubject } from './subject.ts';
import type { Reading } from './types.ts';
import { give, together as joined, usable } from './vocabulary.ts';

const verbs = String.raw`(?:used|combined|set|provided|given|mixed|specified|passed|enabled|uploaded)`;
const never = String.raw`(?:can't|can ?not|must not|may not|should not|shouldn't|won't)`;
/** A list of parameters, up to its end. */
const target = String.raw`([^.;()]+?)(?=[.;()]|$| - |, (?:use|but|so|which|since)\b)`;

/** "Mutually exclusive with reference images." */
const withOther = [
  phraseForm('exclusive', String.raw`\bexclusive (?:with|to) ${target}`),
  phraseForm(
    "not|n't",
    String.raw`\b${never} be ${verbs}(?: simultaneously| at the same time)? ${joined} ${target}`,
  ),
  phraseForm('compatible with', String.raw`\b(?:incompatible|not compatible) with ${target}`),
  phraseForm(
    "not|n't",
    String.raw`\bdo(?:n't| not) (?:use|combine)(?: it| this)?(?: together)? with ${target}`,
  ),
];

/** "First frame and reference images cannot both be set." */
const together = [
  phraseForm(
    "not|n't",
    String.raw`^(.+?) ${never} (?:both be|be both|be) ${verbs}(?: together| simultaneously| at the same time| both)`,
  ),
  phraseForm("not|n't", String.raw`^(.+?) ${never} (?:both be|be both) ${verbs}`),
  phraseForm('are mutually exclusive', String.raw`^(.+?) are mutually exclusive`),
  phraseForm(
    "not|n't & both",
    String.raw`\b${never} (?:use|combine|set|provide) both (.+? and .+?)(?=[.;(),]|$)`,
  ),
  phraseForm('one of', String.raw`\b(?:only|exactly) one of (.+?) (?:can|may|should|must) be \w+`),
  phraseForm(
    'one of',
    String.raw`(?:^|(?<=[,;:(] ?)|(?<=- ))${give} (?:only|exactly) one of (.+?)(?=[.;()]|$)`,
  ),
  phraseForm(
    'not both',
    String.raw`\b(?:either|${give}) (?:either )?([^.;()]+? or [^.;()]+?)(?: (?:must|can|should|may) be \w+)?(?:,| -| \()? ?(?:but )?not both`,
  ),
  phraseForm('not both', String.raw`^([^.;()]+? or [^.;()]+?)(?:,| -| \()? ?(?:but )?not both`),
  phraseForm(
    'one of & not both',
    String.raw`^${give} one of ([^.;()]+? (?:and|or) [^.;()]+?),? (?:but )?not both`,
  ),
];

/** "Not supported when a last frame is provided." */
const unsupported = [
  phraseForm(
    'not',
    String.raw`\bnot ${usable} (?:${joined}|when using|when|if)(?: an?| the)? ${target}`,
  ),
];

/** Reads which parameters can't be used together. */
export function readExclusions(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  const others = parameters.filter(({ name }) => name !== self.name);
  const pairs = (match: RegExpExecArray, more: readonly string[] = []) => {
    const phrase = (match[1] ?? '').replace(
      / (?:is|are) (?:also )?(?:set|provided|given|used|present)$/,
      '',
    );
    const whole = findMentionedParameters(phrase, others, self);
    const [head = ''] = phrase.split(', ');
    // "With a video, max 10 MB" names a video.
    const mention =
      whole?.isComplete === true || / (?:and|or) /.test(phrase)
        ? whole
        : findMentionedParameters(head, others, self);
    // "Reference images can't be used with a first frame" in the description of the first frame.
    const about = mention ? undefined : findMentionedParameters(phrase, [self]);
    const subject = about && findMentionedParameters(sentence.text.slice(0, match.index), others);
    if (subject?.isComplete === true && about?.isComplete === true) {
      return subject.names.map((name) =>
        mutuallyExclusive(
          sentence,
          match,
          [self, ...others.filter((other) => other.name === name)],
          [...about.caveats, ...subject.caveats],
        ),
      );
    }
    return (mention?.names ?? []).map((name) =>
      mutuallyExclusive(
        sentence,
        match,
        [self, ...others.filter((other) => other.name === name)],
        [
          ...more,
          ...(mention?.caveats ?? []),
          ...(mention?.isComplete ? [] : ['it also names something that is not a parameter']),
        ],
      ),
    );
  };
  for (const form of withOther) {
    const match = findForm(form, sentence.text);
    // "1080p can't be used with a video" is about a value.
    if (match && !hasOtherSubject(sentence.text.slice(0, match.index), self)) return pairs(match);
  }
  for (const form of together) {
    const match = findForm(form, sentence.text);
    const mention =
      match &&
      findMentionedParameters(
        (match[1] ?? '').replace(/\b(?:this|it)\b/, self.name.toLowerCase()),
        parameters,
        self,
      );
    if (match && mention?.isComplete && mention.names.length > 1) {
      const named = parameters.filter(({ name }) => mention.names.includes(name));
      const { names, caveats } = mention;
      const anyOf = { kind: 'anyOf', parameters: names } as const;
      return [
        mutuallyExclusive(sentence, match, named, caveats),
        ...(/\bexactly one of\b/.test(match[0])
          ? [constraintReading(sentence, match, anyOf, caveats)]
          : []),
      ];
    }
  }
  for (const form of unsupported) {
    const match = findForm(form, sentence.text);
    if (match && !hasOtherSubject(sentence.text.slice(0, match.index), self)) return pairs(match);
  }
  return [];
}

function mutuallyExclusive(
  sentence: Sentence,
  match: RegExpExecArray,
  parameters: readonly ResolvedParameter[],
  caveats: readonly string[],
): Reading {
  const alwaysGiven = parameters.filter(({ required, type }) => required && type !== 'boolean');
  const all = [...caveats, ...alwaysGiven.map(({ name }) => `\`${name}\` is required`)];
  const form = 'mutually exclusive';
  const [one, other, third] = parameters;
  const isSwitch = parameters.some(({ type }) => type === 'boolean');
  if (isSwitch && one && other && !third) {
    // A switch that is off is not in use.
    const [off, given] = one.type === 'boolean' ? [one, other] : [other, one];
    const constraint: ConstraintTerms = {
      kind: 'limitedWhen',
      parameter: off.name,
      when: inUse(given),
      values: [false],
    };
    return constraintReading(sentence, match, constraint, all, form);
  }
  const caveat = isSwitch ? ['a switch may be set to false'] : [];
  const names = parameters.map(({ name }) => name);
  const constraint = { kind: 'mutuallyExclusive', parameters: names } as const;
  return constraintReading(sentence, match, constraint, [...all, ...caveat], form);
}
