/** One letter for each meaning; a clause is a string of them. */
export const letters = {
  if: 'i',
  unless: 'u',
  with: 'W',
  without: 'O',
  at: 'a',
  on: 'o',
  only: 'y',
  must: 'm',
  can: 'c',
  may: 'M',
  should: '7',
  not: 'x',
  no: '0',
  be: 'b',
  have: 'h',
  do: 'D',
  usable: 'A',
  works: 'K',
  effective: 'E',
  active: 'P',
  ignored: 'I',
  inactive: 'J',
  used: 'U',
  given: 'g',
  set: 's',
  joined: 'k',
  absent: 'z',
  switchedOn: 'T',
  switchedOff: 'F',
  requires: 'r',
  required: 'R',
  optional: 'Q',
  supports: 'p',
  give: 'v',
  exclusive: 'X',
  excludes: 'q',
  reserved: 'e',
  limited: 'Z',
  both: 'B',
  either: 'H',
  anyOf: 'G',
  oneOnly: 'L',
  notBoth: 'N',
  and: '&',
  or: '|',
  comma: ',',
  colon: ':',
  together: 't',
  also: 'l',
  self: 'S',
  overrides: 'V',
  leads: 'j',
  otherwise: 'Y',
  equal: '=',
  unequal: '#',
  above: '>',
  below: '<',
  atLeast: '9',
  atMost: '6',
  you: '2',
  there: '3',
  the: 'd',
  of: 'f',
  refused: '4',
  alone: '1',
  word: 'w',
  number: 'n',
  /** A point, a semicolon, a parenthesis, a dash. */
  clauseBreak: '.',
} as const;

const lettersByName: ReadonlyMap<string, string> = new Map(Object.entries(letters));

/** Returns the letter of a meaning. */
export function letterOf(meaning: string): string {
  const letter = lettersByName.get(meaning);
  if (letter === undefined) throw new Error(`No such meaning: ${meaning}`);
  return letter;
}

/** The meaning of a word in a clause. A word without another meaning is a name, or unknown. */
export type Meaning = keyof typeof letters;

type Vocabulary = Partial<Record<Meaning, string>>;

