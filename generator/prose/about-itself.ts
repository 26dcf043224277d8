import type { ResolvedParameter } from '../model/resolved-model.ts';
import { withDigits } from './parse-number.ts';
import type { Sentence } from './sentences.ts';
import { inUsualWords } from './usual-words.ts';

/** Places where a description names its own parameter: "when a mask is set", "supports masks". */
const places = [
  /\b(when|if) (?:an? |the )?NAME (?=(?:is|are) (?:also )?(?:set|used|provided|given|enabled|specified|supplied)\b)/g,
  /^(to use|using) (?:an? |the )?NAME(?=,| (?:requires?|is|must)\b)/g,
  /\b(supports?|takes|accepts|allows?) (?:an? |the )?NAME(?= if| when| with| in|[.;,)]|$)/g,
  /, ()(?:an? |the )?NAME (?=must be|is required|is mandatory)/g,
];

/** Replaces the name of a parameter in its own description by "this". */
export function aboutItself(sentence: Sentence, { name, label }: ResolvedParameter): Sentence {
  const { text: before } = sentence;
  if (
    !/\b(?:when|if|to use|using|supports?|takes|accepts|allows?|must be|required|mandatory)\b/.test(
      before,
    )
  ) {
    return sentence;
  }
  const names = namesOf(name, label).filter((each) => before.includes(each));
  if (names.length === 0) return sentence;
  const named = places.reduce(
    (text, { source }) =>
      text.replace(
        new RegExp(source.replace('NAME', `(?:${names.join('|')})s?`), 'g'),
        (match, lead: string) =>
          (match.startsWith(', ') ? ', this ' : `${lead} this`) +
          (match.endsWith(' ') && !match.startsWith(', ') ? ' ' : ''),
      ),
    before,
  );
  if (named === before) return sentence;
  const text = inUsualWords(named);
  return { ...sentence, text, figures: withDigits(text) };
}

function namesOf(name: string, label = ''): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('_', ' ');
  const short = words.replace(/ (?:image|video|audio|file|url|id)s?$/, '');
  return [...new Set([name.toLowerCase(), words, label.toLowerCase(), short])]
    .filter((each) => /^[a-z][a-z0-9_ ]{2,}$/.test(each))
    .sort((one, other) => other.length - one.length);
}
