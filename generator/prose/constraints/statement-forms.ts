import { spanUnder } from './bounds.ts';
import { oppositeOf, readProposition } from './conditions.ts';
import { notWhen, onlyWhen, requiredIf, type StatedConstraints } from './constraints.ts';
import { clauseForm, type ClauseForm } from './forms.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { type ClauseScope } from './names.ts';
import { effectiveIf, ignoredIf, readOverriding, readRefusal } from './read-effects.ts';
import {
  isSpan,
  readAmountToGive,
  readBounded,
  readCompared,
  readEachValue,
  readLabeled,
  readLimited,
  readRefusedValue,
  readSpanUnder,
  readSupported,
  readWithAndWithout,
} from './read-limits.ts';
import { readEither, readExclusion, readNotBoth, readOneOnly } from './read-lists.ts';
import {
  readNeed,
  readNeededName,
  readOtherNeeded,
  readOtherValue,
  readTogether,
  readValueOnly,
  requireOrNeed,
} from './read-needs.ts';
import {
  isJoint,
  isSelf,
  selfNamed,
  subjectOf,
  withCondition,
  type Parts,
} from './statement-parts.ts';
import { wordsOfClause, type Clause } from './tokens.ts';
import { letters as meanings } from './words.ts';

/** A form of a statement, with the function that reads its parts. */
export interface StatementForm extends ClauseForm {
  readonly read: (
    parts: Parts,
    scope: ClauseScope,
    clause: Clause,
  ) => StatedConstraints | undefined;
}

function forms(sources: readonly string[], read: StatementForm['read']): StatementForm[] {
  return sources.map((source) => ({ ...clauseForm(source), read }));
}

