import type { Fact } from '../../model/fact.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberByText } from '../../text/remember.ts';
import type { LimitClause, MeasureClause } from './clause.ts';
import { readLimitClauses } from './clauses.ts';
import { lexicon, type Word } from './lexicon.ts';
import { factsOf, limitTargetOf, type LimitTarget } from './limits.ts';
import { limitTokensOf } from './tokens.ts';

/** A fact with the part of the sentence that states it. */
export interface StatedLimit {
  readonly fact: Fact;
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Matches a figure, or a word of a meaning without which no limit is stated. */
const figures = new RegExp(
  String.raw`\d|(?<![a-z])(?:${lexicon
    .filter(([word]) => isTelling(word))
    .flatMap(([, phrases]) => phrases.split('|').filter((phrase) => /^[a-z]/.test(phrase)))
    .join('|')})`,
);

function isTelling(word: Word): boolean {
  switch (word.is) {
    case 'number':
      // "Half" and "zero" are rarely limits.
      return word.value >= 1;
    case 'integer':
    case 'sign':
    case 'nonNegative':
    case 'format':
      return true;
    // "An hour" has no other figure.
    case 'unit':
      return word.unit === 'seconds' && word.factor >= 60;
    default:
      return false;
  }
}

const mayStateLimit = rememberByText((text) => figures.test(text));

/**
 * Reads the limits in a sentence in lower case; undefined unless each of its clauses is understood.
 */
export function readLimitSentence(
  text: string,
  parameter: ResolvedParameter,
): readonly StatedLimit[] | undefined {
  if (parameter.allowedValues || !mayStateLimit(text)) return undefined;
  const target = limitTargetOf(parameter);
  const clauses = readLimitClauses(limitTokensOf(text), target);
  if (!clauses) return undefined;
  const complete = clauses.map((clause, index) =>
    withUnit(clause, clauses[index + 1], clauses[index - 1]),
  );
  const stated: StatedLimit[] = [];
  for (const clause of complete) {
    const facts = statedBy(clause, target, parameter);
    if (!facts) return undefined;
    const { start, end } = clause;
    const form = formOf(clause);
    stated.push(...facts.map((fact) => ({ fact, form, start, end })));
  }
  return stated.length === 0 ? undefined : withOneList(stated);
}

/** Joins lists of formats: "PNG (with transparency) or WEBP". */
function withOneList(stated: readonly StatedLimit[]): readonly StatedLimit[] {
  const [first, ...more] = stated.filter(({ fact }) => fact.kind === 'fileFormats');
  const last = more.at(-1);
  if (!first || !last) return stated;
  const formats = stated.flatMap(({ fact }) => (fact.kind === 'fileFormats' ? fact.formats : []));
  const fact = { kind: 'fileFormats', formats: [...new Set(formats)] } as const;
  const all = { ...first, fact, end: last.end };
  return stated.flatMap((each) => (each === first ? [all] : more.includes(each) ? [] : [each]));
}

/** In "at least 100 and at most 1000 characters", the first figure has the unit of the second. */
function withUnit(
  clause: LimitClause,
  next: LimitClause | undefined,
  last: LimitClause | undefined,
): LimitClause {
  if (clause.is !== 'measure' || clause.counted !== undefined) return clause;
  const [own] = figuresOf(clause);
  if (own?.shape !== 'number' || own.unit !== undefined) return clause;
  for (const other of [next, last]) {
    if (other?.is !== 'measure' || !isOpposite(clause, other)) continue;
    const [figure] = figuresOf(other);
    if (figure?.shape === 'number' && figure.unit !== undefined) {
      const { unit, factor } = figure;
      const scaled = { ...own, unit, factor, value: own.value * factor };
      return {
        ...clause,
        ...(clause.low && { low: scaled }),
        ...(clause.high && { high: scaled }),
      };
    }
    if (other.counted !== undefined) return { ...clause, counted: other.counted };
  }
  return clause;
}

function figuresOf({ low, high }: MeasureClause) {
  return [low, high].filter((figure) => figure !== undefined);
}

function isOpposite(one: MeasureClause, other: MeasureClause): boolean {
  return (
    (one.bound === 'most' && other.bound === 'least') ||
    (one.bound === 'least' && other.bound === 'most')
  );
}

function statedBy(
  clause: LimitClause,
  target: LimitTarget,
  { min = 0 }: ResolvedParameter,
): readonly Fact[] | undefined {
  switch (clause.is) {
    case 'measure':
      // A minimum above 0 states that a number is positive.
      return clause.isStrict && clause.low?.value === 0 && min > 0 ? [] : factsOf(clause, target);
    case 'formats':
      return target.type === 'file'
        ? [{ kind: 'fileFormats', formats: clause.formats }]
        : undefined;
    case 'step':
      // Steps start at the minimum.
      return min % clause.value === 0
        ? [{ kind: 'limit', field: 'step', value: clause.value }]
        : undefined;
    case 'integer':
      return [{ kind: 'integer' }];
  }
}

function formOf(clause: LimitClause): string {
  if (clause.is === 'formats') return 'supported formats';
  if (clause.is === 'step') return 'multiple of N';
  if (clause.is === 'integer') return 'whole number';
  const unit = clause.counted === undefined ? '' : ' items';
  switch (clause.bound) {
    case 'most':
      return `up to N${unit}`;
    case 'least':
      return `at least N${unit}`;
    case 'range':
      return `N to N${unit}`;
    default:
      return `exactly N${unit}`;
  }
}
