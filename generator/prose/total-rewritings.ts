import { giveThis as give, spelledFigure as figure, thisOne as self } from './rewriting-words.ts';

import type { Rewriting } from './rewriting-words.ts';

const modal = String.raw`(?:must|can|may)`;

/** Ways of stating sums, order and formats, by the usual one. */
export const totalRewritings: readonly Rewriting[] = [
  // Counts and sums.
  [
    'combined|together|in total & exceed|at most|more than|limited|:',
    String.raw`^([a-z_ ]+? and [a-z_ ]+?),? (?:combined|together|in total)(?:,? (?:${modal} (?:not exceed|be at most|not be more than)|is limited to|:)|: at most| can be at most) `,
    'the total of $1 must not exceed ',
  ],
  [
    'plus',
    String.raw`^([a-z_ ]+?) (?:plus|\+) ([a-z_ ]+?): (?:at most|up to|max(?:imum)?|no more than) `,
    'the total of $1 and $2 must not exceed ',
  ],
  [
    'total',
    String.raw`^(?:the )?total \(([a-z_ ]+?) (?:plus|\+|and) ([a-z_ ]+?)\) (?:must not exceed|must be at most|is limited to) `,
    'the total of $1 and $2 must not exceed ',
  ],
  [
    'across',
    String.raw`\b((?:up to|at most|max(?:imum)?(?: of)?|no more than) ${figure}(?: [a-z]+)?) across `,
    '$1 in total across ',
  ],
  [
    'together with|with',
    String.raw`^((?:up to|at most|max(?:imum)?(?: of)?|no more than) ${figure}(?: [a-z]+)?)(?: combined| in total)? (?:together )?with (?=[a-z_ ]+s(?:[.;,)]|$))(?<=(?:together|combined|in total) with )`,
    '$1 in total with ',
  ],
  [
    'area|pixels|product & (',
    String.raw`^(?:the )?(?:area|total number of pixels|number of pixels|product|total pixels),? \(([a-z_]{1,30})(?: ?\*| x| times) ?([a-z_]{1,30})\) `,
    '$1 x $2 ',
  ],
  ['multiplied by', ' multiplied by ', ' x '],
  [
    'max & x |*|times|x',
    String.raw`^max(?:imum|\.)? ([a-z_]{1,30})(?: ?\*| x| times) ?([a-z_]{1,30})(?: is|:|,)? (?=\d)`,
    '$1 x $2 must not exceed ',
  ],
  [
    'megapixels (|mp (',
    String.raw`^max(?:imum|\.)?:? (\d[\d.,]* ?(?:megapixels|mp)) \(([a-z_]{1,30})(?: ?\*| x| times) ?([a-z_]{1,30})\)`,
    '$2 x $3 must not exceed $1',
  ],
  [
    'cannot be more|not be more',
    String.raw`\b(?:cannot|must not|can't|may not) be (?:more|larger|greater|higher) than (?=\d[\d.,]* ?(?:megapixels|mp|million))`,
    'must not exceed ',
  ],
  // Order.
  [
    'not exceed|cannot exceed|not be|cannot be|t be',
    String.raw`^(?:must not|cannot|can't|may not|should not) (?:exceed|be (?:greater|larger|higher|more|later|longer) than) (?!or equal)(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)\b)(?=[a-z][a-z_ ]*(?:[.;,)]|$))`,
    'must be less than or equal to ',
  ],
  [
    'not be|cannot be|t be',
    String.raw`^(?:must not|cannot|can't|may not|should not) be (?:less|smaller|lower|shorter|earlier) than (?!or equal)(?=[a-z][a-z_ ]*(?:[.;,)]|$))`,
    'must be greater than or equal to ',
  ],
  ['must exceed', String.raw`\bmust exceed (?=[a-z])`, 'must be greater than '],
  [
    'less than or equal',
    String.raw`\b(?:cannot|must not|can't|may not) be less than or equal to (?=[a-z])`,
    'must be greater than ',
  ],
  ['always', String.raw`^always (?=(?:greater|less|later|earlier) than)`, 'must be '],
  ['length of', String.raw`\bmust (?:match|equal) the length of `, 'must match the number of '],
  [
    'same length',
    String.raw`\bmust be (?:of )?the same length as `,
    'must have the same length as ',
  ],
  [
    'in total|combined|together',
    String.raw`^([a-z_ ]+? and [a-z_ ]+?): (${figure}) (?:in total|combined|together)(?=[.;)]|$)`,
    'the total of $1 must not exceed $2',
  ],
  [' - 1|minus', String.raw`^([a-z_]+) (?:- 1|minus one)(?=[.;)]|$)`, 'length must be $1 - 1'],
  ['minus one', String.raw` minus one(?=[.;,)]|$)`, ' - 1'],
  ['as many', String.raw`\bmust contain as many `, 'must have as many '],
  [
    'exactly',
    String.raw`\bmust have exactly ([a-z_]+) ?- ?1 (?:items|entries|elements)`,
    'length must be $1 - 1',
  ],
  [
    'number of',
    String.raw`^number of (?:items|entries|elements): (?=[a-z_]+ ?(?:-|minus))`,
    'length must be ',
  ],
  [
    'n-1|n - 1',
    String.raw`\bmust have n ?- ?1 (?:items|entries|elements) for n ([a-z_]+)`,
    'length must be $1 - 1',
  ],
  [
    'number of',
    String.raw`\b(?:the )?number of (?:entries|elements) must `,
    'number of items must ',
  ],
  [
    'one per|one for|one item|one entry|one value',
    String.raw`^(?:needs|requires|provide|must have) (?=(?:exactly )?one (?:item |entry |value )?(?:per|for each|for every) )`,
    '',
  ],
  [
    'or both',
    String.raw`\b(?:you )?must ${give} ([^.;()]+?),? or both(?=[.;)]|$)`,
    'must provide either $1',
  ],
  [
    ', this|, it & required|mandatory|must be',
    String.raw`^(in|for|with) ([^,.;]{1,60}), ${self} (?:is (?:required|mandatory)|must be (?:provided|set|given|specified))(?=[.;)]|$)`,
    'required $1 $2',
  ],
  [
    'you must',
    String.raw`\byou must (?:provide|set|specify|give) ${self} (when|if|for|in) `,
    'required $1 ',
  ],
  [
    'only be',
    String.raw`(?<=[0-9][a-z0-9 -]{0,30})can only be (?:selected|chosen|picked) (?=with|for|at|in)`,
    'can only be used ',
  ],
  // Formats.
  [
    'formats',
    String.raw`\bmust be in one of (?:these|the following) formats:? `,
    'supported formats: ',
  ],
  ['we accept', String.raw`^we (?:accept|support) `, 'accepts '],
  [
    'can be used',
    String.raw`^(only .+?)(?: files| images| videos| models)? can be used(?=[.;)]|$)`,
    '$1 are supported',
  ],
  [
    'the only',
    String.raw`^(.+?) (?:is|are) the only (?:supported|accepted|allowed) (?:file )?(?:formats?|types?)(?=[.;)]|$)`,
    'only $1 is supported',
  ],
  ['only the & format', String.raw`\bonly the ([a-z0-9]{2,5}) format is `, 'only $1 is '],
  [
    'provided as|uploaded as|sent as',
    String.raw`\bmust be (?:provided|uploaded|sent|given|supplied) as (?!well\b)(?=an? |[a-z0-9.]{3,5}(?:[,.;]| or | and |$))`,
    'must be ',
  ],
  [
    'starting with #|start with #|including the #|including #|with a #',
    String.raw`\b(?:starting|beginning|start|begin|including)(?: with)?(?: the| a)? #(?=[.;,)]|$)`,
    'with #',
  ],
  [
    'like #rr|form #rr',
    String.raw`(?<=hex (?:color|colour|code|value)) (?:like|in the form(?: of)?|of the form) #rrggbb`,
    ' in #rrggbb',
  ],
  [
    'without a #|without the #|without a leading|without the leading|without leading|without hash|without a hash|without the hash',
    String.raw`\bwithout (?:a |the )?(?:leading )?(?:#|hash)(?: sign| symbol| character)?(?=[.;,)]|$)`,
    'without #',
  ],
];
