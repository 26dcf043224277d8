import { giveThis as give, spelledFigure as figure, thisOne as self } from './rewriting-words.ts';

import type { Rewriting } from './rewriting-words.ts';

/** Ways of stating what a parameter needs, by the usual one. */
export const needRewritings: readonly Rewriting[] = [
  // Needs.
  [
    'depends on',
    String.raw`\b(?:${self} )?depends on (.+?)(?: being (?:set|provided|given|enabled|used))?(?=[.;,)]|$)`,
    'requires $1',
  ],
  ['using this', String.raw`^using ${self} (?=requires?\b)`, ''],
  [
    'on its own|alone|by its',
    String.raw`^(?:cannot|can't|must not) be (?:used|set|provided) (?:on its own|alone)[:,;-] ?`,
    '',
  ],
  [
    "without & do not|don't|never",
    String.raw`\b(?:do not|don't|never) (?:use|set|provide|combine)(?: this| it)? without `,
    'requires ',
  ],
  [
    'work without|function without',
    String.raw`\b(?:this |it )?(?:(?:will|does|do|can) ?not|won't|doesn't|don't|can't) (?:work|function) without `,
    'requires ',
  ],
  [
    'provide only|set only|use only|upload only|add only|supply only|specify only|give only|select only|choose only|include only|pass only|this only|it only',
    String.raw`\b${give} (?:this |it )?only (?=(?:together|in combination|in conjunction|with|along))`,
    'only ',
  ],
  [
    'always',
    String.raw`^always ${give}(?: this| it)? (?:together|in combination|along) with `,
    'requires ',
  ],
  [
    'possible',
    String.raw`\bit is only possible to use ${self} (with|when|if|in) `,
    'only possible $1 ',
  ],
  [
    'only takes|only accepts',
    String.raw`^only (?:takes|accepts|uses) this (?=(?:if|when|with)\b)`,
    'only available ',
  ],
  [
    'to use this|to use it',
    String.raw`^to use ${self}, (?:you must |please )?(?:also )?(?:${give}) ([a-z_]+) to (.+?)(?=[.;,)]|$)`,
    'requires $1 to be set to $2',
  ],
  [
    'to use this|to use it',
    String.raw`^to use ${self}, ([a-z_]+) must be (.+?)(?=[.;,)]|$)`,
    'requires $1 to be $2',
  ],
  [
    'to use this|to use it',
    String.raw`^to use ${self}, (?:you must |please )?(?:also )?(?:${give}) (.+?)(?: too| as well)?(?=[.;,)]|$)`,
    'requires $1',
  ],
  [
    'to use this|to use it',
    String.raw`^(?:set|switch) ([a-z_]+) to (.+?) to use ${self}(?=[.;,)]|$)`,
    'requires $1 to be set to $2',
  ],
  [
    'to use this|to use it',
    String.raw`^([a-z_]+) must be (.+?) to use ${self}(?=[.;,)]|$)`,
    'requires $1 to be $2',
  ],
  [
    'must be true|must be enabled|must be on|must be turned on',
    String.raw`^([a-z_]+) must be (true|enabled|on|turned on)(?=[.;)]|$)`,
    'requires $1 to be $2',
  ],
  [
    'required|must|mandatory|needed & if this|when this|if it|when it|if you|when you|if using|when using',
    String.raw`^(.+?) (?:(?:is|are) (?:also )?(?:required|mandatory|needed)|must (?:also )?be (?:set|provided|given|specified))(?: as well| too)? (?:if|when) (?:${self} is (?:set|used|provided|given|enabled)|you (?:use|set|provide) ${self}|using ${self})(?=[.;)]|$)`,
    'requires $1',
  ],
  ['also provide', String.raw`^also provide (.+?)[;:,] (?:it|this) is required`, 'requires $1'],
  ['come with|comes with', String.raw`\bmust come with `, 'must be used with '],
  [
    'for use with|goes with|to be used with|to be combined with & only',
    String.raw`^(?:for use|goes|to be (?:used|combined)) with ([^.;,()]+?) only(?=[.;)]|$)`,
    'only with $1',
  ],
  [
    'required together|required along',
    String.raw`\brequired (?:together|along) with `,
    'required with ',
  ],
  ['as soon as', String.raw`\bas soon as\b`, 'when'],
  [
    ' too|as well',
    String.raw`^${give} ([^.;,()]+?) (?:too|as well)(?=[.;)]|$)`,
    'you must also provide $1',
  ],
  ['also', String.raw`^also (?=${give} )`, 'you must also '],
  [
    'no 1|no 2|no 3|no 4|no 5|no 6|no 7|no 8|no 9',
    String.raw`^no ([0-9][a-z0-9]*) (?=(?:with|for|at|in) )`,
    '$1 is not supported ',
  ],
  [
    'only & support',
    String.raw`^only (?:the )?([a-z][a-z0-9 ]*?) supports? ([0-9][a-z0-9 -]*?)(?=[.;)]|$)`,
    '$2 is only available in $1',
  ],
  ['always', String.raw`^always (?=[0-9])`, 'must be '],
  ['has to|have to', String.raw`\b(?:has|have) to (?=be as long as)`, 'must '],
  // Available only.
  ['exclusively', String.raw`\bexclusively (?=available|supported|for|in|with|on)`, 'only '],
  ['exclusively', String.raw`(?<=available |supported |usable |works |used )exclusively\b`, 'only'],
  [
    'mode exclusive|model exclusive|tier exclusive|version exclusive|plan exclusive|-exclusive',
    String.raw`\b(mode|model|tier|version|plan)[ -]exclusive(?=[.;,)]|$)`,
    '$1 only',
  ],
  [
    'exclusive to',
    String.raw`(?<=[0-9][a-z0-9 -]{0,30}) (?:is|are) exclusive to `,
    ' is only available for ',
  ],
  [
    'restricted|reserved',
    String.raw`(?<=[0-9][a-z0-9 -]{0,30}) (?:is|are) (?:restricted to|reserved for) `,
    ' is limited to ',
  ],
  [
    'limited to|restricted to|reserved for & mode|model|tier|version',
    String.raw`^(?:${self} is )?(?:limited to|restricted to|reserved for) (?=(?:the )?[a-z'"][\w'" -]*(?:mode|model|models|tier|version)\b)`,
    'only available in ',
  ],
  ['offered', String.raw`\bonly offered (?=in|at|for|with|on)`, 'only available '],
  ['supported by', String.raw`\bsupported by (?=[^,;]+ only)`, 'supported in '],
  [
    'supports this|support this',
    String.raw`^only (?:the )?(.+?) supports? this(?=[.;,)]|$)`,
    'only available in $1',
  ],
  [
    "not support this|n't support this",
    String.raw`^(?:the )?([^.;,()]+?) (?:does not|doesn't) support this(?=[.;,)]|$)`,
    'not available in $1',
  ],
  [
    'unavailable|unsupported',
    String.raw`\bun(available|supported) (?=in|with|for|at|when|if)`,
    'not $1 ',
  ],
  ['not for', '^not for ', 'not available in '],
  [
    'work',
    String.raw`^(?:this |it )?(?:does not|doesn't|will not|won't) work (?=in|with|for|at|when|if)`,
    'not available ',
  ],
  [
    'choose |select |pick |use 1|use 2|use 3|use 4|use 5|use 6|use 7|use 8|use 9',
    String.raw`^(?:choose|select|use|pick) (?=[0-9][a-z0-9 -]* only )`,
    '',
  ],
  [
    'work & only',
    String.raw`^([a-z0-9][^.;,()]*?) works? (with|in|at) ([^.;,()]+?) only(?=[.;,)]|$)`,
    '$1 only works $2 $3',
  ],
  [
    ': | ( & only',
    String.raw`(?:^|(?<=\())([0-9][^.;,():]*?)(?:: | \()([^.;,()]+?) only\b(?:(?<=\([^()]*)\))?(?=[.;,)]|$)`,
    '$1 is only available for $2',
  ],
  [
    ' only',
    String.raw`^([0-9][a-z0-9 -]*?) (?:is|are) (?!only\b)([a-z][a-z ]*?|[0-9]+[a-z]+) only(?=[.;,)]|$)`,
    '$1 is only available for $2',
  ],
  [
    ' only',
    String.raw`^([a-z0-9][a-z0-9_ -]*? (?:supports?|allows?|accepts?)) ([0-9][^.;():]*?) only(?=[.;)]|$)`,
    '$1 only $2',
  ],
  [
    'applies to|apply to',
    String.raw`\b(?:applies|apply) to ([^.;,()]+?) only(?=[.;,)]|$)`,
    'only applies to $1',
  ],
  [
    'only 1|only 2|only 3|only 4|only 5|only 6|only 7|only 8|only 9|only one|only two|only three|only four|only five|only six|only eight|only ten',
    String.raw`^only (${figure}(?: ?-?(?:s|sec|seconds?|p|k))?) (with|when|if|for|at)\b`,
    'only $1 is supported $2',
  ],
  ['need', String.raw`^([0-9][a-z0-9 -]*?) needs? (?=[0-9a-z])`, '$1 requires '],
];
