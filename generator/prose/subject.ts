import type { ResolvedParameter } from '../model/resolved-model.ts';
import { findValues } from './named-values.ts';

/**
 * Returns whether a verb before the phrase has another subject than the parameter: "10 seconds is".
 */
export function hasOtherSubject(before: string, self: ResolvedParameter): boolean {
  const { name } = self;
  const subject = /^(.*?)\b(?:is|are)?\s*$/.exec(before)?.[1]?.trim() ?? '';
  const isVerb = /\b(?:is|are)\s*$/.test(before);
  const isSelf = /^(?:(?:this|it|they|these)(?: \w+)?)?$/.test(subject);
  // "Whisper works only with the turbo engine" is about a value.
  if (subject !== '' && self.allowedValues && findValues(subject, [self])) return true;
  // "10s only works with 720p" begins with a figure.
  return isVerb
    ? !isSelf && !isNamed(subject, name)
    : /^(?:an? )?(?:duration of |resolution of )?\d[\w ]*$/.test(subject);
}

/** Whether all words of a subject begin like words of the name: "audio generation". */
function isNamed(subject: string, name: string): boolean {
  const words = subject.split(' ').filter((word) => !/^(?:the|an?)$/.test(word));
  return (
    words.length > 0 &&
    (words.join('') === name.toLowerCase() ||
      words.every((word) => word.length > 3 && name.toLowerCase().includes(word.slice(0, 5))))
  );
}
