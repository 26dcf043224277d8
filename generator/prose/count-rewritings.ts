import { spelledFigure as figure } from './rewriting-words.ts';

import type { Rewriting } from './rewriting-words.ts';

/** Ways of stating bounds under a condition, counts and sums, by the usual one. */
export const countRewritings: readonly Rewriting[] = [
  ['as json', String.raw`^(?:an? )?(array|list) of ([a-z ]{1,30}) as json`, 'json $1 of $2'],
  // More counts and sums.
  [
    'be one|have one|contain one|exactly one',
    String.raw`^(?:there )?(?:must|should) (?:be|have|contain) (?=(?:exactly )?one [a-z]+ (?:per|for each|for every) )`,
    '',
  ],
  [
    'number of & must',
    String.raw`\b(?:the )?number of (?!items\b)[a-z_]+ must (?:match|equal|be equal to|be the same as|be)(?: exactly)? (?:the )?(?=number of |[a-z_]+ (?:-|minus) )`,
    'length must match the ',
  ],
  ['length', String.raw`\blength must be equal to (?:the )?`, 'length must match the '],
  ['same length', String.raw`^(?:of )?(?:the )?same length as `, 'must have the same length as '],
  ['in length', String.raw`\bmust match ([a-z_]+) in length`, 'must match the number of $1'],
  ['as many as', String.raw`\bmust be as many as (?:there are )?`, 'must have as many items as '],
  ['there are', String.raw`(?<=\bas )there are (?=[a-z])`, ''],
  [
    'number of & minus|- 1|-1',
    String.raw`^(?:the )?number of ([a-z_]+) (?:minus one|- ?1)(?=[.;,)]|$)`,
    'length must be $1 - 1',
  ],
  [
    'must contain|must have & - 1|-1|minus',
    String.raw`\bmust (?:contain|have) \(?([a-z_]+) ?(?:-|minus) ?(?:1|one)\)? (?:items|entries|elements)`,
    'length must be $1 - 1',
  ],
  [
    'combined|in total|altogether',
    String.raw`^(?:max(?:imum)?(?: of)?|at most|up to|no more than) (${figure}) ([a-z_ ]+? and [a-z_ ]+?) (?:combined|in total|altogether)(?=[.;,)]|$)`,
    'the total of $2 must not exceed $1',
  ],
  [
    'combined: |together: |in total: ',
    String.raw`^([a-z_ ]+? and [a-z_ ]+?) (?:combined|together|in total): (?:max(?:imum)?|at most|up to) `,
    'the total of $1 must not exceed ',
  ],
  [
    'limited to',
    String.raw`\b([a-z_]{1,30}(?: ?\*| x| times) ?[a-z_]{1,30}) is limited to `,
    '$1 must not exceed ',
  ],
  [
    'megapixels (|mp (|pixels (|000 (',
    String.raw`^(?:must not exceed|at most|up to|cannot exceed):? (\d[\d.,]* ?(?:megapixels|mp|pixels)?) \(([a-z_]{1,30})(?: ?\*| x| times) ?([a-z_]{1,30})\)`,
    '$2 x $3 must not exceed $1',
  ],
  [
    'greater than or equal',
    String.raw`\b(?:cannot|must not|can't|may not) be greater than or equal to (?=[a-z])`,
    'must be less than ',
  ],
  ['must precede|must come before', String.raw`\bmust (?:precede|come before) `, 'must be before '],
  [
    ' max| at most',
    String.raw`(?<!up to |at most |least |[\d.:x×-])\b(${figure} ?[a-z]+) (?:max(?:imum)?|at most)(?=[.,;)]|$)`,
    'at most $1',
  ],
  [
    'not be higher|not be larger|not be greater|not be more',
    String.raw`\b(must|can|may) not be (?:higher|larger|greater|more) than (?=\d[\d,]*(?:\.\d+)?(?:[.;,)]| (?:if|when|with)|$))`,
    '$1 not exceed ',
  ],
  ['capped at', String.raw`\b(?:is )?capped at `, 'limited to '],
  [
    'limit is|maximum is|max is|limit of',
    String.raw`\b(?:the )?(?:limit|max(?:imum)?) is `,
    'maximum ',
  ],
  [
    'you need at least|you must',
    String.raw`^you (?:need|must provide|must upload|must add) (?=at least \d|at least ${figure} )`,
    'provide ',
  ],
];
