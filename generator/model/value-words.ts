import { inlineCode, joinWords, strongText, type Inline, type Words } from '../markdown/blocks.ts';
import { joinSentences } from '../markdown/sentences.ts';
import type { Scalar } from './definition.ts';
import type { Deprecation } from './resolved-model.ts';

/** Returns a value as code, in quotation marks if it is empty or starts or ends with a space. */
export function valueCode(value: Scalar): Inline {
  const text = String(value);
  return inlineCode(text === '' || text !== text.trim() ? `"${text}"` : text);
}

/** Returns a default as code: one value, or the items of a list. */
export function defaultWords(value: Scalar | readonly Scalar[] | undefined): Words {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [valueCode(value)];
  return value.length === 0 ? [inlineCode('[]')] : joinWords(value.map(valueCode));
}

/** Describes a deprecation: its reason and its replacement. */
export function deprecationWords({ reason, replacement }: Deprecation): Words {
  const instead = replacement === undefined ? [] : ['Use ', inlineCode(replacement), ' instead.'];
  return joinSentences([strongText('Deprecated.')], [reason], instead);
}
