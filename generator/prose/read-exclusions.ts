import type { ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading, inUse } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const verbs = String.raw`(?:used|combined|set|provided|given|mixed|specified|passed)`;
const never = String.raw`(?:can't|can ?not|must not|may not|should not|shouldn't|won't)`;
/** A list of parameters, up to its end. */
const target = String.raw`([^.;()]+?)(?=[.;()]|$| - |, (?:use|but|so|which|since)\b)`;

/** "Mutually exclusive with reference images." */
const withOther = [
  phraseForm('exclusive', String.raw`\bexclusive (?:with|to) ${target}`),
  phraseForm(
    "not|n't",
    String.raw`\b${never} be ${verbs}(?: together| simultaneously| at the same time)? (?:with|alongside|together with) ${target}`,
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
  phraseForm('only one of', String.raw`\bonly one of (.+?) (?:can|may|should|must) be\b`),
  phraseForm(
    'only one of',
    String.raw`\b(?:provide|use|set|specify|give) only one of (.+?)(?=[.;()]|$)`,
  ),
  phraseForm(
    'not both',
    String.raw`\beither (.+?)(?: (?:must|can|should|may) be \w+)?,? (?:but )?not both`,
  ),
];

/** "Not supported when a last frame is provided." */
const unsupported = [
  phraseForm(
    'not',
    String.raw`\bnot (?:supported|available|allowed|compatible|permitted) (?:with|when using|when|if|together with|alongside)(?: an?| the)? ${target}`,
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
      / (?:is|are) (?:also )?(?:set|provided|given|used)$/,
      '',
    );
    const mention = findMentionedParameters(phrase, others);
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
    if (match) return pairs(match);
  }
  for (const form of together) {
    const match = findForm(form, sentence.text);
    const mention =
      match &&
      findMentionedParameters(
        (match[1] ?? '').replace(/\b(?:this|it)\b/, self.name.toLowerCase()),
        parameters,
      );
    if (match && mention?.isComplete && mention.names.length > 1) {
      const named = parameters.filter(({ name }) => mention.names.includes(name));
      return [mutuallyExclusive(sentence, match, named, mention.caveats)];
    }
  }
  for (const form of unsupported) {
    const match = findForm(form, sentence.text);
    if (match) return pairs(match);
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
