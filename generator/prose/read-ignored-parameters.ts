// cspell:ignore appli
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { findForm, phraseForm } from './phrase-form.ts';
import { mayState } from './prefilter.ts';
import { readCondition } from './read-condition.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';
import { clauseEnd as end, given, itself, together, whenUsed } from './vocabulary.ts';

const hasNone = String.raw`(?:ignored|ignore(?: this| it)?|overridden|overwritten|superseded|skipped|not considered|not used|not applied|not applicable|disregarded|unused|(?:has |have |having )?no effect|does nothing|do nothing|(?:does not|doesn't|do not|don't) (?:take effect|apply|have (?:any|an) effect|have effect))`;
const phrase = String.raw`([^.;()]+?)`;

/** "(Aspect ratio is) ignored when a first frame is set." */
const ignored = phraseForm(
  "ignore|overrid|overwrit|superseded|skipped|not considered|not used|not appli|disregarded|unused|no effect|nothing|not take|not apply|not have|n't take|n't apply|n't have",
  String.raw`^(.*?)\b(?:is |are |will be )?${hasNone} (if|when(?:ever)?|unless|for|by|in|with|without|to)(?: using)? ${phrase}(?: if set| when set| if provided)?${end}`,
);
/** "When a first frame is set, aspect ratio is ignored." */
const whenIgnored = phraseForm(
  "ignore|overrid|overwrit|superseded|skipped|not considered|not used|not appli|disregarded|unused|effect|nothing|not take|not apply|not have|n't take|n't apply|n't have & if|when|with",
  String.raw`\b(if|when|with|without) ([^.;(),]{1,200}?),? (?:(?:then )?(${itself}|[a-z0-9_ ]{1,60}?) )?(?:is|are|will be|has|have|does|do)(?= |n't) ?(?:then )?${hasNone.replaceAll('(?:has |have |having )?', '').replaceAll("does not|doesn't|do not|don't", "not|n't")}(?=[.;,)]|$)`,
);
/** "Without an image prompt this is ignored." */
const thisIgnored = phraseForm(
  'ignored|not used|unused|no effect & if|when|with',
  String.raw`\b(if|when|with|without) ([^.;(),]{1,200}?),? (${itself}) (?:(?:is|are|will be) (?:ignored|not used|unused)|has no effect|have no effect)(?=[.;,)]|$)`,
);
/** "Used only when no custom voice is set." */
const usedOnly = phraseForm(
  'only',
  String.raw`\b(?:only (?:used|applies|apply|applied|applicable|meaningful|considered|effective|matters?|relevant|has (?:an )?effect|takes effect|takes an effect)|(?<!\bbe )(?:used|applies|apply|applied|effective|matters?|relevant|applicable|takes effect|meaningful|considered) only) (when|if|while|${together}|for|in|to|without)(?: using)? ${phrase}${end}`,
);
/** "This will override the style prompt." */
const overrides = phraseForm(
  'overrid|takes |replaces|supersedes',
  String.raw`(?:${whenUsed},? )?(?:(?:this|it)(?: \w+)? )?\b(?:overrides?|overriding|override(?= )|takes (?:over|precedence|priority)(?: from| over)?|replaces|supersedes) (?:the )?${phrase}(?:,? (?:${whenUsed}|(?:if|when) both (?:are )?${given}))?${end}`,
);
/** "The mask is ignored when this is set." */
const othersIgnored = phraseForm(
  'if|when & ignored|not used|unused|disregarded|overridden|skipped|no effect',
  String.raw`^(?:the )?((?!(?:this|it|ignored)\b)[^.;(),]+?) (?:(?:is|are|will be) (?:ignored|not used|unused|disregarded|overridden|skipped)|(?:has|have) no effect) ${whenUsed}(?=[.;,)]|$)`,
);
/** "When enabled, texture options are ignored." */
const ignoresOthers = phraseForm(
  'if|when & ignored|not used|unused|disregarded|overridden|skipped|no effect',
  String.raw`\b${whenUsed},? ([^.;(),]+?) (?:(?:is|are|will be) (?:ignored|not used|unused|disregarded|overridden|skipped)|(?:has|have) no effect)(?=[.;,)]|$)`,
);

/** Words without which nothing is said to be ignored. */
const statesIgnored =
  /ignore|overrid|overwrit|supersede|skipped|disregard|unused|not (?:considered|used|applied|applicable)|effect|nothing|apply|applie|only|precedence|priority|takes over|replaces/;

