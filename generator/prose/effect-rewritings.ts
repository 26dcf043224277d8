import { giveThis as give, thisOne as self } from './rewriting-words.ts';

import type { Rewriting } from './rewriting-words.ts';

/** Ways of stating effects and exclusions, by the usual one. */
export const effectRewritings: readonly Rewriting[] = [
  // Effects.
  [
    'influence|impact',
    String.raw`\b(no|any|an) (?:influence|impact)\b(?: on the (?:result|output))?`,
    '$1 effect',
  ],
  ['taken into account', String.raw`\btaken into account\b`, 'used'],
  [
    'inactive|disabled',
    String.raw`^(?:is )?(?:inactive|disabled) (?=(?:when|if|with)\b)`,
    'ignored ',
  ],
  ['gets ignored', String.raw`\bgets ignored\b`, 'is ignored'],
  [
    'only in use|only make|only considered|only affects',
    String.raw`\bonly (?:in use|makes? sense|considered|affects the (?:result|output|video|image|audio))(?= (?:when|if|with|for|together)\b)`,
    'only used',
  ],
  [
    'effect only',
    String.raw`\b(?:has|have|takes) (?:an )?effect only(?= (?:when|if|with|for)\b)`,
    'only used',
  ],
  ['only to requests', String.raw`\bapplies only to requests with `, 'only used with '],
  [
    'together with|along with|combination with|conjunction with & effect|ignored|unused|not used',
    String.raw`\b(in|together|along|in combination|in conjunction) with(?= [^,]*$)(?<=(?:effect|ignored|unused|not used) (?:in|together|along|in combination|in conjunction) with)`,
    'with',
  ],
  ['effect in', String.raw`\bno effect in (?:combination|conjunction) with `, 'no effect with '],
  [
    'overrides|takes p|replaces|supersedes',
    String.raw`^(?:if|when) (?:an? |the )?([a-z_ ]+?) is (?:set|provided|given|used), (?:it|this) (?:overrides|takes (?:precedence|priority) over|replaces|supersedes) this(?: \w+)?(?=[.;)]|$)`,
    'ignored when $1 is set',
  ],
  [
    'overrides|takes p|replaces|supersedes',
    String.raw`^(?:an? |the )?(?!this\b|it\b|if\b|when\b)([a-z_ ]+?) (?:overrides|takes (?:precedence|priority) over|replaces|supersedes) (?:this|it)(?: (?:parameter|setting|value|option))?(?=[.;,)]|$)`,
    'ignored when $1 is set',
  ],
  [
    'overrid',
    String.raw`\b(overridden by [^.;,()]+?) (?:when|if) (?:set|provided|given|used)(?=[.;,)]|$)`,
    '$1',
  ],
  [
    'otherwise',
    String.raw`\b(?:used|applies|applied|considered) (when|if|with|for|in) ([^.;()]+?)(?:,| and) (?:it is |is )?(?:ignored otherwise|otherwise (?:it is )?ignored)(?=[.;)]|$)`,
    'only used $1 $2',
  ],
  ['&', ' & ', ' and '],
  ['evenly', String.raw`\bevenly (?=divisible)`, ''],
  ['is always', String.raw`\b(?:is|are) always (?=(?:the )?number of)`, 'must be '],
  [
    'may only be',
    String.raw`\bmay only be (?=used|set|enabled|provided|combined|given)`,
    'can only be ',
  ],
  [
    'uploaded |provided |supplied |existing | valid & require|need|with',
    String.raw`\b(requires?|needs?|with|without) (an?|the) (?:uploaded|provided|supplied|existing|valid) `,
    '$1 $2 ',
  ],
  [
    'required as well|required too|needed as well|needed too',
    String.raw`^(.+?) (is|are) (?:required|needed) (?:as well|too)(?=[.;,)]|$)`,
    '$1 $2 also required',
  ],
  ['use of', String.raw`^(?:the )?use of ${self} (?=requires?\b)`, ''],
  [
    'to be used',
    String.raw`^to be used (?:only )?(?:together |in combination )?with (.+?) only(?=[.;,)]|$)`,
    'only with $1',
  ],
  [
    'provide only|set only|use only|upload only|add only|supply only|specify only|give only|select only|choose only|include only|pass only|this only|it only|enable only|only set|only use|only enable|only provide|only add|only upload|only specify|only select',
    String.raw`^(?:only )?(?:${give}|enable) (?:this |it )?only (?=(?:together|in|for|if|when|with|along)\b)|^only (?:${give}|enable) (?:this|it) (?=(?:together|in|for|if|when|with)\b)`,
    'only ',
  ],
  [
    'use with|use in|use for & only',
    String.raw`^use (with|in|for) ([^.;,()]+?) only(?=[.;,)]|$)`,
    'only $1 $2',
  ],
  [
    'only in |only for |only with & available|supported|possible|allowed',
    String.raw`^only (in|for|with) ([^.;,()]+?) (available|supported|possible|allowed)(?=[.;,)]|$)`,
    'only $3 $1 $2',
  ],
  [
    'only feature|only option|only setting|only parameter',
    String.raw`\b(mode|model|tier|version) only (?:feature|option|setting|parameter)(?=[.;,)]|$)`,
    '$1 only',
  ],
  [
    'must be used in',
    String.raw`^must be used in (?=[^.;,()]*(?:mode|model|tier|version)\b)`,
    'only available in ',
  ],
  ['not supported by', String.raw`\bnot supported by\b`, 'not supported in'],
  [
    'work',
    String.raw`(?<=[0-9][a-z0-9 -]{0,30}) (?:does not|doesn't|do not|don't) work (with|in|at|for) `,
    ' is not supported $1 ',
  ],
  [
    'be selected|be generated|be chosen|be picked',
    String.raw`\b(cannot|can't|must not) be (?:selected|generated|chosen|picked) (with|in|at|for) `,
    '$1 be used $2 ',
  ],
  [
    ', & not available|not supported|not allowed|not possible|unavailable|unsupported',
    String.raw`^(at|with|in|for) ([^,.;()]{1,40}), ([0-9][^,.;()]*? (?:is|are) (?:not (?:available|supported|allowed|possible)|un(?:available|supported)))(?=[.;)]|$)`,
    '$3 $1 $2',
  ],
  [
    '(not ',
    String.raw`^([0-9][^.;,():]*?) \((not (?:available|supported|allowed) [^()]+)\)`,
    '$1 is $2',
  ],
  [
    'the only',
    String.raw`^([0-9][^.;,()]*?) is the only (?:option|choice|value|resolution|duration) (with|for|when) `,
    'only $1 is supported $2 ',
  ],
  // Exclusions.
  [
    'be set|be used|be provided|be given|be specified|be empty|be unset|be omitted|be left empty|be blank & if |when ',
    String.raw`\b(?:(?:cannot|can't|must not|may not) be (?:set|used|provided|given|specified)|must be (?:empty|unset|omitted|left empty|blank)) (?:if|when) (?:an? |the )?([^.;,()]+?) (?:is|are) (?:also )?(?:set|used|provided|given|specified|present)(?=[.;,)]|$)`,
    'cannot be used with $1',
  ],
  [
    'combination|conjunction',
    String.raw`\bnot (supported|allowed|available|possible) in (?:combination|conjunction) with `,
    'not $1 together with ',
  ],
  ['excludes|conflicts', String.raw`^(?:this )?(?:excludes|conflicts with) `, 'incompatible with '],
  // More effects.
  [
    'ignored|no effect|not relevant|unused',
    String.raw`\b(ignored|no effect|not used|unused) while `,
    '$1 when ',
  ],
  // Short exclusions: "Not with X", "Only without X".
  [
    'not with|not in|not together|not at|not alongside',
    String.raw`^not (?:together |in combination |in conjunction )?(with|in|at|alongside) (?=[a-z0-9])`,
    'not supported $1 ',
  ],
  ['only without', '^only without ', 'not supported with '],
  [
    'only if no|only when no',
    String.raw`^only (?:if|when) no ([^.;,()]+?) (?:is|are) (?:set|provided|given|used)(?=[.;)]|$)`,
    'not supported with $1',
  ],
  ['coexist', String.raw`\b(?:cannot|can't|must not) coexist with `, 'incompatible with '],
  ['never', String.raw`^never (?=(?:combine|use)\b)`, 'do not '],
  ['exclude each', String.raw`\bexclude each other\b`, 'are mutually exclusive'],
  ['at most one of', String.raw`^at most one of `, 'use only one of '],
  ['never both', String.raw`\bnever both\b`, 'not both'],
  ['exactly one)', String.raw` \(exactly one\)`, ', not both'],
  // Effects of other parameters.
  ['into play', String.raw`\bcomes? into play only (?=(?:when|if|with)\b)`, 'only used '],
  [
    'only affects',
    String.raw`\bonly affects (?:the )?(?:results?|outputs?) (?=(?:when|if|with|for)\b)`,
    'only used ',
  ],
  [
    'to have any effect|to take effect|to have an effect',
    String.raw`^(?:requires?|needs?) ([^.;,()]+?) to (?:have any effect|have an effect|take effect)(?=[.;)]|$)`,
    'only used with $1',
  ],
  ['used instead of', String.raw`^used instead of `, 'replaces '],
  [
    'used for|used with|used in|used when|used if & only',
    String.raw`^used (for|with|in|when|if) ([^.;,()]+?) only(?=[.;)]|$)`,
    'only used $1 $2',
  ],
  [
    'precedence|priority',
    String.raw`^(?:the )?(?!(?:this|it|if|when)\b)([a-z_ ]+?) (?:takes?|has|have) (?:precedence|priority)(?=[.;)]|$)`,
    'ignored when $1 is set',
  ],
  ['relevant', String.raw`\b(?:not relevant|irrelevant) (?=(?:when|if|with|for)\b)`, 'ignored '],
  ['replaced by', String.raw`\breplaced by (?=(?:the )?[a-z_]+(?:[.;,)]|$))`, 'overridden by '],
  [
    'only respected|only honored|only read|only evaluated|only active',
    String.raw`\bonly (?:respected|honored|read|evaluated|active) (?=(?:in|when|if|with|for)\b)`,
    'only used ',
  ],
];
