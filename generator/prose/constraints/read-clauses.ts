import { constraintParameters } from '../../model/constraint.ts';
import type { Fact } from '../../model/fact.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberByObject } from '../../text/remember.ts';
import type { Reading } from '../types.ts';
import type { StatedConstraints } from './constraints.ts';
import { matchesMeanings, meaningPattern } from './meaning-pattern.ts';
import type { ClauseScope } from './names.ts';
import { readStatement } from './read-statement.ts';
import { namePhrasesOf, partOf, readClause, type Clause } from './tokens.ts';
import { letters as meanings } from './words.ts';

/** Meanings without which a clause states nothing. */
const operative =
  '[only unless must can may not no effective ignored inactive switchedOff without requires required reserved limited exclusive excludes notBoth oneOnly anyOf either overrides refused absent atMost atLeast below above leads supports both] | if self used | [works optional] | give .?.? with | colon number | give number | number [the word]{0,4} [if with] | [if with] .{1,20} number';

const cut = meaningPattern('[comma colon]', 'g');
const edge = meaningPattern('^[comma colon and or]*');
const marksAtEnd = meaningPattern('(?<![comma colon])[comma colon]*$');

/** The clauses of a sentence that consist of known words. */
export interface ReadClauses {
  readonly readings: readonly Reading[];
  /** The places of the clauses, those that state nothing too. */
  readonly spans: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const none: ReadClauses = { readings: [], spans: [] };

/** Reads the clauses of a sentence in lower case that consist of known words. */
export function readConstraintClauses(
  sentence: string,
  self: ResolvedParameter,
  parameters: readonly ResolvedParameter[],
): ReadClauses {
  const clause = readClause(sentence, namePhrasesOf(parameters));
  const segments = segmentsOf(clause);
  if (segments.length === 0) return none;
  const others = parameters.filter(({ name }) => name !== self.name);
  const scope: ClauseScope = { self, others, all: [self, ...others] };
  const read = segments.map((segment) => readSegment(segment, scope));
  return {
    readings: read.flatMap(({ readings }) => readings),
    spans: read.flatMap(({ spans }) => spans),
  };
}

function mayState({ isAlso, letters }: Clause): boolean {
  return isAlso || matchesMeanings(letters, operative);
}

/** Splits a sentence that states something at points, semicolons, parentheses and dashes. */
const segmentsOf = rememberByObject((clause: Clause): readonly Clause[] => {
  if (!mayState(clause)) return [];
  const { letters } = clause;
  const segments: Clause[] = [];
  for (let from = 0; from < letters.length;) {
    const found = letters.indexOf(meanings.clauseBreak, from);
    const to = found < 0 ? letters.length : found;
    if (to > from) segments.push(partOf(clause, from, to));
    from = to + 1;
  }
  return segments;
});

const longestClause = 60;
const mostCuts = 8;

/** Reads the longest clauses between the commas of a segment. */
function readSegment(segment: Clause, scope: ClauseScope): ReadClauses {
  const { letters } = segment;
  if (letters.length > longestClause) return none;
  const cuts = [...letters.matchAll(cut)].map(({ index }) => index).slice(0, mostCuts);
  const starts = [0, ...cuts.map((cut) => cut + 1)];
  const ends = [...cuts, letters.length];
  const readings: Reading[] = [];
  const spans: Span[] = [];
  let next = 0;
  for (const start of starts) {
    if (start < next) continue;
    for (const end of ends.toReversed()) {
      if (end <= start || isCutList(letters, end)) continue;
      const whole = partOf(segment, start, end);
      const part = withoutEdges(whole);
      // "8 or 10 in some cases, 5 only at 1080p" is not about 1080p only.
      if (letters[start - 1] === meanings.comma && isFollowUp(letters, next, start)) continue;
      const stated = readStatement(part, scope);
      if (!stated) continue;
      readings.push(...readingsOf(stated, whole, scope));
      spans.push(spanOf(whole));
      next = end;
      break;
    }
  }
  return { readings, spans };
}

/** Whether a clause that begins with a value follows a similar one: "10 at 720p, 5 only …". */
function isFollowUp(letters: string, from: number, start: number): boolean {
  return (
    matchesMeanings(letters.slice(start), '^number') &&
    matchesMeanings(letters.slice(from, start), '[word number] [at on]')
  );
}

/** "Requires an image, a mask or sound": a list that is cut may continue with something unknown. */
function isCutList(letters: string, end: number): boolean {
  return (
    matchesMeanings(letters.slice(end), '^comma [the word number of self given]* [and or]') ||
    matchesMeanings(letters.slice(end), '^comma [the word number of self given]+(comma | $)')
  );
}

function withoutEdges(clause: Clause): Clause {
  const start = edge.exec(clause.letters)?.[0].length ?? 0;
  const end = clause.letters.search(marksAtEnd);
  return partOf(clause, start, Math.max(start, end));
}

function spanOf({ places }: Clause): Span {
  return { start: places[0]?.outerStart ?? 0, end: places.at(-1)?.outerEnd ?? 0 };
}

function readingsOf(
  { constraints, limits = [], caveats }: StatedConstraints,
  clause: Clause,
  { self }: ClauseScope,
): Reading[] {
  const { start, end } = spanOf(clause);
  const unique = [...new Set(caveats)];
  const facts: readonly Fact[] = [
    ...limits,
    ...constraints.map((constraint) => ({ kind: 'constraint', constraint }) as const),
  ];
  return facts.map((fact) => ({
    fact,
    form: fact.kind === 'constraint' ? fact.constraint.kind : 'with and without',
    quote: '',
    start,
    end,
    caveats:
      fact.kind === 'constraint' && !constraintParameters(fact.constraint).includes(self.name)
        ? [...unique, 'it names other parameters only']
        : unique,
  }));
}