/** Reads which parameters the API ignores, and when. */
export function readIgnored(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  if (!mayState(statesIgnored, sentence.text)) return [];
  return (
    readIgnoresOthers(sentence, self, parameters) ??
    readIgnoredWhen(sentence, self, parameters) ??
    readUsedOnly(sentence, self, parameters) ??
    readWhenIgnored(sentence, self, parameters) ??
    readOverrides(sentence, self, parameters) ??
    []
  );
}

function readIgnoresOthers(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(ignoresOthers, sentence.text) ?? findForm(othersIgnored, sentence.text);
  const others = parameters.filter(({ name }) => name !== self.name);
  const mention = match && findMentionedParameters(match[1] ?? '', others);
  if (!match || !mention) return undefined;
  const isSwitch = self.type === 'boolean' || /enabled|\bon\b|true/.test(match[0]);
  const when = { parameter: self.name, ...(isSwitch && { values: [true] }) };
  return mention.names.map((parameter) =>
    constraintReading(sentence, match, { kind: 'ignoredWhen', parameter, when }, mention.caveats),
  );
}

/** Returns the parameters that a clause is about: this one, unless it names others. */
function subjectOf(
  words: string,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): { readonly names: readonly string[]; readonly caveats: readonly string[] } {
  const subject = words.replace(/^\W+|(?<!\W)\W+$/g, '');
  const isSelf = subject === '' || isItself.test(subject);
  const mention = isSelf ? undefined : findMentionedParameters(subject, parameters);
  return mention ?? { names: [self.name], caveats: [] };
}

const isItself = new RegExp(`^${itself}$`);

function readIgnoredWhen(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(ignored, sentence.text);
  if (!match) return undefined;
  const [, subject = '', word = '', words = ''] = match;
  const about = subjectOf(subject, self, parameters);
  const others = parameters.filter(({ name }) => !about.names.includes(name));
  const condition = readCondition(words, others);
  if (!condition) return [];
  const negated = condition.negated !== (word === 'unless' || word === 'without');
  return readingsFor(sentence, match, about, { ...condition, negated });
}

function readWhenIgnored(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(thisIgnored, sentence.text) ?? findForm(whenIgnored, sentence.text);
  if (!match) return undefined;
  const [, word = '', words = '', subject = ''] = match;
  const about = subjectOf(subject, self, parameters);
  const others = parameters.filter(({ name }) => !about.names.includes(name));
  const condition = readCondition(words, others);
  const negated = condition?.negated !== (word === 'without');
  return condition ? readingsFor(sentence, match, about, { ...condition, negated }) : undefined;
}

function readingsFor(
  sentence: Sentence,
  match: RegExpExecArray,
  about: ReturnType<typeof subjectOf>,
  { when, negated, caveats }: NonNullable<ReturnType<typeof readCondition>>,
): Reading[] {
  return about.names.flatMap((name) =>
    when.map((each) =>
      constraintReading(sentence, match, ignoredConstraint(name, each, negated), [
        ...caveats,
        ...about.caveats,
      ]),
    ),
  );
}

function readUsedOnly(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(usedOnly, sentence.text);
  if (!match) return undefined;
  const [, word = '', words = ''] = match;
  const others = parameters.filter(({ name }) => name !== self.name);
  const condition = readCondition(words, others);
  const unless = (condition?.negated === true) === (word === 'without');
  return (condition?.when ?? []).map((when) =>
    constraintReading(
      sentence,
      match,
      ignoredConstraint(self.name, when, unless),
      condition?.caveats ?? [],
    ),
  );
}

/** Returns a constraint: ignored when the condition holds, or unless it holds. */
function ignoredConstraint(parameter: string, when: Condition, unless: boolean): ConstraintTerms {
  return { kind: unless ? 'ignoredUnless' : 'ignoredWhen', parameter, when };
}

function readOverrides(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = findForm(overrides, sentence.text);
  if (!match) return undefined;
  const others = parameters.filter(({ name }) => name !== self.name);
  const mention = findMentionedParameters(match[1] ?? '', others);
  return (mention?.names ?? []).map((parameter) =>
    constraintReading(
      sentence,
      match,
      { kind: 'ignoredWhen', parameter, when: { parameter: self.name } },
      mention?.caveats ?? [],
    ),
  );
}
