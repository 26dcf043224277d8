import type { ClauseContext, LimitSubject, MeasureClause } from './clause.ts';
import { readFigure, readSpan, type Figure, type FigureOptions, type Parsed } from './figures.ts';
import { inUnitOf, readHead, settleComparison, type Head } from './measure-head.ts';
import { readTail, type Tail } from './measure-tail.ts';
import type { LimitToken } from './tokens.ts';

/** Reads "max 10 MB", "shortest side at least 300 px", "10 seconds or less". */
export function readMeasure(
  tokens: readonly LimitToken[],
  from: number,
  subject: LimitSubject,
  context: ClauseContext,
): Parsed<MeasureClause> | undefined {
  const head: Head = {
    isStrict: false,
    isNegated: false,
    hasModal: false,
    isWithin: false,
    opener: 'none',
    dimensions: new Set(),
    isEach: false,
    isInteger: false,
    isWith: false,
  };
  let at = from;
  for (
    let next = readHead(tokens, at, subject, head);
    next !== at;
    next = readHead(tokens, at, subject, head)
  ) {
    if (next < 0) return undefined;
    at = next;
  }
  if (context.joint === 'or' && head.comparison !== undefined && !head.isNegated) {
    // "Not shorter than 3 s or longer than 10 s".
    if (context.isNegated !== true) return undefined;
    head.isNegated = true;
  }
  if (!settleComparison(head)) return undefined;
  const inherited = /^(?:,|and|or|\(|:|-|;|with.*|but)$/.test(context.joint);
  const isRatio = head.dimensions.has('ratio') || (inherited && context.dimensions.has('ratio'));
  const options = { hasMinutes: subject.hasMinutes, isRatio };
  const span =
    readEquation(tokens, at, head, options) ??
    readSpan(tokens, at, head.isWithin ? 'between' : head.opener, options);
  if (!span) return undefined;
  const [low, high] = [span.value.low, span.value.high].map((figure) => inUnitOf(head, figure));
  if (!low) return undefined;
  // "Not wider than 4096 px"; of a proportion, "taller" means less.
  if (head.compared !== undefined && low.shape !== 'ratio') head.dimensions.add(head.compared);
  if (head.compared === 'height' && low.shape === 'ratio') {
    head.bound = head.bound === 'most' ? 'least' : 'most';
  }
  if (head.opener === 'between' && !high) return undefined;
  if (high) {
    if (head.isWithin) head.bound = undefined;
    if (head.bound !== undefined || head.comparison !== undefined) return undefined;
    head.bound = 'range';
  }
  const tail = readTail(tokens, span.next, subject, head, low.unit === undefined);
  if (!tail) return undefined;
  // "Takes up to 5 minutes" is about the job.
  const hasTakes = tokens.slice(from, at).some(({ text }) => /^takes?$/.test(text));
  if (hasTakes && low.unit === 'seconds') return undefined;
  // "Images with up to 4 people".
  if (head.isWith && low.unit === undefined) return undefined;
  const bound = boundOf(head, tail.value, context, low);
  if (bound === undefined) return undefined;
  const isInherited =
    inherited &&
    head.dimensions.size === 0 &&
    (low.unit === 'pixels'
      ? !context.dimensions.has('ratio')
      : low.unit === undefined && tail.value.counted === undefined);
  const dimensions = isInherited ? new Set(context.dimensions) : head.dimensions;
  const end = tokens[tail.next - 1]?.end ?? 0;
  const start = tokens[from]?.start ?? 0;
  return {
    value: {
      is: 'measure',
      bound,
      ...(bound === 'most'
        ? { high: low }
        : bound === 'least'
          ? { low }
          : { low, high: high ?? low }),
      dimensions,
      ...(head.subject !== undefined && { subject: head.subject }),
      ...(tail.value.counted !== undefined && { counted: tail.value.counted }),
      isEach: head.isEach || (inherited && context.isEach),
      isStrict: head.isStrict,
      isNegated: head.isNegated,
      isInteger: head.isInteger,
      isOrMore: tail.value.isOrMore,
      start,
      end,
    },
    next: tail.next,
  };
}

/** "2 s ≤ length ≤ 300 s": the words between are the head. */
function readEquation(
  tokens: readonly LimitToken[],
  at: number,
  head: Head,
  options: FigureOptions,
) {
  if (head.bound !== undefined || head.opener !== 'none') return undefined;
  const low = readFigure(tokens, at, options);
  if (!low || !isBelow(tokens[low.next])) return undefined;
  for (let index = low.next + 1; index < Math.min(low.next + 7, tokens.length); index++) {
    const token = tokens[index];
    if (isBelow(token)) {
      const high = readFigure(tokens, index + 1, options);
      if (!high) return undefined;
      const inherited =
        low.value.unit === undefined && high.value.shape === 'number'
          ? { ...high.value, value: low.value.value * high.value.factor }
          : low.value;
      return { value: { low: inherited, high: high.value }, next: high.next };
    }
    if (token?.is === 'dimension') head.dimensions.add(token.of);
    else if (token?.is === 'noun') head.subject = token.kind;
    else if (
      token?.text !== ',' &&
      token?.is !== 'article' &&
      token?.is !== 'adjective' &&
      token?.is !== 'of'
    )
      return undefined;
  }
  return undefined;
}

function isBelow(token: LimitToken | undefined): boolean {
  return token !== undefined && /^(?:≤|<=|<)$/.test(token.text);
}

function boundOf(
  head: Head,
  tail: Tail,
  { joint, after }: ClauseContext,
  { unit }: Figure,
): MeasureClause['bound'] | undefined {
  if (tail.isRefused) {
    // "Images over 10 MB are rejected."
    if (head.comparison === undefined || head.isNegated) return undefined;
    return head.bound === 'least' ? 'most' : 'least';
  }
  if (tail.suffix !== undefined) return head.bound === undefined ? tail.suffix : undefined;
  if (head.bound !== undefined) return head.bound;
  // "Up to 500 MB and 45 minutes."
  const isContinued =
    after !== undefined &&
    ((joint === 'and' && (after.bound === 'most' || after.bound === 'least')) ||
      (joint === ',' &&
        after.bound === 'most' &&
        (unit === 'bytes' || unit === 'seconds' || (head.isEach && unit !== undefined))));
  return isContinued ? after.bound : 'bare';
}
