import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { constraintReading } from './constraint-reading.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { readCondition } from './read-condition.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const end = String.raw`(?=[.;()]|$| - |, (?:but|so|and|since|as|because)\b)`;

/** "(Aspect ratio is) ignored when a first frame is set." */
const ignored = new RegExp(
  String.raw`^(.*?)\b(?:is |are |will be )?(ignored|ignore(?: this| it)?|overridden|overwritten|superseded|skipped|not considered|not used|not applied|disregarded|unused|no effect|does not take effect|doesn't take effect|does not apply|doesn't apply) (?:if|when|whenever|unless|for|by|in|with) ([^.;()]+?)${end}`,
);
/** "Used only when no custom voice is set." */
const usedOnly = new RegExp(
  String.raw`\b(?:only (?:used|applies|apply|applied|applicable|meaningful|considered|effective|matters|relevant|has an effect|takes effect)|(?:used|applies|apply|applied|effective|matters|relevant|applicable|takes effect|meaningful) only) (?:when|if|with|for|while|in) ([^.;()]+?)${end}`,
);
/** "This will override the style prompt." */
const overrides = new RegExp(
  String.raw`\b(?:overrides?|overriding|takes (?:over|precedence)(?: from| over)?|replaces) (?:the )?([^.;()]+?)${end}`,
);
/** "When enabled, texture options are ignored." */
const ignoresOthers =
  /\b(?:when|if) (?:(?:it|this(?: option)?) is )?(enabled|on|set to true|true|provided|set|given),? (.+?) (?:is|are|will be) ignored/;

/** Reads which parameters the API ignores, and when. */
export function readIgnored(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] {
  return (
    readIgnoresOthers(sentence, self, parameters) ??
    readIgnoredWhen(sentence, self, parameters) ??
    readUsedOnly(sentence, self, parameters) ??
    readOverrides(sentence, self, parameters) ??
    []
  );
}

function readIgnoresOthers(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = ignoresOthers.exec(sentence.text);
  if (!match) return undefined;
  const [, state = '', phrase = ''] = match;
  const others = parameters.filter(({ name }) => name !== self.name);
  const mention = findMentionedParameters(phrase, others);
  const isSwitch = self.type === 'boolean' || /enabled|on|true/.test(state);
  const when = { parameter: self.name, ...(isSwitch && { values: [true] }) };
  return (mention?.names ?? []).map((parameter) =>
    constraintReading(
      sentence,
      match,
      { kind: 'ignoredWhen', parameter, when },
      mention?.caveats ?? [],
    ),
  );
}

function readIgnoredWhen(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = ignored.exec(sentence.text);
  if (!match) return undefined;
  const subject = (match[1] ?? '').replace(/^\W+|(?<!\W)\W+$/g, '');
  const mention = subject === '' ? undefined : findMentionedParameters(subject, parameters);
  const targets = mention?.names ?? [self.name];
  const others = parameters.filter(({ name }) => !targets.includes(name));
  const condition = readCondition(match[3] ?? '', others);
  if (!condition) return [];
  const negated = condition.negated !== match[0].includes(' unless ');
  return targets.flatMap((target) =>
    condition.when.map((when) =>
      constraintReading(sentence, match, ignoredConstraint(target, when, negated), [
        ...condition.caveats,
        ...(mention?.caveats ?? []),
      ]),
    ),
  );
}

function readUsedOnly(
  sentence: Sentence,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): Reading[] | undefined {
  const match = usedOnly.exec(sentence.text);
  if (!match) return undefined;
  const others = parameters.filter(({ name }) => name !== self.name);
  const condition = readCondition(match[1] ?? '', others);
  return (condition?.when ?? []).map((when) =>
    constraintReading(
      sentence,
      match,
      ignoredConstraint(self.name, when, condition?.negated === false),
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
  const match = overrides.exec(sentence.text);
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