/** The closed vocabulary of clauses: the words and phrases of each meaning. */
const vocabulary: Vocabulary = {
  if: 'if and only if|in the event that|in the event of|on the condition that|for as long as|where|so far as|insofar as|the moment|if|when|whenever|while|once|as long as|so long as|as soon as|provided that|in case|only in case|on condition that|given that|assuming',
  unless:
    'if not|other than when|other than with|save when|save with|except while|unless|except when|except if|except with|except for|except in',
  with: 'in company with|when combined together with|jointly with|in concert with|hand in hand with|in the same request as|while also using|when also using|when setting|when providing|when choosing|when supplying|when passing|when giving|when uploading|when selecting|when specifying|if providing|if setting|if selecting|if choosing|when adding|when enabling|with|together with|along with|alongside|in combination with|in conjunction with|in tandem with|in addition to|using|when using|if using|while using|when used with|if used with|when combined with|if combined with|when paired with|simultaneously with|at the same time as|in the presence of|to requests with|for requests with|in requests with|requests with|to requests that have|in requests that have|for requests that have|requests that have|that have|having|for requests containing|in the company of',
  without:
    'with no|without|in the absence of|when not using|if not using|when used without|if used without|for requests without|in requests without|to requests without|requests without',
  at: 'when in|if in|while in|when at|if at|for all|across|throughout|as part of|as regards|when generating|when creating|when rendering|for use in|for use at|for|in|at|under|by|to|during|in the case of|in case of|inside|within',
  on: 'on',
  only: 'none but|nothing else than|no other than|only ever|uniquely|only|only feature|only option|only setting|only parameter|only choice|solely|exclusively|just|strictly|purely',
  must: 'shall|is obliged to|are obliged to|will have to|is required to|are required to|is supposed to|got to|must|has to|have to|needs to|need to|is to|are to',
  can: 'can',
  may: 'may',
  should: 'should',
  not: 'not|never',
  no: 'no',
  be: 'is|are|be|being|been|gets|get|becomes|become|has been|have been|to be|to also be|to have been|remains|remain|stays|stay',
  have: 'has|have|having',
  do: 'do|does',
  usable:
    'feasible|doable|workable|achievable|reachable|on offer|granted|combinable|attainable|eligible|enabled for|allowed|available|supported|accepted|valid|possible|usable|permitted|offered|selectable|compatible|legal|functional|an option',
  works: 'works|work|functions|function|goes|go|goes up|operates|operate',
  effective:
    'heeded|obeyed|acted upon|picked up|followed|enforced|processed|in play|plays a part|has any bearing|has a bearing|makes any difference|changes anything|changes the result|changes the output|does anything|do anything|bears on the result|in operation|taken up|counted|applies|apply|applied|applicable|relevant|effective|matters|matter|meaningful|considered|respected|honored|read|evaluated|observed|consulted|operative|looked at|takes effect|take effect|taking effect|has an effect|have an effect|has any effect|have any effect|has effect|have effect|an effect|effect|in use|in effect|in force|makes sense|make sense|makes a difference|comes into play|does something|do something|has a say|has relevance|is of use|of use|of relevance|come into play|kicks in|taken into account|taken into consideration|of interest|affects the result|affects the results|affects results|affects the output|affects the image|affects the video|affects the audio|influences the result|influences the output|plays a role|has a meaning|has meaning|has influence|has an influence|has an impact|has any influence|has any impact',
  active: 'active',
  ignored:
    'overlooked|neglected|thrown away|lost|set aside|suppressed|left aside|meaningless|pointless|changes nothing|change nothing|counts for nothing|canceled|cancelled|cleared|shut off|plays no part|does not matter|do not matter|has nothing to do|left unused|goes unused|go unused|not relevant|of no effect|of no relevance|unimportant|superfluous|voided|nullified|rendered void|without influence|without impact|without meaning|ignored|ignore|ignores|disregarded|overridden|overwritten|superseded|skipped|discarded|dropped|bypassed|replaced|has no effect|have no effect|having no effect|no effect|without effect|has no influence|have no influence|no influence|has no impact|have no impact|no impact|has no bearing|plays no role|play no role|has no relevance|have no relevance|has no say|is without effect|makes no sense|has no purpose|serves no purpose|has no meaning|makes no difference|does nothing|do nothing|irrelevant|moot|takes no effect|has no influence on the result|has no effect on the result|has no impact on the result|has no effect on the output',
  inactive: 'inactive',
  used: 'used',
  given:
    'handed over|handed in|passed in|in place|on hand|at hand|named|typed in|declared|populated|loaded|fed in|set up|pointed to|found|filled out|written|given|provided|supplied|specified|defined|present|uploaded|included|passed|sent|attached|added|filled|filled in|explicitly set|not empty|non-empty|submitted|entered|selected|chosen|picked|listed|stated|assigned|existing|generated',
  set: 'set',
  joined: 'combined|paired|mixed|merged|appear|occur|coupled',
  absent:
    'left off|left away|not there|not around|none|absent|missing|empty|omitted|unset|blank|left out|left empty|left blank|left unset|undefined|null|unspecified',
  switchedOn: 'enabled|true|turned on|switched on|activated|checked|yes|ticked',
  switchedOff: 'disabled|false|turned off|switched off|deactivated|unchecked|off',
  requires:
    'conditional on|tied to|bound to|hinges on|builds on|is conditional on|must come along with|presumes|expects|expect|must be based on|requires|require|needs|need|depends on|depend on|relies on|rely on|presupposes|calls for|demands|necessitates|forces|force|enforces|mandates|implies|imply|requires that|requires setting',
  required:
    'required|mandatory|compulsory|obligatory|a must|indispensable|needed|necessary|essential|always required',
  optional: 'optional',
  supports: 'supports|support|accepts|accept|allows|allow|takes|take|permits|permit|offers|offer',
  give: 'editing|modifying|extending|leave|keep|use|provide|give|upload|supply|specify|select|choose|pass|include|add|attach|send|pick|enable|combine|pair|mix|activate|define|providing|enabling|choosing|selecting|uploading|adding|supplying|specifying|combine it|use it|have',
  exclusive:
    'do not go together|never go together|do not mix|rule each other out|rule out each other|not combinable|alternatives|mutually incompatible|contradict each other|mutually exclusive|incompatible|exclude each other|excludes each other|conflict with each other',
  excludes:
    'rules out|precludes|preclude|prevents|prevent|forbids|forbid|bars|blocks|prohibits|at odds with|cannot live with|cannot share a request with|not combinable with|does not mix with|do not mix with|does not go with|do not go with|does not go together with|not for use with|collides with|contradicts|cannot exist with|mutually exclusive with|exclusive with|incompatible with|conflicts with|conflict with|excludes|exclude|clashes with|rules out|coexist with|accompany|is not compatible with|not compatible with',
  reserved:
    'exclusively for|meant only for|meant exclusively for|tied exclusively to|kept for|peculiar to|exclusive|exclusive to|reserved for|restricted to|exclusive for|confined to|specific to|unique to',
  limited:
    'held to|confined to|pinned to|set at|fixed on|stuck at|bound at|cut to|limited to|fixed to|fixed at|locked to|locked at|capped at|restricted to at most',
  both: 'both',
  either: 'either',
  anyOf:
    'at least one of|any of|one of|any one of|at least one|at least 1|one or more of|one or more|either of',
  oneOnly:
    'only one of|just one of|at most one of|no more than one of|not more than one of|exactly one of',
  notBoth: 'not both|exactly one|never both|but not both|not both of them',
  and: 'and|&|as well as|plus',
  or: 'or|/|and/or|nor',
  comma: ',|but',
  colon: ':',
  together:
    'in tandem|in combination|side by side|in the same call|in a single request|in one call|at one time|in parallel|together|simultaneously|at the same time|in the same request|in one request|jointly|side by side',
  also: 'in any case|of course|thereby|therefore|hence|thus|accordingly|still|already|both then|for that|in that case|in this case|also|too|as well|additionally|in addition|then|always|explicitly|please|note that|note|currently|will|actually|simply|make sure to|on the result|on the results|on the output|on the generation|in the result|successfully|ever|effectively|correctly|even',
  self: 'this|it|this parameter|this option|this setting|this field|this value|this feature|this mode|this input|this property|this image|this video|this audio|this file|this argument|they|these|the parameter|the setting',
  overrides:
    'takes over from|takes over from|overrides|override|overriding|takes precedence over|take precedence over|has precedence over|takes priority over|take priority over|has priority over|replaces|replace|supersedes|supersede|used instead of|wins over|disables|disable|deactivates|turns off|switches off|makes void|voids|cancels',
  leads:
    'takes precedence|take precedence|takes priority|take priority|has priority|has precedence',
  otherwise: 'otherwise',
  equal: 'set to|equals|equal|equal to|=|==|to equal|switched to|turned to|setting it to',
  unequal:
    'other than|except|apart from|anything but|anything other than|different from|!=|not equal to',
  above:
    'greater than|more than|larger than|higher than|longer than|later than|bigger than|above|over|after|exceeds|exceed|exceeding|beyond|>',
  below:
    'less than|smaller than|lower than|shorter than|fewer than|earlier than|below|before|come before|comes before|precede|precedes|<',
  atLeast:
    'at least|no less than|not less than|no fewer than|greater than or equal to|more than or equal to|>=|≥|min|minimum|minimum of|a minimum of|at or after|at or above|equal to or greater than',
  atMost:
    'at most|no more than|not more than|up to|less than or equal to|<=|≤|max|max.|maximum|maximum of|max of|a maximum of|limited to a maximum of|the maximum is|maximum is|the limit is|limit is|at or before|at or below|the highest|highest|largest|the largest|longest|the longest|the highest value|the highest value allowed|the largest value|the maximum value|no higher than|no longer than|no larger than|not higher than|not longer than|not larger than|equal to or less than|less than or equal',
  you: 'you',
  there: 'there',
  the: 'your own|own|every|each|both of the|a|an|the|any|your|all|its|another|each',
  of: 'of',
  refused:
    'rejected|refused|forbidden|prohibited|disallowed|invalid|illegal|an error|fails|fail|will fail|returns an error|raises an error|causes an error|leads to an error|results in an error|denied|banned',
  alone: 'alone|all alone|on its own|standalone',
  word: 'and above|or above|and up|and higher|or higher|and lower|or lower|and below|or below|or more|or less|or longer|or shorter|or larger|or smaller',
};

