import { phraseForm } from './phrase-form.ts';
import { itself, usable, whenUsed } from './vocabulary.ts';

/** Phrase forms for limits under a condition. */

const start = String.raw`(?:^|(?<=[;,(]) ?|(?<=[.:]) |(?<= - ))(?:note: |note that )?`;
const part = String.raw`([^.;,()]+?)`;
const list = String.raw`([^.;()]{1,300}?)`;
const end = String.raw`(?=[.;)]|,(?!\d)|$)`;
const at = String.raw`(?:when using|when|if|for|with|in|at|on|by)`;
const aux = String.raw`(?:(?:is|are) )?`;

/** "10 seconds is only available for 768p." "1080p requires pro mode." */
export const valueOnlyFor = phraseForm(
  'only|limited to|restricted to|exclusive to|reserved for|require|need',
  String.raw`${start}${list} (?:${aux}only ${usable} ${at}|${aux}${usable} only ${at}|only works? ${at}|works? only ${at}|can only be (?:used|combined|set|selected|chosen) ${at}|(?:is|are) (?:limited|restricted|exclusive) to|(?:is|are) reserved for|requires?|needs?|only ${at}) ${part}${end}`,
);
/** "1080p supports only 6-second duration." "Reference images only support 8 seconds." */
export const valueSupportsOnly = phraseForm(
  'only|limited to|require|support',
  String.raw`${start}${part} (?:only supports?|supports? only|only allows?|allows? only|only accepts?|is limited to|are limited to|requires?|supports?(?= \d+ ?- ?\d)) ${list}(?=[.;)]|$)`,
  'g',
);
/** "With reference images, only 8s duration is supported." */
export const onlyUnder = phraseForm(
  'only ',
  String.raw`${start}${at} ${part},? only ${list} (?:is|are) ${usable}`,
);
/** "Only 8 seconds is supported with reference images." */
export const onlyValueUnder = phraseForm(
  'only ',
  String.raw`${start}only ${part} (?:is|are) ${usable} ${at} ${part}${end}`,
);
/** "Must be 8 when reference images are provided." */
export const mustBeUnder = phraseForm(
  'must be|fixed|limited to',
  String.raw`${start}(?:(${itself}|[a-z][a-z_ ]*?) )?(?:must be set to|must be|(?:is )?fixed (?:to|at)|(?:is )?limited to) ${part} ${at} ${part}${end}`,
);
/** "When reference images are used, duration must be 8 seconds." */
export const underMustBe = phraseForm(
  'must be|fixed|limited to',
  String.raw`${start}${at} ${part},? (?:(${itself}|[a-z][a-z_ ]*?) )?(?:must be set to|must be|is fixed (?:to|at)|(?:is )?limited to) ${part}${end}`,
);
/** "8 seconds is required for 1080p." */
export const valueRequiredFor = phraseForm(
  'required',
  String.raw`${start}${part} (?:is|are) required ${at} ${part}${end}`,
);
/** "4K mode does not support a reference video." "1080p is not available for 10 seconds." */
export const valueRefuses = phraseForm(
  "not|n't|unavailable|unsupported|un|incompatible",
  String.raw`${start}${part} (?:(?:does not|doesn't|do not|don't|cannot|can't) (?:support|allow|accept|be (?:used|combined|chosen|selected|generated|set) (?:with|in|at|for|when|if))|${aux}(?:not|un)[ -]?${usable} ${at}|(?:is|are) (?:incompatible|not compatible) with) ${part}${end}`,
);
/** "If set, duration must be 8 seconds." "When provided, resolution is limited to 720p." */
export const usedMustBe = phraseForm(
  'if|when & must be|limited to|fixed|restricted to|only be',
  String.raw`${start}${whenUsed},? (?:the )?([a-z][a-z_ ]*?) (?:must be(?: set to)?|(?:is|are) (?:limited|fixed|restricted) (?:to|at)|can only be) ${list}(?=[.;)]|$)`,
);
/** "Only supports 5s and 8s durations." */
export const supportsOnly = phraseForm(
  'only support|only work|only accept|only allow|supports only',
  String.raw`${start}(?:only (?:supports?|accepts?|allows?)|supports? only) ${list}(?=[.;)]|$)`,
);
/** "5 or 10 for 720p, 5 only for 1080p." */
export const eachValue = phraseForm(
  ' for | at | in | with ',
  String.raw`${start}(?:only )?([^,;:()]{1,60}?) (?:only )?(?:for|at|in|with) ([^,;:()]{1,60}?)(?:,|;| and) (?:only )?([^,;:()]{1,60}?) (?:only )?(?:for|at|in|with) ([^,;:()]{1,60}?)(?=[.)]|$)`,
);
/** "1080p and 10 seconds can't be combined." */
export const valuePair = phraseForm(
  "not be|n't be & combined|together",
  String.raw`${start}([^.;,()]+?) (?:and|with) ([^.;,()]+?) (?:cannot|can't|must not) be (?:combined|used together)${end}`,
);
/** "Up to 720p for 10 seconds." */
export const mostUnder = phraseForm(
  'up to|at most|max',
  String.raw`${start}(?:up to|at most|max(?:imum)?) ([0-9][a-z0-9]*) ${at} ${part}${end}`,
);
/** "Not supported with 4K." "Cannot be used in standard mode." */
export const notWithValue = phraseForm(
  "not|n't",
  String.raw`${start}(?:(${itself}|[a-z][a-z ]{0,40}?) )?(?:(?:is|are) )?(?:not ${usable}|(?:cannot|can't|must not) be (?:used|set|enabled|combined)) ${at} ${part}${end}`,
);
