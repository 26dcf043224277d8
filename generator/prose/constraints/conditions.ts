import type { Scalar } from '../../model/definition.ts';
import type { Condition, ResolvedParameter } from '../../model/resolved-model.ts';
import { inUse } from '../constraint-reading.ts';
import { digitsOf } from '../parse-number.ts';
import { clauseForm, matchForm, type ClauseForm } from './forms.ts';
import { matchesMeanings, meaningPattern } from './meaning-pattern.ts';
import { isCalled, resolveName, resolveValues, type ClauseScope } from './names.ts';
import { partOf, wordsOfClause, type Clause } from './tokens.ts';
import { letters } from './words.ts';

/** A state of one parameter, or its opposite. */
export interface Atom {
  readonly when: Condition;
  readonly negated: boolean;
}

/** States of parameters: all of them, or any of them. */
export interface Proposition {
  readonly atoms: readonly Atom[];
  readonly isAny: boolean;
  readonly caveats: readonly string[];
}

type Parts = Readonly<Partial<Record<string, Clause>>>;

interface PropositionForm extends ClauseForm {
  readonly read: (parts: Parts, scope: ClauseScope) => Proposition | undefined;
}

/** The forms of a proposition in letters: "no image is given", "mode is pro". */
const propositions: readonly PropositionForm[] = [
  form('(there be*)? no {name} (be* [given set used])?', ({ name }, scope) =>
    presence(name, scope, true),
  ),
  form('there be* {name}', ({ name }, scope) => presence(name, scope, false)),
  form('{name} (be* absent | be* not be* [given set used] | be not)', ({ name }, scope) =>
    presence(name, scope, true),
  ),
  form('{name} have? be* [given set used] together?', ({ name }, scope) =>
    presence(name, scope, false),
  ),
  form('{name} (equal | be* equal?) {state}', (parts, scope) => switched(parts, scope, false)),
  form('{name} be* not be* equal? {state}', (parts, scope) => switched(parts, scope, true)),
  form('{name} (be | equal | colon)+ {values}', (parts, scope) => valued(parts, scope, false)),
  form('{name} (be* not be* equal? | be* unequal) {values}', (parts, scope) =>
    valued(parts, scope, true),
  ),
  form('{name} be* {sign} {values}', threshold),
  form(
    '(you? [give given have] | you be* [give given with] | the? give of) {name}',
    ({ name }, scope) => presence(name, scope, false),
  ),
  form('{name}', ({ name }, scope) => bare(name, scope)),
  form('be* [given set used]', (_, { self }) => single(inUse(self))),
  form('be* equal? {state}', (parts, scope) => switched(parts, scope, false)),
  form('be* equal {values}', (parts, scope) => valued(parts, scope, false)),
];

function form(source: string, read: PropositionForm['read']): PropositionForm {
  return { ...clauseForm(source), read };
}

/** "If used with a mask", "when used in pro mode". */
const usedWith = meaningPattern('^if [used given set joined]? together?(?=[with at on])');

/** Reads a condition with the word that introduces it: "when mode is pro", "without an image". */
export function readCondition(clause: Clause, scope: ClauseScope): Proposition | undefined {
  const [first = ''] = clause.letters;
  // "If used with a mask", "when used in pro mode".
  const skip = usedWith.exec(clause.letters)?.[0].length ?? 0;
  if (skip > 0) return readCondition(partOf(clause, skip, clause.letters.length), scope);
  // "Overridden by the image if set."
  const isRestated =
    matchesMeanings(first, '^[at on]') &&
    matchesMeanings(clause.letters, 'if [given set used switchedOn] $');
  const restated = clause.letters.length - (isRestated ? 2 : 0);
  const rest = partOf(clause, 1, restated);
  switch (first) {
    case letters.if:
      return readProposition(rest, scope);
    case letters.with:
      return readProposition(rest, scope);
    case letters.unless:
    case letters.without: {
      const refused = readProposition(rest, scope);
      return refused && oppositeOf(refused);
    }
    case letters.at:
    case letters.on:
      return readPlace(rest, scope);
    default:
      return undefined;
  }
}

