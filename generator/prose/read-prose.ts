import type { Fact } from '../model/fact.ts';
import type { ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { rememberByObject, rememberByText } from '../text/remember.ts';
import { withoutTotalDuration } from './caveats.ts';
import { readConstraintClauses } from './constraints/read-clauses.ts';
import { hasFormats } from './format-names.ts';
import { readLimitSentence, type StatedLimit } from './limits/read-whole.ts';
import { withDigits } from './parse-number.ts';
import { mayState } from './prefilter.ts';
import { rateReadings } from './rate-certainty.ts';
import { readUnknownConstraint } from './read-constraints.ts';
import { readContent } from './read-content.ts';
import { readFileLimits } from './read-file-limits.ts';
import { readItemCounts } from './read-item-counts.ts';
import { readNumberLimits, readWholeNumber } from './read-number-limits.ts';
import { mayStateFormat } from './read-text-format.ts';
import { readTextLengths } from './read-text-lengths.ts';
import { readTotals } from './read-totals.ts';
import {
  quoteOf,
  readingOf,
  sentencesOf,
  withHidden,
  type Found,
  type Sentence,
} from './sentences.ts';
import type { RatedReading, Reading } from './types.ts';

/** Reads all limits and constraints that the description of a parameter states. */
export function readProse(
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): readonly RatedReading[] {
  const { description } = parameter;
  if (description === undefined) return [];
  // Models have the same parameters as others, and as their earlier versions.
  const known = readingsAmong(keyOf(siblings));
  const key = JSON.stringify(parameter);
  const found = known.get(key);
  if (found) return found;
  const readings = readDescription(description, parameter, siblings);
  known.set(key, readings);
  return readings;
}

const keyOf = rememberByObject((siblings: readonly ResolvedParameter[]) =>
  JSON.stringify(siblings),
);
/** The readings of the parameters of each list by their data. */
const readingsAmong = rememberByText(() => new Map<string, readonly RatedReading[]>());

function readDescription(
  description: string,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): readonly RatedReading[] {
  const parts = sentencesOf(description).map((written) => readParts(written, parameter, siblings));
  const rests = parts.map(({ rest }) => rest);
  const all = parts.flatMap(({ sentence, clauses, relations, limits, rest, isWhole }) => {
    const read = [...limits, ...relations];
    return read.length + clauses.length === 0
      ? []
      : rateReadings(read, sentence, rest, rests, clauses, isWhole);
  });
  const readings = all.map((reading) => withAmbiguity(reading, description));
  const understood = readings.filter(({ fact }) => fact !== undefined);
  // If one sentence with a constraint is understood, the next often repeats it.
  return understood.some(({ fact }) => fact?.kind === 'constraint')
    ? keepWidest(understood)
    : [...keepWidest(understood), ...readings.filter(({ fact }) => fact === undefined)];
}

/** Hides the clauses that are read already. */
function hide(text: string, clauses: readonly Pick<Reading, 'start' | 'end'>[]): string {
  const hidden = clauses.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end),
    text,
  );
  return hidden.includes('[')
    ? hidden.replace(/\[\|+\]/g, (part) => '|'.repeat(part.length))
    : hidden;
}

function quotedAt({ plain }: Sentence, { start, end }: Reading): Found {
  return { index: start, 0: plain.slice(start, end) };
}

/** The readings of a sentence. */
interface Parts {
  readonly sentence: Sentence;
  /** Readings of clauses that the sentence does not have any more. */
  readonly clauses: readonly Reading[];
  readonly relations: readonly Reading<Fact | undefined>[];
  readonly limits: readonly Reading[];
  /** The sentence without the figures that hold only under a condition. */
  readonly rest: Sentence;
  /** True if each word of it is understood; undefined if that is still to be found out. */
  readonly isWhole?: true | undefined;
}