/** The forms of a statement, by what they state. */
export const statementForms: readonly StatementForm[] = [
  // "Only used when", "has an effect only with".
  ...forms(
    [
      '{subject}? be* only be* have* [effective used active] together? {condition}',
      '{subject}? be* have* [effective used active] only together? {condition}',
      '{subject}? be* have* [effective used active] together? {condition} [only alone]',
      '{subject}? be* have* [effective used active] {condition} comma? and?(otherwise self? be{0,2} ignored | self? be{0,2} ignored otherwise)',
    ],
    (parts, scope) => withCondition(parts, scope, effectiveIf),
  ),
  ...forms(['{subject}? requires {object} effective'], ({ subject, object }, scope) => {
    const needed = object && readProposition(object, scope);
    const named = subjectOf(subject, scope);
    return needed && named && effectiveIf(named, needed);
  }),
  // "Ignored when", "has no effect without", "not used with".
  ...forms(
    [
      '{subject}? be* have* [ignored switchedOff inactive] together? {condition}',
      '{subject}? be* not be* [used effective active] together? {condition}',
      '{subject}? do not have* effective {condition}',
    ],
    (parts, scope) => withCondition(parts, scope, ignoredIf),
  ),
  ...forms(['{subject}? overrides {name} {condition}?'], readOverriding),
  ...forms(['{name} ignored {subject}'], ({ name, subject }, scope) => {
    const named = subjectOf(subject, scope);
    const when = name && readProposition(name, scope);
    return named && when && isSelf(named, scope) ? ignoredIf(named, when) : undefined;
  }),
  ...forms(['{name} leads'], ({ name }, scope) => {
    const when = name && readProposition(name, scope);
    return when && ignoredIf(selfNamed(scope), when);
  }),
  // "Only available when", "can only be used with", "in pro mode only".
  ...forms(
    [
      '{subject}? be* only (be* [usable works switchedOn])?(if self used)? together? {condition}',
      '{subject}? [can must] be* only (be* [usable works given set used joined switchedOn])? together? {condition}',
      '{subject}? [may should] be* only be* [given set used joined switchedOn] together? {condition}',
      '{subject}? be* only {condition} usable',
      '{subject}? be* [usable works] only together? {condition}',
      '{subject}? [can must] be* [usable works given set used joined switchedOn] only together? {condition}',
      '{subject}? be* [usable works] together? {condition} [only alone]',
      '{subject}? [can must] be* [usable works given set used joined switchedOn] together? {condition} [only alone]',
      '{subject}? be* {condition} [only alone]',
      '{subject}? must be* [given set used joined] together? {with}',
      '{subject}? must be* [used joined] {value}',
      '{subject}? must works {with}',
      '{subject}? be* [usable works] {exception}',
      'only [give set] self? together? {condition}',
      '[give set] self? only together? {condition}',
      'give {subject} only together? {condition}',
      'at? [give set] self? together? {condition} [only alone]',
    ],
    (parts, scope) => withCondition(parts, scope, onlyWhen),
  ),
  ...forms(['only [supports give] {subject} {condition}'], (parts, scope) => {
    const { subject } = parts;
    const named = subjectOf(subject, scope);
    return named && isSelf(named, scope) ? withCondition(parts, scope, onlyWhen) : undefined;
  }),
  ...forms(['give self? together {with}', 'give self? {with}'], (parts, scope, clause) =>
    matchesMeanings(clause.letters, '[together anyOf]') || isJoint.test(wordsOfClause(clause))
      ? withCondition(parts, scope, onlyWhen)
      : undefined,
  ),
  ...forms(
    [
      '(with | give of?)? {subject}? (if self? be* [given set used])? requires {object}',
      '{subject}? be* reserved {object}',
    ],
    readNeed,
  ),
  ...forms(
    ['{name} [only reserved]', 'at {name} only', '{subject} [colon be] {name} only'],
    readValueOnly,
  ),
  ...forms(['only {name} supports {subject}'], ({ name, subject }, scope) => {
    const named = subjectOf(subject, scope);
    const needed = name && readProposition(name, scope);
    const isOwn = named?.parameters.includes(scope.self.name) === true;
    return isOwn && needed ? onlyWhen(named, needed, scope) : undefined;
  }),
  ...forms(['(you? must)? [give set] {name} {condition}'], readNeededName),
  ...forms(['{subject}? [can must] not (be* [given set used])? alone'], () => ({
    constraints: [],
    caveats: [],
  })),
  ...forms(
    ['[set give] {name} at {values} {self}', '{name} (must | be)+ equal? {values} {self}'],
    readOtherValue,
  ),
  // "Not available when", "cannot be combined with".
  ...forms(
    [
      '{subject}? be* not be* [usable works] together? {condition}',
      '{subject}? be* refused {condition}',
      'give self? absent {when}',
      '{subject}? [can must] not be* [usable works given set used joined switchedOn on] together? {condition}',
      '{subject}? may not be* [given set used joined switchedOn] together? {condition}',
      '{subject}? do not works {condition}',
      'you?(do? not | [can must may] not) [give set] self? together? {condition}',
      'not together? {condition}',
      'no {subject} {condition}',
      '{subject}? must be* absent {condition}',
    ],
    (parts, scope) => withCondition(parts, scope, notWhen),
  ),
  ...forms(
    ['{subject}? (be* | [can must] not) excludes {object}', '{subject} do not supports {object}'],
    readRefusal,
  ),
  // "A and b are mutually exclusive", "not both".
  ...forms(
    [
      '{list} be* exclusive',
      'notBoth {list}',
      '[give set] {list} be*(refused | not usable)',
      '{list} [can must may] not (both be+ | be+ both | be+) [given set used joined] together?',
      'you? [can must may]? do? not [give set] {list}',
    ],
    readExclusion,
  ),
  ...forms(
    [
      '[give set]? oneOnly {list} ([can must may] be* [given set used])?',
      'oneOnly {list} be* [usable]',
    ],
    readOneOnly,
  ),
  ...forms(
    [
      '(you? must)? [give set]? {list} ([can must may] be* [given set used] | be* required)? comma? and? notBoth',
    ],
    readNotBoth,
  ),
  // "Either a or b is required".
  ...forms(
    [
      '(you? must)? [give set] {list}',
      'atLeast? {list} (must be* [given set used joined] | be* required)',
      '(you? must)? [give set] {list} comma? [or] both',
      '{list}',
    ],
    readEither,
  ),
  // "Required when", "must be set if".
  ...forms(
    [
      '{subject}? be* required together? {condition}',
      '{subject}? be*(only be* required | required only) together? {condition}',
      '{subject}? must be* [given set] {clause}',
      'you must give {subject} {condition}',
    ],
    (parts, scope) => withCondition(parts, scope, requireOrNeed),
  ),
  ...forms(
    [
      '{subject}? (be* optional | can be* absent) {condition} comma? and?(otherwise self? be{0,2} required | self? be{0,2} required otherwise)',
      '{subject}? [can may] only be* absent {condition}',
      '{subject}? [can may] be* absent only {condition}',
    ],
    (parts, scope) =>
      withCondition(parts, scope, (named, when) => requiredIf(named, oppositeOf(when), scope)),
  ),
  ...forms(
    [
      '{name} be* required',
      '{name} must be* [given set used joined] together?',
      '(you? must)? [give set] {name}',
    ],
    readOtherNeeded,
  ),
  ...forms(['{list} must both? be* [given set used] together'], readTogether),
  ...forms(['{name} must be* equal? {values}'], readOtherValue),
  ...forms(['{name} must be* equal? {state}'], ({ name, state }, scope) => {
    const needed = name && state ? readProposition(joined(name, state), scope) : undefined;
    const isOther = needed?.atoms.every(({ when }) => when.parameter !== scope.self.name) === true;
    return isOther ? onlyWhen(selfNamed(scope), needed, scope) : undefined;
  }),
  // "Only 8 is supported when", "must be 8 with".
  ...forms(
    [
      'only {values} (be* [usable works given set used])? {condition}',
      '{subject}? must (be* equal? | equal) {values} {condition}',
      '{subject}? must be* equal? {state} {condition}',
      '{subject}? be* limited {values} {condition}',
      '{values} be* required {condition}',
      '{values} be the only word? {condition}',
    ],
    readLimited,
  ),
  ...forms(['{subject}? [can must] not be* equal? {values} {condition}'], readRefusedValue),
  ...forms(['{subject} (only supports | supports only) {amount}'], ({ subject, amount }, scope) => {
    const named = subjectOf(subject, scope);
    const isOther = named?.parameters.includes(scope.self.name) === false;
    const isList = scope.self.type.endsWith('_array');
    return isOther && isList && amount
      ? spanUnder(named, meanings.atMost, amount, scope)
      : undefined;
  }),
  ...forms(
    [
      '{subject} (be* only? [usable works] | only? supports) [at on]? [the word]{0,3} {sign} {amount}',
    ],
    readSpanUnder,
  ),
  ...forms(
    [
      '{subject} (only supports | supports only) {values}',
      '{subject} supports {values} only',
      '{subject} colon {values} only',
      '{subject}? be* limited {values}',
      '(only supports | supports only) {values}',
    ],
    readSupported,
  ),
  ...forms(['{name} required'], readOtherNeeded),
  // "At most 4 with a video", "up to 720p for 10 seconds".
  ...forms(
    [
      '{subject}? (([can must may] not | not)? [be must can give you supports]*) the?(atMost be* | limited) {amount} (be* [usable given set used required] | [can may] be* [given set used])? {condition}',
      '{subject}? [can must may] not (be*) above {amount} {condition}',
      '{amount} be* atMost {condition}',
      'the? atMost word? {rule} be {amount}',
      'only {amount} {condition}',
    ],
    (parts, scope) => readBounded(parts, scope, 'most'),
  ),
  ...forms(
    [
      '{subject}? [be must can give you supports]* the? atLeast be* {amount} (be* [usable given set used required] | [can may] be* [given set used])? {condition}',
      '{subject}? [can must may] not (be*) below {amount} {condition}',
    ],
    (parts, scope) => readBounded(parts, scope, 'least'),
  ),
  ...forms(['{subject}? must be* below {amount} {condition}'], (parts, scope) =>
    readBounded(parts, scope, 'below'),
  ),
  ...forms(['{subject}? must be* above {amount} {condition}'], (parts, scope) =>
    readBounded(parts, scope, 'above'),
  ),
  ...forms(
    [
      '{subject}? [be must supports you give can]* {amount} (be* [usable given set used required])? {condition}',
    ],
    (parts, scope, clause) =>
      isSpan(parts)
        ? readBounded(parts, scope, 'exact')
        : clause.isAfterMost
          ? readBounded(parts, scope, 'most')
          : undefined,
  ),
  ...forms(['{label} colon {sign}? {amount}', '{label} supports {amount}'], readLabeled),
  ...forms(['give {amount} {condition}', 'give only {amount} {condition}'], readAmountToGive),
  ...forms(
    ['only? {values} only? {place} comma and? only? {second} only? {condition}'],
    readEachValue,
  ),
  ...forms(
    [
      '{subject}? [be must can give you supports]* atMost {first} {without} comma? [and or]? atMost? {amount} {with}',
    ],
    readWithAndWithout,
  ),
  // "Less than the end time."
  ...forms(
    [
      '{subject}? [must be]* {sign} {name}',
      '{subject}? [must be]* {sign} {name} if be* [given set used]',
    ],
    (parts, scope) => readCompared(parts, scope, false),
  ),
  ...forms(['{subject}? [can must may] not be* {sign} {name}'], (parts, scope) =>
    readCompared(parts, scope, true),
  ),
];

function joined(one: Clause, other: Clause): Clause {
  return {
    ...one,
    letters: one.letters + other.letters,
    places: [...one.places, ...other.places],
  };
}