/** Words that mean several others in a row: "doesn't" is "does not". */
const contractions: Readonly<Record<string, string>> = {
  cannot: 'can + not',
  "can't": 'can + not',
  "mustn't": 'must + not',
  "shouldn't": 'should + not',
  "isn't": 'be + not',
  "aren't": 'be + not',
  "doesn't": 'do + not',
  "don't": 'do + not',
  "won't": 'do + not',
  'will not': 'do + not',
  unavailable: 'not + usable',
  unsupported: 'not + usable',
  unused: 'not + used',
  ineffective: 'not + effective',
  inapplicable: 'not + effective',
  neither: 'no',
  'nothing but': 'only',
  'accompanied by': 'joined + with',
  'come with': 'be + joined + with',
  'comes with': 'be + joined + with',
  'to use this': 'if + self + used',
  'to use it': 'if + self + used',
  'to use this parameter': 'if + self + used',
  'to use this option': 'if + self + used',
  'to use this feature': 'if + self + used',
  'for this to work': 'if + self + used',
  'for it to work': 'if + self + used',
  'to be used': 'can + be + used',
  '-only': 'only',
  'must not be missing': 'must + be + given',
  'must not be empty': 'must + be + given',
  'must not be left empty': 'must + be + given',
  'must not be blank': 'must + be + given',
  'cannot be empty': 'must + be + given',
  "can't be empty": 'must + be + given',
  'cannot be omitted': 'must + be + given',
  'must not be omitted': 'must + be + given',
  'cannot be left empty': 'must + be + given',
  'to have any effect': 'effective',
  'to have an effect': 'effective',
  'to take effect': 'effective',
  "you've": 'you',
};

/** A phrase of the vocabulary: its words and the letters of its meaning. */
export interface Phrase {
  readonly words: readonly string[];
  readonly letters: string;
}

/** The phrases of the vocabulary by their first word, the longest first. */
export const phrasesByFirstWord: ReadonlyMap<string, readonly Phrase[]> = indexPhrases();

function indexPhrases(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  const add = (text: string, meaning: string) => {
    const words = text.split(' ');
    const [first = ''] = words;
    const phrases = byFirst.get(first);
    if (phrases) phrases.push({ words, letters: meaning });
    else byFirst.set(first, [{ words, letters: meaning }]);
  };
  for (const [meaning, phrases] of Object.entries(vocabulary)) {
    for (const phrase of phrases.split('|')) add(phrase, letterOf(meaning));
  }
  add('|', letters.or);
  for (const [text, meanings] of Object.entries(contractions)) {
    add(text, meanings.split(' + ').map(letterOf).join(''));
  }
  for (const phrases of byFirst.values()) {
    phrases.sort((one, other) => other.words.length - one.words.length);
  }
  return byFirst;
}