/** "For video" may mean any video: a parameter must be called so. */
function readPlace(clause: Clause, scope: ClauseScope): Proposition | undefined {
  // "To use a mask".
  if (matchesMeanings(clause.letters, '^give the? [word self]'))
    return readProposition(clause, scope);
  const read = readProposition(clause, scope);
  const isState = read?.atoms.every(({ when }) => when.values !== undefined) === true;
  return isState || isCalled(wordsOfClause(clause), scope) ? read : undefined;
}

/** Reads states of parameters: "an image or a mask is given and mode is pro". */
export function readProposition(clause: Clause, scope: ClauseScope): Proposition | undefined {
  for (const each of propositions) {
    const parts = matchForm(each, clause);
    const read = parts && each.read(parts, scope);
    if (read) return read;
  }
  for (let at = 1; at < clause.letters.length - 1; at++) {
    const sign = clause.letters[at] ?? '';
    if (!matchesMeanings(sign, '[and or]')) continue;
    const from = matchesMeanings(clause.letters[at + 1] ?? '', '[if at on with]') ? at + 2 : at + 1;
    const left = readProposition(partOf(clause, 0, at), scope);
    const right = left && readProposition(partOf(clause, from, clause.letters.length), scope);
    if (!right || (left.isAny && left.atoms.length > 1) || right.isAny) continue;
    const caveats = [...left.caveats, ...right.caveats];
    return { atoms: [...left.atoms, ...right.atoms], isAny: sign === letters.or, caveats };
  }
  return undefined;
}

/** Returns the opposite of a proposition. */
export function oppositeOf(proposition: Proposition): Proposition {
  return {
    ...proposition,
    atoms: proposition.atoms.map(({ when, negated }) => ({ when, negated: !negated })),
    isAny: !proposition.isAny,
  };
}

function single(when: Condition, negated = false, caveats: readonly string[] = []): Proposition {
  return { atoms: [{ when, negated }], isAny: false, caveats };
}

function presence(
  name: Clause | undefined,
  scope: ClauseScope,
  negated: boolean,
): Proposition | undefined {
  const words = name && wordsOfClause(name);
  const found = words === undefined ? undefined : resolveName(words, scope);
  if (!found) return undefined;
  const { parameters, values, isAny, caveats } = found;
  const [first = ''] = parameters;
  if (values) return single({ parameter: first, values }, negated, caveats);
  const states = parameters
    .flatMap((each) => scope.all.find(({ name: other }) => other === each) ?? [])
    .map(inUse);
  // "No image or mask is given": neither of them.
  return {
    atoms: states.map((when) => ({ when, negated })),
    isAny: negated ? false : isAny,
    caveats,
  };
}

/** A name alone: a value, a switch, or a parameter that is given. */
function bare(name: Clause | undefined, scope: ClauseScope): Proposition | undefined {
  return presence(name, scope, false);
}

/** Returns the parameters that a proposition is about: those named, or else this parameter. */
function targetsOf(name: Clause | undefined, scope: ClauseScope) {
  const found = name && resolveName(wordsOfClause(name), scope);
  const names = name ? found?.parameters : [scope.self.name];
  return { found, targets: scope.all.filter((each) => names?.includes(each.name) === true) };
}

