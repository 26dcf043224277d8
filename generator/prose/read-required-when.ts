import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import { readCondition } from './read-condition.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';
import { clauseEnd as end, give, given, itself } from './vocabulary.ts';

/** "Required when multi prompt is provided." */
const requiredWhen = phraseForm(
  'required|mandatory|must be|must also be',
  String.raw`^(.*?)\b(?:is |are )?(?:also )?(?:required|mandatory|must (?:also )?be (?:provided|set|given|specified|supplied)) (when|if|for|with|unless|in) ([^.;()]+?)${end}`,
);
/** "When a mask is given, an image is required." */
const whenOther = phraseForm(
  'when|if & required|mandatory|provided|set|given|specified',
  String.raw`\b(?:when|if) ([^.;(),]+? (?:(?:is|are) (?:also )?(?:not )?(?:${given}|set to ["']?\w+["']?|omitted|empty|["']?[\w.:-]+["']?)|[=:] ?["']?\w+["']?)),? (?:then )?([^.;(),]+?) (?:is|are|must be|becomes?) (?:also )?(?:required|mandatory|provided|set|given|specified)(?=[.;,)]|$)`,
);
/** "Must provide either this or images." "Either prompt or multi prompt must be provided." */
const either = phraseForm(
  'either|one of',
  String.raw`\b(?:${give} |you must ${give} |must (?:provide|set) )?(?:either|at least one of|one of) ([^.;()]+?)(?:,? (?:(?:must|should|has to|needs to) be ${given}|(?:(?:is|are) )?(?:required|mandatory|needed)))?(?=[.;()]|$|,? but\b|(?:,| -) not both)`,
);
/** "Text or audio is required." */
const oneOrOther = phraseForm(
  ' or & required|mandatory|must be',
  String.raw`^([^.;(),]+? or [^.;()]+?) (?:must be ${given}|(?:is|are) (?:required|mandatory))(?=[.;()]|$)`,
);
/** "Width and height must be set together." */
const bothTogether = phraseForm(
  ' and & together',
  String.raw`^([^.;(),]+? and [^.;(),]+?) (?:must|need to|have to|should) (?:both )?be ${given} together(?=[.;()]|$)`,
);
/** "Prompt is optional if you provide a first frame." */
const optionalIf = new RegExp(String.raw`\boptional (?:if|when) ([^.;()]+?)${end}`);
/** "If no prompt is provided." */
const ifNone = /\b(?:if|when) no ([a-z ]+?) (?:is|are) (?:provided|given|set)/;

/** Reads when a parameter is required: with others, or without them. */
export function readRequiredWhen(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const other = findForm(whenOther, sentence.text);
  const match = other ?? findForm(requiredWhen, sentence.text);
  if (!match) return undefined;
  const [, first = '', second = '', third = ''] = match;
  const [subject, words] = other ? [second, first] : [first, third];
  const isAbout = subject.replace(/^[( ]+|(?<!\W)\W+$/g, '');
  const isSelf = isAbout === '' || new RegExp(`^${itself}$`).test(isAbout);
  const about = isSelf ? undefined : findMentionedParameters(isAbout, parameters);
  // "8 seconds is required for 1080p" is about a value.
  if (!isSelf && !about && /\d/.test(isAbout)) return undefined;
  const target = parameters.find(({ name }) => name === about?.names[0]) ?? self;
  const others = parameters.filter(({ name }) => name !== target.name);
  const condition = readCondition(words, others);
  if (!condition) return [];
  const { when, negated, caveats } = condition;
  const more = [...(target.required ? ['it is always required'] : [])];
  if (negated !== (second === 'unless')) {
    const rests = when.flatMap((each) => (each.values ? otherValues(each, parameters) : []));
    if (rests.length > 0) {
      return rests.map((each) => {
        const needed = { kind: 'requiredWhen', parameter: target.name, when: each } as const;
        return constraintReading(sentence, match, needed, [...caveats, ...more]);
      });
    }
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

/** Returns the condition that a parameter has another of its allowed values. */
function otherValues(
  { parameter, values = [] }: Condition,
  parameters: readonly ResolvedParameter[],
): Condition[] {
  const { type, allowedValues } = parameters.find(({ name }) => name === parameter) ?? {};
  const known = type === 'boolean' ? [true, false] : (allowedValues ?? []);
  const rest = known.filter((value) => !values.includes(value));
  return rest.length === 0 ? [] : [{ parameter, values: rest }];
}

/** Reads of which parameters at least one is required. */
export function readEither(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const { text } = sentence;
  const others = parameters.filter(({ name }) => name !== self.name);
  const isDemand =
    /\b(?:must|required|mandatory|needed|have to|has to|need)\b/.test(text) ||
    new RegExp(String.raw`^${give} (?:either|at least one of|one of)\b`).test(text);
  const both = findForm(bothTogether, text);
  if (both) {
    const mention = findMentionedParameters(both[1] ?? '', parameters, self);
    if (!mention?.isComplete || mention.names.length !== 2) return [];
    const [one = '', other = ''] = mention.names;
    return [
      [one, other],
      [other, one],
    ].map(([parameter = '', need = '']) =>
      constraintReading(
        sentence,
        both,
        { kind: 'requires', parameter, needs: [need] },
        mention.caveats,
      ),
    );
  }
  const anyOf = isDemand ? (findForm(either, text) ?? findForm(oneOrOther, text)) : null;
  if (anyOf) {
    const phrase = (anyOf[1] ?? '').replace(/\b(?:this|it)\b/, self.name.toLowerCase());
    const mention = findMentionedParameters(phrase, parameters, self);
    if (!mention?.isComplete || mention.names.length < 2) return [];
    const constraint = { kind: 'anyOf', parameters: mention.names } as const;
    return [constraintReading(sentence, anyOf, constraint, mention.caveats)];
  }
  const optional = optionalIf.exec(text);
  const none = ifNone.exec(text);
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
