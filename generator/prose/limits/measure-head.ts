import type { LimitSubject, MeasureBound } from './clause.ts';
import type { Figure } from './figures.ts';
import type { Dimension, Thing } from './lexicon.ts';
import { endsClause } from './separators.ts';
import type { LimitToken } from './tokens.ts';

/** The words before a figure. */
export interface Head {
  bound?: MeasureBound | undefined;
  isStrict: boolean;
  isNegated: boolean;
  comparison?: 'more' | 'less' | undefined;
  hasModal: boolean;
  isWithin: boolean;
  opener: 'between' | 'from' | 'none';
  readonly dimensions: Set<Dimension>;
  /** Compared dimensions: "wider than". */
  compared?: Dimension;
  subject?: Thing;
  isEach: boolean;
  isInteger: boolean;
  isWith: boolean;
  /** "Character limit: 500". */
  unit?: LimitToken & { readonly is: 'unit' };
}

/** Reads one word before a figure; returns its place if the figure begins, -1 if it can't follow. */
export function readHead(
  tokens: readonly LimitToken[],
  at: number,
  subject: LimitSubject,
  head: Head,
): number {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token) return -1;
  switch (token.is) {
    case 'number':
      return at;
    case 'article':
      return next?.is === 'unit' && next.unit === 'seconds' && /^an?$/.test(token.text)
        ? at
        : at + 1;
    case 'adjective':
    case 'in':
    case 'of':
    case 'only':
    case 'be':
    case 'status':
    case 'inclusive':
    case 'neutral':
      return at + 1;
    case 'verb':
      // "The weights add up to 1" is a sum.
      return token.text === 'add' && head.subject !== undefined ? -1 : at + 1;
    case 'modal':
      head.hasModal = true;
      return at + 1;
    case 'noun':
      head.subject = token.kind;
      return at + 1;
    case 'integer':
      head.isInteger = true;
      return at + 1;
    case 'each':
      head.isEach = true;
      return at + 1;
    case 'dimension':
      // A weight is a number here.
      if (subject.isNumber && token.of === 'size' && subject.names.has(token.text))
        head.subject = 'value';
      else head.dimensions.add(token.of);
      return at + 1;
    case 'unit':
      // "Length in seconds: 5-240", "character limit: 500".
      head.unit = token;
      return at + 1;
    case 'with':
      // "Texts with more than 1000 characters".
      head.isWith = true;
      return (head.subject !== undefined || head.isEach) && isBoundWord.has(next?.is ?? 'mark')
        ? at + 1
        : -1;
    case 'not':
      // "Neither width nor height".
      if (token.text === 'nor' && head.isNegated && head.dimensions.size > 0) return at + 1;
      if (head.isNegated || head.bound !== undefined) return -1;
      head.isNegated = true;
      return at + 1;
    case 'more':
    case 'less':
      if (head.comparison !== undefined || !agrees(head, token.is)) return -1;
      head.comparison = token.is;
      if (token.of) head.compared = token.of;
      return at + 1;
    case 'most':
    case 'least':
      return setBound(head, token.is) ? at + 1 : -1;
    case 'upTo':
      head.isWithin = token.text === 'within' || token.text === 'inside';
      if (token.text === '<') head.isStrict = true;
      return setBound(head, 'most') ? at + 1 : -1;
    case 'atLeast':
      if (token.text === '>') head.isStrict = true;
      return setBound(head, 'least') ? at + 1 : -1;
    case 'exactly':
      return setBound(head, 'exact') ? at + 1 : -1;
    case 'between':
    case 'from':
      if (head.opener !== 'none' && !(head.opener === 'from' && token.is === 'between')) {
        return token.is === 'from' && head.opener === 'from' ? at + 1 : -1;
      }
      head.opener = token.is;
      return at + 1;
    case 'to':
      return head.bound === undefined ? -1 : at + 1;
    case 'and':
    case 'or':
      // "The width and the height".
      return head.dimensions.size > 0 && hasDimension(tokens, at + 1) ? at + 1 : -1;
    case 'unknown':
      return subject.names.has(token.text) ? at + 1 : -1;
    case 'mark':
      return readHeadMark(tokens, at, head);
    default:
      return -1;
  }
}

const isBoundWord: ReadonlySet<LimitToken['is']> = new Set([
  ...(['most', 'least', 'upTo', 'atLeast', 'more', 'less'] as const),
]);

function hasDimension(tokens: readonly LimitToken[], at: number): boolean {
  const index = tokens[at]?.is === 'article' ? at + 1 : at;
  return tokens[index]?.is === 'dimension';
}

/** "Size: max 10 MB", "[0, 1]", "aspect ratio (width/height) from". */
function readHeadMark(tokens: readonly LimitToken[], at: number, head: Head): number {
  const mark = tokens[at]?.text ?? '';
  const next = tokens[at + 1];
  const isOpen = mark === '(' || mark === '[';
  if (isOpen && next?.is === 'number') {
    // A pair of figures, not an aside.
    const isPair = /^[,]$/.test(tokens[at + 2]?.text ?? '') || mark === '[';
    return isPair &&
      (tokens[at - 1] === undefined ||
        head.dimensions.size + (head.hasModal ? 1 : 0) > 0 ||
        head.opener !== 'none' ||
        tokens[at - 1]?.is === 'in' ||
        head.isWithin ||
        mark === '[')
      ? at
      : -1;
  }
  if (mark === '(') {
    const close = tokens.slice(at, at + 6).findIndex(({ text }) => text === ')');
    const inside = tokens.slice(at + 1, at + close);
    const isUnit =
      close > 1 &&
      inside.every(
        ({ is }) =>
          is === 'dimension' || is === 'unit' || is === 'in' || is === 'each' || is === 'article',
      );
    return isUnit && !endsClause(tokens, at + close + 1) ? at + close + 1 : -1;
  }
  if ((mark === ':' || mark === '=') && next !== undefined) return at + 1;
  if (mark === '/' && head.dimensions.size > 0 && hasDimension(tokens, at + 1)) return at + 1;
  return -1;
}

/** Gives a figure the unit that precedes it: "character limit: 500". */
export function inUnitOf({ unit }: Head, figure: Figure | undefined): Figure | undefined {
  const isPlain = figure?.shape === 'number' && figure.unit === undefined;
  if (!unit || !isPlain) return figure;
  return { ...figure, value: figure.value * unit.factor, unit: unit.unit, factor: unit.factor };
}

/** "Maximum dimension less than 4096 px" says the same twice. */
function agrees({ bound, isNegated }: Head, comparison: 'more' | 'less'): boolean {
  return (
    bound === undefined || (!isNegated && bound === (comparison === 'less' ? 'most' : 'least'))
  );
}

function setBound(head: Head, bound: MeasureBound): boolean {
  if (head.isNegated || head.comparison !== undefined || head.opener !== 'none') return false;
  if (head.bound !== undefined && head.bound !== bound) return false;
  head.bound = bound;
  return true;
}

/** Sets the bound of a comparison: "not more than" is an upper one. Returns false without sense. */
export function settleComparison(head: Head): boolean {
  if (head.comparison === undefined) return !head.isNegated;
  const isUpper = (head.comparison === 'less') !== head.isNegated;
  head.isStrict = !head.isNegated;
  head.bound = isUpper ? 'most' : 'least';
  return head.opener === 'none';
}
