// cspell:ignore normali resiz scal truncat
import type { LimitField } from '../model/fact.ts';
import type { ConstraintTerms } from '../model/resolved-model.ts';
import { rememberByObject } from '../text/remember.ts';
import type { Sentence } from './sentences.ts';

/** Returns reasons to doubt that a sentence states an unconditional limit of one parameter. */
export const caveatsOf = rememberByObject(({ text }: Sentence): readonly string[] => {
  const plain = text
    .replace(whenGiven, '')
    .replace(/\bwithout (?:the )?(?:leading )?#/, '')
    .replace(totalDuration, '');
  return signs.filter(({ sign }) => sign.test(plain)).map(({ caveat }) => caveat);
});

/** Returns reasons to doubt that a sentence states a limit of a file that a request has. */
export const fileCaveats = rememberByObject((sentence: Sentence): readonly string[] => {
  const isResult =
    /\b(?:outputs?|results?|resulting|generated|returned|generates?|produces?|creates?)\b/.test(
      sentence.text,
    );
  return [...caveatsOf(sentence), ...(isResult ? ['it may describe the result'] : [])];
});

/** "If set" restates that a parameter is optional. */
const whenGiven = /\b(?:if|when) (?:set|given|provided|specified|used)\b/g;

/** The sum of the durations of several files limits none of them alone more than it says. */
const totalDuration = new RegExp(
  [
    String.raw`\btotal (?:audio |video |combined )?(?:duration|length)(?: of all [a-z]+| is)?:? ?(?:(?:must not|cannot|can't|may not) exceed|up to|at most|max(?:imum)?|under|<=|≤)? ?(?<!\d)\d{1,6} ?(?:s|secs?|seconds?|minutes?|mins?)\b(?: max)?`,
    String.raw`(?:(?:up to|max(?:imum)?|at most|under|<=|≤) ?)?(?<!\d)\d{1,6} ?(?:s|secs?|seconds?|minutes?|mins?) (?:in )?(?:total|combined)\b`,
  ].join('|'),
);

/** Hides the sum of the durations of several files. */
export function withoutTotalDuration(text: string): string {
  return text.replace(totalDuration, (words) => '|'.repeat(words.length));
}

/** The caveat of a description that lists alternatives. */
export const alternatives = 'it gives alternatives';

const signs: readonly { readonly sign: RegExp; readonly caveat: string }[] = [
  {
    sign: /^(?:for|with|in(?! (?:seconds|pixels|percent|degrees|px)\b)|at(?! least| most)|on|under) [^,]+, |\b(?:if|when|unless|without|while|depending|depends|otherwise|except)\b|\b(?:plan|subscription|account)s?\b|\bfor (?:image|text|video|audio|start|multi)[\w-]*-to-|\bwith (?:a |the )?(?:video|image|audio|reference)|\bin \w+ mode\b/,
    caveat: 'it may hold only under a condition',
  },
  {
    sign: /\btotal\b|\bcombined\b|\baltogether\b|\bsum of\b|\(\w[\w ]*\+/,
    caveat: 'it may count several parameters together',
  },
  {
    sign: /~|\b(?:about|around|approximately|approx|roughly|typically|typical|usually|normally|generally|often)\b/,
    caveat: 'it is approximate',
  },
  {
    sign: /\b(?:by default|defaults? (?:to|is|of))\b/,
    caveat: 'it may be a default, not a limit',
  },
  {
    sign: /\b(?:one|two|single|an?) [\w ]+, or (?:\d|up to\b)|\d [\w ]+, or (?:up to )?\d/,
    caveat: alternatives,
  },
];

const adjustments =
  'round|rounds|rounded|rounding|clamp|clamps|clamped|resize|resizes|resized|scales? (?:down|up|to)|scaled|downscaled|upscaled|trim|trims|trimmed|crop|crops|cropped|truncate|truncates|truncated|adjust|adjusts|adjusted|convert|converts|converted|snap|snaps|snapped|shortened|preprocess|preprocessed|compress|compressed|normalized|align|aligned|padded|pads';
const adjustment = new RegExp(
  String.raw`\b(?:auto|automatic|automatically|nearest|cut(?: off| down| to|(?=[.,;)]|$))|${adjustments})\b`,
);

const verbs =
  'round|clamp|resize|rescale|downscale|upscale|trim|crop|truncate|adjust|snap|shorten|preprocess|compress|normalize|align|scale|convert|cut|pad';
const passive = new RegExp(
  String.raw`\b(?:(?:is|are|be|being|gets?|automatically|auto-?|internally) ?)+(?:${verbs.replaceAll('|', '(?:t?m?p?ed|d)|')}(?:ed|d|med|ped|ted)|cut|shortened)\b|^(?:auto-?)?(?:rounded|clamped|resized|trimmed|cropped|truncated|adjusted|snapped|shortened|preprocessed|compressed)\b|\b(?:rounds|clamps|resizes|trims|crops|truncates|snaps|downscales|shortens)\b|\bnearest\b`,
);

const anyAdjustment =
  /adjust|preprocess|normali|nearest|automatically (?!resiz|scal|crop|trim|cut)/;

/** Adjustments of each aspect: a picture is resized, a clip is trimmed. */
const adjustmentOf: Readonly<Record<'size' | 'duration' | 'side' | 'length' | 'value', RegExp>> = {
  size: /compress/,
  duration: /trim|cut|shorten|truncat|crop|clamp/,
  side: /resiz|scal|crop|pad|convert|clamp|align|snap|round/,
  length: /truncat|shorten|trim|cut|clamp/,
  value: /./,
};

/** Returns whether a sentence next to a limit says that the API adjusts values of its field. */
export function adjustsValues(text: string, field: LimitField | undefined): boolean {
  if (!passive.test(text)) return false;
  return anyAdjustment.test(text) || adjustmentOf[aspectOf(field)].test(text);
}

function aspectOf(field: LimitField | undefined): keyof typeof adjustmentOf {
  if (field === undefined) return 'value';
  if (field === 'maxSize') return 'size';
  if (field.endsWith('Duration')) return 'duration';
  if (/Width|Height|Ratio/.test(field)) return 'side';
  return field.endsWith('Length') ? 'length' : 'value';
}

/** Returns whether a text says that the API adjusts a value instead of rejecting it. */
export function mentionsAdjustment(text: string): boolean {
  return adjustment.test(text);
}

/** Returns reasons to doubt that a sentence states a constraint without exceptions. */
export function qualifiersOf({ text }: Sentence, kind: ConstraintTerms['kind']): string[] {
  const signs = kind === 'mutuallyExclusive' ? /\bshould(?:n't| not)\b/ : qualifier;
  return signs.test(
    text.replace(/\bmay (?:not|only be (?:used|set|provided|combined|given))\b/, ''),
  )
    ? ['it is qualified']
    : [];
}

const qualifier =
  /\b(?:may|might|could|can be (?:ignored|skipped|omitted)|usually|often|typically|sometimes|generally|normally|mostly|partly|partially|in (?:some|most|many|certain|rare) cases)\b|\b(?:not|never|no longer|n't) (?:be |necessarily |always )*(?:required?|ignored?|override|needed?|mandatory|overridden|replaced?)\b/;

/** Returns whether a sentence gives advice, which is not a limit. */
export const isAdvice = rememberByObject(({ text }: Sentence): boolean =>
  /^(?:try|start (?:with|between|at|from))\b|\b(?:recommend(?:ed|ation)?s?|suggested|ideal(?:ly)?|preferably|best results?|starting points?|usually enough|good default|is sufficient|we (?:advise|suggest)|(?:works?|looks?) (?:best|well)|best|optimal(?:ly)?|prefer(?:red)?|aim for|sweet spot|good (?:range|values?)|commonly?)\b/.test(
    text,
  ),
);