function switched(
  { name, state }: Parts,
  scope: ClauseScope,
  negated: boolean,
): Proposition | undefined {
  const { found, targets } = targetsOf(name, scope);
  const isOn = matchesMeanings(state?.letters ?? '', '[switchedOn on active]');
  const [one, another] = targets;
  if (!one || found?.values) return undefined;
  if (targets.every(({ type }) => type === 'boolean')) {
    return {
      atoms: targets.map((each) => ({
        when: { parameter: each.name, values: [isOn !== negated] },
        negated: false,
      })),
      isAny: found?.isAny ?? false,
      caveats: found?.caveats ?? [],
    };
  }
  const words = state ? wordsOfClause(state) : '';
  const values = another === undefined ? resolveValues(words, [one])?.values : undefined;
  if (values) return single({ parameter: one.name, values }, negated, []);
  // "With subtitles enabled" of a parameter that is not a switch.
  const isPresence = isOn && /^(?:enabled|activated|active)$/.test(words) && !one.allowedValues;
  return isPresence && another === undefined
    ? single(inUse(one), negated, found?.caveats ?? [])
    : undefined;
}

function valued(
  { name, values }: Parts,
  scope: ClauseScope,
  negated: boolean,
): Proposition | undefined {
  const { found, targets } = targetsOf(name, scope);
  const [target, another] = targets;
  if (name && values && !found) return tellingValue(values, scope, negated);
  if (!values || !target || another) return undefined;
  const words = wordsOfClause(values).replace(/^(?:either|any of|one of) /, '');
  const read = resolveValues(words, [target])?.values;
  // The value confirms an abbreviated name.
  return read && single({ parameter: target.name, values: read }, negated);
}

/** "The step is set to Change FPS": a value of several words needs no name. */
function tellingValue(
  values: Clause,
  scope: ClauseScope,
  negated: boolean,
): Proposition | undefined {
  const words = wordsOfClause(values);
  const found = words.trim().includes(' ') ? resolveName(words, scope) : undefined;
  const [parameter] = found?.parameters ?? [];
  return found?.values && found.caveats.length === 0 && parameter !== undefined
    ? single({ parameter, values: found.values }, negated)
    : undefined;
}

/** "Duration is above 5": the allowed values above it. */
function threshold({ name, sign, values }: Parts, scope: ClauseScope): Proposition | undefined {
  const { found, targets } = targetsOf(name, scope);
  const [target, another] = targets;
  if (!target || another || !values || !found || found.values) return undefined;
  const within = valuesBeyond(target, sign?.letters ?? '', wordsOfClause(values));
  if (target.type === 'number' && !target.allowedValues && sign?.letters === letters.above) {
    return single(inUse(target), false, ['it depends on a threshold']);
  }
  return within && single({ parameter: target.name, values: within }, false, found.caveats);
}

/** Returns the allowed values above, below, from or up to a value. */
export function valuesBeyond(
  { name, allowedValues = [] }: Pick<ResolvedParameter, 'name' | 'allowedValues'>,
  sign: string,
  words: string,
): readonly Scalar[] | undefined {
  const bound = /\d+(?:\.\d+)?/.exec(digitsOf(words))?.[0];
  const isUnit =
    /^(?:(?:an? |the )?[a-z]+ of )?\d+(?:\.\d+)?(?:[ -]?(?:p|s|k|x|fps|seconds?))?$/.test(
      digitsOf(words),
    );
  if (bound === undefined || !isUnit || allowedValues.length === 0) return undefined;
  const sizes = allowedValues.map((value) => [value, sizeOf(value)] as const);
  const limit = sizeOf(/\dk$/.test(words) ? `${bound}k` : bound) ?? 0;
  if (sizes.some(([, size]) => size === undefined)) return undefined;
  const values = sizes
    .filter(([, size = 0]) =>
      sign === letters.above
        ? size > limit
        : sign === letters.below
          ? size < limit
          : sign === letters.atLeast
            ? size >= limit
            : size <= limit,
    )
    .map(([value]) => value);
  const isSome = values.length > 0 && values.length < allowedValues.length;
  return isSome && name !== '' ? values : undefined;
}

/** The number in a value: 720 in `720p`, 4000 in `4K`. */
function sizeOf(value: Scalar): number | undefined {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(p|s|k|x|fps)?$/i.exec(String(value)) ?? [];
  return digits === undefined ? undefined : Number(digits) * (/k/i.test(unit ?? '') ? 1000 : 1);
}
