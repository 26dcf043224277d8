import { giveThis as give } from './rewriting-words.ts';

import type { Rewriting } from './rewriting-words.ts';

/** Ways of stating conditions, by the usual one. */
export const conditionRewritings: readonly Rewriting[] = [
  // Verbs and adverbs.
  [
    'has to |have to |needs to |need to ',
    String.raw`\b(?:ha(?:s|ve)|needs?) to (?=(?:also |always )?(?:be|equal|match|contain|have|${give})\b)`,
    'must ',
  ],
  [
    '"|\'',
    String.raw`^["']([\w.:-]+)["'](?= (?:is|are|only|works?|requires?|needs?|supports?|cannot|can|can't|does|not|available)\b)`,
    '$1',
  ],
  ['only for ', String.raw`(?<=^[\w.-]{1,20}): only for `, ' is only available for '],
  ['can', String.raw`can\x20not (?=[a-z])`, 'cannot '],
  ['must always', 'must always ', 'must '],
  ['please', String.raw`\bplease (?:note that |note: )?`, ''],
  ['must equal', 'must equal (?=[0-9])', 'must be '],
  [
    'compulsory|obligatory|needed',
    String.raw`\b(?:compulsory|obligatory|(?<=^|is |also )needed)(?= (?:when|if|for|in|with|unless)\b)`,
    'required',
  ],
  ['currently', String.raw`^currently,? `, ''],
  ['[', String.raw`\[([a-z][^\][0-9]*)\]`, '($1)'],
  // Conditions.
  [
    'in case|provided that|as long as',
    String.raw`\b(?:(?:only )?in case|provided that|as long as)(?= [^.;]* (?:is|are|has|have)\b)`,
    'if',
  ],
  [
    'once',
    String.raw`\bonce(?= (?:an? |the )?[\w ]{1,40} (?:is|are) (?:set|provided|given|used))`,
    'when',
  ],
  ['whenever', String.raw`\bwhenever\b`, 'when'],
  ['there', String.raw`\b(if|when) there (?:is|are) no ([a-z_ ]+?)(?=[.;,)]|$)`, '$1 no $2 is set'],
  ['absence', String.raw`\bin the absence of `, 'without '],
  [
    'when combined|when used|when paired|if combined|if used|if paired',
    String.raw`\b(?:when|if) (?:combined|used|paired)(?: together)? with `,
    'with ',
  ],
  [
    'combination|conjunction|tandem',
    String.raw`\b(?:used |set |provided )?(in combination|in conjunction|in tandem) with(?= [^,]+, )`,
    'with',
  ],
  [
    'if you|when you',
    String.raw`\b(if|when) you (?:also )?(?:use|provide|upload|set|add|supply) (?!this\b|it\b)([^.;,()]+?)(?=[.;)]|$)`,
    '$1 $2 is used',
  ],
  [
    'if you',
    String.raw`\bif you (?:also )?(?:use|provide|upload|set|add|supply) (?!this\b|it\b)`,
    'with ',
  ],
  ['if set to|when set to', String.raw`\b(?:if|when) set to (?=[0-9])`, 'if '],
  [
    'without & ignored|no effect|not used|unused',
    String.raw`^without (?:an? |the |any )?([^,.;]{1,60}), (?=.*(?:ignored|no effect|not used|unused))`,
    'if no $1 is set, ',
  ],
  [
    'must|required & is not|are not',
    String.raw`\b(must (?:also )?be [a-z]+|required) (if|when) ([a-z_ ]+?) (?:is|are) not(?=[.;,)]|$)`,
    '$1 $2 $3 is not set',
  ],
  [
    'required without|mandatory without',
    String.raw`\b(required|mandatory) without (?:an? |the )?([^.;,()]+?)(?=[.;,)]|$)`,
    '$1 if no $2 is set',
  ],
  [
    'optional if|optional when & otherwise',
    String.raw`\boptional (if|when) (?:an? |the )?([^.;,()]+?) (?:is|are) (provided|given|set|used|uploaded)(?:, | and |,? but )(?:otherwise required|required otherwise|mandatory otherwise|otherwise mandatory)`,
    'required unless $2 is set',
  ],
];
