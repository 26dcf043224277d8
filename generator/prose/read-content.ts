import type { ResolvedParameter } from '../model/resolved-model.ts';
import { caveatsOf, isAdvice } from './caveats.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { readFileContent } from './read-file-content.ts';
import { readJsonFields } from './read-json-fields.ts';
import { readTextFormat } from './read-text-format.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const order =
  /(?:\b(?:must|should|has to|needs to) (?:be|come|end|start) (?:strictly )?|(?:^|(?<=[,;(] ?)|(?<=- ))(?=(?:less|smaller|lower|earlier|shorter|greater|larger|higher|later|longer) than|[<>]))(less|smaller|lower|earlier|shorter|before|greater|larger|higher|later|longer|more|after|>|<)=?(?: than or equal to| than| or equal to)? (?:the |that of )?([^.;,()]+?)(?: if (?:set|provided|both are \w+))?(?=[.;,()]|$)/;

/** Reads facts about the content of a value: formats, durations, picture sizes, forms of text, order. */
export function readContent(
  sentence: Sentence,
  self: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Reading[] {
  if (isAdvice(sentence)) return [];
  const { type } = self;
  return [
    ...(type.startsWith('file') ? readFileContent(sentence) : []),
    ...(type.startsWith('string')
      ? [...(self.allowedValues ? [] : readTextFormat(sentence)), ...readJsonFields(sentence)]
      : []),
    ...(type === 'number' ? readOrder(sentence, self, siblings) : []),
  ];
}

function readOrder(
  sentence: Sentence,
  self: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Reading[] {
  const match = order.exec(sentence.text);
  if (!match) return [];
  const numbers = siblings.filter(({ type }) => type === 'number');
  const others = numbers.filter(({ name }) => name !== self.name);
  const before = sentence.text.slice(0, match.index).trim();
  // "Start time must be less than end time" in the description of the end time.
  const subject = before === '' ? undefined : findMentionedParameters(before, others);
  const isTurned =
    subject?.isComplete === true &&
    findMentionedParameters(match[2] ?? '', numbers)?.names[0] === self.name;
  const mention = isTurned ? subject : findMentionedParameters(match[2] ?? '', others);
  const [other, another] = mention?.names ?? [];
  if (!mention?.isComplete || other === undefined || another !== undefined) return [];
  const isLess = /less|smaller|lower|earlier|shorter|before|</.test(match[1] ?? '');
  const [parameter, than] = isLess === isTurned ? [other, self.name] : [self.name, other];
  const orEqual = /or equal|[<>]=/.test(match[0]) && ({ orEqual: true } as const);
  const constraint = { kind: 'lessThan', parameter, than, ...orEqual } as const;
  const fact = { kind: 'constraint', constraint } as const;
  const caveats = [...caveatsOf(sentence), ...mention.caveats];
  return [readingOf(sentence, match, fact, 'less or greater than another', caveats)];
}
