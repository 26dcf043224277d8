import type {
  ClauseContext,
  IntegerClause,
  LimitClause,
  LimitSubject,
  MeasureClause,
  NeutralPhrase,
  StepClause,
} from './clause.ts';
import type { Parsed } from './figures.ts';
import { readFormats } from './read-formats.ts';
import { readMeasure } from './read-measure.ts';
import { readNeutral } from './read-neutral.ts';
import { endsClause, separatorAt, startsBound } from './separators.ts';
import type { LimitToken } from './tokens.ts';

/** Reads a sentence of which each clause is understood; undefined if there is another. */
export function readLimitClauses(
  tokens: readonly LimitToken[],
  subject: LimitSubject,
): readonly LimitClause[] | undefined {
  const clauses: LimitClause[] = [];
  let context: ClauseContext = { joint: '', dimensions: new Set(), isEach: false };
  for (let at = 0; at < tokens.length;) {
    const separator = separatorAt(tokens, at);
    if (separator > at) {
      const joint = tokens[at]?.text ?? '';
      context = {
        ...context,
        joint: context.joint === '' || joint === 'and' || joint === 'or' ? joint : context.joint,
      };
      at = separator;
      continue;
    }
    const read = readClause(tokens, at, subject, context);
    if (!read || read.next <= at) return undefined;
    const { value, next } = read;
    if (value.is === 'neutral') {
      context = {
        ...context,
        joint: '',
        dimensions: value.dimensions,
        isEach: value.isEach,
        after: undefined,
      };
    } else {
      clauses.push(value);
      context =
        value.is === 'measure'
          ? {
              joint: '',
              dimensions: value.dimensions,
              isEach: value.isEach,
              isNegated: value.isNegated,
              after: value,
            }
          : { ...context, joint: '', after: undefined };
    }
    at = next;
  }
  return clauses.length === 0 ? undefined : clauses;
}

function readClause(
  tokens: readonly LimitToken[],
  at: number,
  subject: LimitSubject,
  context: ClauseContext,
): Parsed<LimitClause | NeutralPhrase> | undefined {
  return (
    readFormats(tokens, at) ??
    readStep(tokens, at, subject) ??
    readSign(tokens, at, subject) ??
    readMeasure(tokens, at, subject, context) ??
    readWhole(tokens, at, subject) ??
    readNeutral(tokens, at, context, subject)
  );
}

/** Reads "multiple of 16", "in steps of 0.1". */
function readStep(
  tokens: readonly LimitToken[],
  from: number,
  { isNumber }: LimitSubject,
): Parsed<StepClause> | undefined {
  if (!isNumber) return undefined;
  let at = from;
  while (
    /^(?:be|modal|only|in|article|verb|dimension|noun|adjective|integer)$/.test(
      tokens[at]?.is ?? '',
    )
  )
    at++;
  if (tokens[at]?.is !== 'step') return undefined;
  at++;
  if (tokens[at]?.text === ':') at++;
  const figure = tokens[at];
  if (figure?.is !== 'number' || figure.value <= 0) return undefined;
  at++;
  if (tokens[at]?.is === 'unit') at++;
  while (/^(?:only|be|status|inclusive)$/.test(tokens[at]?.is ?? '')) at++;
  if (!endsClause(tokens, at) && !startsBound.has(tokens[at]?.is ?? 'mark')) return undefined;
  const [start, end] = [tokens[from]?.start ?? 0, tokens[at - 1]?.end ?? 0];
  return { value: { is: 'step', value: figure.value, start, end }, next: at };
}

/** Reads "must be positive", "cannot be negative". */
function readSign(
  tokens: readonly LimitToken[],
  from: number,
  { isNumber }: LimitSubject,
): Parsed<MeasureClause> | undefined {
  if (!isNumber) return undefined;
  let at = from;
  let isNegated = false;
  for (; /^(?:be|modal|only|article|not|integer)$/.test(tokens[at]?.is ?? ''); at++) {
    if (tokens[at]?.is === 'not') isNegated = !isNegated;
  }
  const sign = tokens[at];
  const isSign = sign?.is === 'sign' && sign.isNegative === isNegated;
  if (!isSign && (sign?.is !== 'nonNegative' || isNegated)) return undefined;
  at++;
  const isInteger = tokens.slice(from, at + 1).some(({ is }) => is === 'integer');
  while (tokens[at]?.is === 'noun' || tokens[at]?.is === 'integer') at++;
  if (!endsClause(tokens, at) && !startsBound.has(tokens[at]?.is ?? 'mark')) return undefined;
  return {
    value: {
      is: 'measure',
      bound: 'least',
      low: { shape: 'number', value: 0, factor: 1 },
      dimensions: new Set(),
      isEach: false,
      isStrict: isSign && !isNegated,
      isNegated: false,
      isInteger,
      isOrMore: false,
      start: tokens[from]?.start ?? 0,
      end: tokens[at - 1]?.end ?? 0,
    },
    next: at,
  };
}

/** Reads "must be a whole number". */
function readWhole(
  tokens: readonly LimitToken[],
  from: number,
  { isNumber }: LimitSubject,
): Parsed<IntegerClause> | undefined {
  if (!isNumber) return undefined;
  let at = from;
  while (/^(?:be|modal|only|article)$/.test(tokens[at]?.is ?? '')) at++;
  if (tokens[at]?.is !== 'integer') return undefined;
  at++;
  if (!endsClause(tokens, at)) return undefined;
  const [start, end] = [tokens[from]?.start ?? 0, tokens[at - 1]?.end ?? 0];
  return { value: { is: 'integer', start, end }, next: at };
}