function readParts(
  written: Sentence,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Parts {
  const limits = readStatedLimits(written, parameter);
  if (limits) return { ...limits, clauses: [] };
  const { readings, spans } = readConstraintClauses(written.plain, parameter, siblings);
  const clauses = readings.map((reading) => ({
    ...reading,
    quote: quoteOf({ original: written.original, text: written.plain }, quotedAt(written, reading)),
  }));
  if (spans.length === 0) return { ...readPhrases(written, parameter, siblings), clauses };
  const left = withHidden(written, hide(written.plain, spans));
  const others = readStatedLimits(left, parameter) ?? readPhrases(left, parameter, siblings);
  return { ...others, clauses };
}

/** Reads a sentence that states limits of the parameter and nothing else. */
function readStatedLimits(
  written: Sentence,
  parameter: ResolvedParameter,
): Omit<Parts, 'clauses'> | undefined {
  const stated = readLimitSentence(written.plain, parameter);
  if (!stated) return undefined;
  const { original, plain } = written;
  const sentence = { original, plain, text: plain, figures: withDigits(plain) };
  const limits = readingsOf(stated, sentence);
  const whole = parameter.type.startsWith('number') ? readWholeNumber(sentence, parameter) : [];
  return { sentence, relations: [], limits: [...limits, ...whole], rest: sentence, isWhole: true };
}

function readingsOf(stated: readonly StatedLimit[], sentence: Sentence): Reading[] {
  return stated.map(({ fact, form, start, end }) =>
    readingOf(sentence, { index: start, 0: sentence.text.slice(start, end) }, fact, form, []),
  );
}

/** Reads the phrases of a sentence that may have other words, too. */
function readPhrases(
  sentence: Sentence,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Omit<Parts, 'clauses'> {
  const relations = mayStateConstraint(sentence)
    ? readRelations(sentence, parameter, siblings)
    : [];
  const rest = withoutBounds(sentence, relations);
  const others = relations.length === 0 ? undefined : readLimitSentence(rest.text, parameter);
  if (others) return { sentence, relations, limits: readingsOf(others, rest), rest, isWhole: true };
  const limits = mayStateLimit(rest) ? readLimits(rest, parameter, siblings) : [];
  return { sentence, relations, limits, rest };
}

/** Words without which no limit is stated: most sentences have none of them. */
const tellsLimit =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|number|counts?|amount|many|whole|integers?|must|should|has to|needs? to|longer|shorter|than|each|objects?|supported|accepted|allowed|formats?|types?)\b/;

/** Words without which no constraint is stated. */
const tellsConstraint =
  /\b(?:only|just|combined?|mixed|compatible|incompatible|not|cannot|can't|don't|doesn't|won't|shouldn't|requires?|required|needs?|mandatory|must|should|has to|have to|ignored?|overrid\w+|overwritten|superseded|supersedes|skipped|disregarded|unused|nothing|exclusive\w*|replaces|takes|effect|applies|unless|either|at least|optional|if|when|no|supports?|allows?|accepts?|limited|total|sum|exceed|without|fewer|less|more|x|times|use|provide|upload|add|give|together|same|many|minus|match|equal|per|every|for each|fixed|reserved|caps?|one for)\b|\b(?:max\w*|up to|at most)\b.*\b(?:with|in|for|at)\b|\b(?:with|in|for|at) .*\b(?:max\w*|up to|at most)\b|[+*×≤]|: [^.]{0,60}\d|\d[^.]{0,120} (?:for|with|in|at) |^(?:for|with|in|at) .*\d/;

const mayStateLimit = rememberByObject(
  ({ text, figures }: Sentence) =>
    /\d/.test(figures) || mayState(tellsLimit, text) || mayStateFormat(text) || hasFormats(text),
);
const mayStateConstraint = rememberByObject(({ text }: Sentence) =>
  mayState(tellsConstraint, text),
);

/** "An image" may be the "style image" that the description has named before. */
function withAmbiguity(reading: RatedReading, description: string): RatedReading {
  const { fact, quote, caveats } = reading;
  if (fact?.kind !== 'constraint') return reading;
  const kind = /\b(?:an?|one|any) (image|video|audio|picture)\b/i.exec(quote)?.[1];
  if (kind === undefined) return reading;
  const named = new RegExp(String.raw`\b(?:no|the|a) ([A-Z][a-z]+) ${kind}\b`, 'i').exec(
    description.replace(quote, ''),
  )?.[1];
  if (named === undefined || /^(?:input|source|same|an?|one)$/i.test(named)) return reading;
  const caveat = `"${kind}" may be the ${named.toLowerCase()} ${kind}`;
  return { ...reading, caveats: [...caveats, caveat], certainty: 'unsure' };
}

/** Hides the figures that hold only under a condition, for several parameters, or for others. */
function withoutBounds(
  sentence: Sentence,
  relations: readonly Reading<Fact | undefined>[],
): Sentence {
  const { text: words } = sentence;
  const bounds = relations.flatMap(({ fact, start, end }) => {
    if (fact?.kind !== 'constraint') return [];
    if (isBound[fact.constraint.kind]) return [{ start, end }];
    // "Required when size is custom (1024-4096)": the range has no condition.
    const clause = words.slice(start, end).search(/\b(?:if|when|unless)\b/);
    return clause < 0 ? [] : [{ start: start + clause, end }];
  });
  if (bounds.length === 0 && !hasTotal.test(sentence.text)) return sentence;
  const hidden = (text: string) =>
    bounds.reduce(
      (rest, { start, end }) => rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end),
      withoutTotalDuration(text),
    );
  return { ...sentence, text: hidden(sentence.text), figures: hidden(sentence.figures) };
}

const hasTotal = /total|combined/;

/** Whether a constraint of a kind has the figures of its words. */
const isBound: Readonly<Record<ConstraintTerms['kind'], boolean>> = {
  mutuallyExclusive: false,
  anyOf: false,
  requiredWhen: false,
  ignoredWhen: false,
  ignoredUnless: false,
  lessThan: false,
  limitedWhen: true,
  maxSum: true,
  maxProduct: true,
  sameCount: true,
  // "At least one image" of another parameter.
  requires: true,
  requiresAnyOf: true,
};

/** The type decides which limits there can be. */
function readLimits(
  sentence: Sentence,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Reading[] {
  const { type } = parameter;
  return [
    ...(type.endsWith('_array') ? readItemCounts(sentence, parameter) : []),
    ...(type.startsWith('string') ? readTextLengths(sentence) : []),
    ...(type.startsWith('file') ? readFileLimits(sentence) : []),
    ...(type.startsWith('number') ? readNumberLimits(sentence, parameter) : []),
    ...readContent(sentence, parameter, siblings),
  ];
}

function readRelations(
  sentence: Sentence,
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): readonly Reading<Fact | undefined>[] {
  const totals = readTotals(sentence, parameter, siblings);
  return totals.length > 0 ? totals : readUnknownConstraint(sentence);
}

/** Keeps each fact once; of several figures for one limit, the one that refuses least. */
function keepWidest(readings: readonly RatedReading[]): RatedReading[] {
  const byField = new Map<string, RatedReading>();
  for (const reading of readings) {
    const { fact } = reading;
    const key = fact?.kind === 'limit' ? fact.field : JSON.stringify(fact);
    const other = byField.get(key);
    byField.set(key, other ? wider(other, reading) : reading);
  }
  return [...byField.values()];
}

const levels = { certain: 0, likely: 1, unsure: 2 } as const;

function wider(one: RatedReading, other: RatedReading): RatedReading {
  const surer = levels[one.certainty] <= levels[other.certainty] ? one : other;
  if (one.fact?.kind !== 'limit' || other.fact?.kind !== 'limit') return surer;
  const [value, another] = [one.fact.value, other.fact.value];
  if (value === another) return surer;
  const kept = one.fact.field.startsWith('min') === value < another ? one : other;
  const caveat = `it also says ${kept === one ? another : value}`;
  return { ...kept, caveats: [...new Set([...kept.caveats, caveat])], certainty: 'unsure' };
}
