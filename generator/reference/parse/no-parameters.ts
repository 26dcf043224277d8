/** Matches words for all parameters, with adjectives that do not restrict them to some. */
const noun =
  '(?:(?:configurable|adjustable|settable|tunable|custom|customizable|user|input|generation|model|api) )*(?:parameters?|params?|inputs?|options|settings|arguments|fields)';

const verbs =
  '(?:have|has|take|takes|accept|accepts|need|needs|require|requires|support|supports|expect|expects|use|uses|expose|exposes|offer|offers)';

const forms = [
  `(?:has|takes|accepts|needs|requires|supports|expects|uses|exposes|offers|have|are|is|with) (?:no|zero) ${noun}`,
  `(?:not|n['’]t|cannot) ${verbs} (?:any )?${noun}`,
  `^(?:no|zero|without(?: any)?) ${noun}(?: (?:required|needed|available|supported))?$`,
  `without (?:any )?${noun}$`,
  `^${noun} ?[:：–—-]? ?(?:none|nothing|n/a|no|0|[-–—∅])$`,
  '^(?:none|nothing|n/a)$',
  '\\bparameter(?:less|-free)\\b',
];

const pattern = new RegExp(forms.join('|'), 'i');

/**
 * Returns whether a text states that a model has no parameters: `This model has no parameters.` A text
 * about some of them, such as `no required parameters`, does not.
 */
export function saysNoParameters(text: string): boolean {
  return text
    .split(/[.!;]\s|\n/)
    .map((sentence) =>
      sentence
        .replaceAll(/[*_`]|[.!](?=\s*$)/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .some((sentence) => pattern.test(sentence));
}
