import type { ResolvedParameter } from '../model/resolved-model.ts';
import { mentioned } from './mentions.ts';
import { quoteOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const verbs = String.raw`(?:used|combined|set|provided|given|mixed|specified|passed)`;
const never = String.raw`(?:can't|can ?not|must not|may not|should not|shouldn't|won't)`;
/** Up to where a list of parameters goes on. */
const target = String.raw`([^.;()]+?)(?=[.;()]|$| - |, (?:use|but|so|which|since)\b)`;

/** "Mutually exclusive with reference images." */
const withOther = [
  new RegExp(String.raw`\bexclusive (?:with|to) ${target}`),
  new RegExp(
    String.raw`\b${never} be ${verbs}(?: together| simultaneously| at the same time)? (?:with|alongside|together with) ${target}`,
  ),
  new RegExp(String.raw`\b(?:incompatible|not compatible) with ${target}`),
  new RegExp(
    String.raw`\bdo(?:n't| not) (?:use|combine)(?: it| this)?(?: together)? with ${target}`,
  ),
];

/** "First frame and reference images cannot both be set." */
const together = [
  new RegExp(
    String.raw`^(.+?) ${never} (?:both be|be both|be) ${verbs}(?: together| simultaneously| at the same time| both)`,
  ),
  new RegExp(String.raw`^(.+?) ${never} (?:both be|be both) ${verbs}`),
  new RegExp(String.raw`^(.+?) are mutually exclusive`),
  new RegExp(String.raw`\b${never} (?:use|combine|set|provide) both (.+? and .+?)(?=[.;(),]|$)`),
  /\bonly one of (.+?) (?:can|may|should|must) be\b/,
  /\beither (.+?)(?: (?:must|can|should|may) be \w+)?,? (?:but )?not both/,
];

/** "Not supported when a last frame is provided." */
const unsupported = [
  new RegExp(
    String.raw`\bnot (?:supported|available|allowed) (?:with|when using|when|if)(?: an?| the)? ${target}`,
  ),
];

/** Which parameters may not be given together. */
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
    const mention = mentioned(phrase, others);
    return (mention?.names ?? []).map((name) =>
      mutuallyExclusive(
        sentence,
        match,
        [self, ...others.filter((other) => other.name === name)],
        [...more, ...(mention?.doubts ?? [])],
      ),
    );
  };
  for (const pattern of withOther) {
    const match = pattern.exec(sentence.text);
    if (match) return pairs(match);
  }
  for (const pattern of together) {
    const match = pattern.exec(sentence.text);
    const mention = match && mentioned(match[1] ?? '', parameters);
    if (match && mention?.isComplete && mention.names.length > 1) {
      const named = parameters.filter(({ name }) => mention.names.includes(name));
      return [mutuallyExclusive(sentence, match, named, mention.doubts)];
    }
  }
  for (const pattern of unsupported) {
    const match = pattern.exec(sentence.text);
    if (match) return pairs(match, ['"not supported" may mean ignored']);
  }
  return [];
}

function mutuallyExclusive(
  sentence: Sentence,
  match: RegExpExecArray,
  parameters: readonly ResolvedParameter[],
  doubts: readonly string[],
): Reading {
  const names = parameters.map(({ name }) => name);
  const switches = parameters.filter(({ type }) => type === 'boolean').map(({ name }) => name);
  const alwaysThere = parameters.filter(({ required }) => required).map(({ name }) => name);
  return {
    fact: { kind: 'rule', rule: { kind: 'mutuallyExclusive', parameters: names } },
    quote: quoteOf(sentence, match),
    doubts: [
      ...doubts,
      ...switches.map((name) => `\`${name}\` may be given as false`),
      ...alwaysThere.map((name) => `\`${name}\` is required`),
    ],
  };
}
