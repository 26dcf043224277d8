import type { Unit } from './lexicon.ts';
import type { LimitToken } from './tokens.ts';

/** A figure with its unit, a proportion such as `16:9`, or the sides of a picture. */
export interface Figure {
  readonly shape: 'number' | 'ratio' | 'area';
  /** In the base unit: bytes, seconds, pixels, characters. */
  readonly value: number;
  /** The height of an area. */
  readonly height?: number;
  readonly unit?: Unit;
  /** Factor of the unit: 60 for minutes. */
  readonly factor: number;
}

/** A part of a sentence that is understood, and the token behind it. */
export interface Parsed<Value> {
  readonly value: Value;
  readonly next: number;
}

/** How to read ambiguous figures. */
export interface FigureOptions {
  /** Whether "10 min" is a time rather than a minimum. */
  readonly hasMinutes: boolean;
  /** Whether "1/4" is a proportion. */
  readonly isRatio: boolean;
}

/** Reads a figure: "10 MB", "16:9", "1024 x 1024 px", "1 minute 30 seconds", "a minute". */
export function readFigure(
  tokens: readonly LimitToken[],
  at: number,
  options: FigureOptions,
): Parsed<Figure> | undefined {
  const token = tokens[at];
  if (token?.is === 'article' && /^an?$/.test(token.text)) {
    const unit = tokens[at + 1];
    if (unit?.is !== 'unit' || unit.unit !== 'seconds') return undefined;
    return { value: withUnit(1, unit), next: at + 2 };
  }
  if (token?.is !== 'number') return undefined;
  return readArea(tokens, at) ?? readRatio(tokens, at, options) ?? readAmount(tokens, at, options);
}

type UnitToken = LimitToken & { readonly is: 'unit' };

function withUnit(amount: number, { unit, factor }: UnitToken): Figure {
  return { shape: 'number', value: round(amount * factor), unit, factor };
}

function readAmount(
  tokens: readonly LimitToken[],
  at: number,
  options: FigureOptions,
): Parsed<Figure> | undefined {
  const token = tokens[at];
  if (token?.is !== 'number') return undefined;
  const found = unitAt(tokens, at + 1, options);
  if (!found) {
    return { value: { shape: 'number', value: token.value, factor: 1 }, next: at + 1 };
  }
  const figure = withUnit(token.value, found.value);
  // "1 minute 30 seconds".
  const more = tokens[found.next];
  const less = found.value.factor > 1 && unitAt(tokens, found.next + 1, options);
  return figure.unit === 'seconds' &&
    more?.is === 'number' &&
    less &&
    less.value.factor < figure.factor
    ? {
        value: { ...figure, value: figure.value + more.value * less.value.factor },
        next: less.next,
      }
    : { value: figure, next: found.next };
}

function unitAt(
  tokens: readonly LimitToken[],
  at: number,
  { hasMinutes }: FigureOptions,
): Parsed<UnitToken> | undefined {
  const token = tokens[at];
  const isHyphen = token?.text === '-' && tokens[at + 1]?.start === token.end;
  const unit = tokens[isHyphen ? at + 1 : at];
  const next = isHyphen ? at + 2 : at + 1;
  if (unit?.is === 'unit') return { value: unit, next };
  if (hasMinutes && unit?.is === 'least' && /^min(?: \.)?$/.test(unit.text)) {
    return { value: { ...unit, is: 'unit', unit: 'seconds', factor: 60 }, next };
  }
  return undefined;
}

/** "1024x1024", "300 px × 300 px". */
function readArea(tokens: readonly LimitToken[], at: number): Parsed<Figure> | undefined {
  const width = tokens[at];
  const times = isPixels(tokens[at + 1]) ? at + 2 : at + 1;
  const height = tokens[times + 1];
  if (tokens[times]?.is !== 'times' || width?.is !== 'number' || height?.is !== 'number') {
    return undefined;
  }
  const next = isPixels(tokens[times + 2]) ? times + 3 : times + 2;
  return {
    value: {
      shape: 'area',
      value: width.value,
      height: height.value,
      unit: 'pixels',
      factor: 1,
    },
    next,
  };
}

function isPixels(token: LimitToken | undefined): boolean {
  return token?.is === 'unit' && token.unit === 'pixels';
}

/** "16:9", "1:2.5"; "1/4" if a proportion is expected. */
function readRatio(
  tokens: readonly LimitToken[],
  at: number,
  options: FigureOptions,
): Parsed<Figure> | undefined {
  const [width, mark, height] = tokens.slice(at, at + 3);
  if (width?.is !== 'number' || height?.is !== 'number' || height.value === 0) return undefined;
  const isRatio = mark?.text === ':' || (mark?.text === '/' && options.isRatio);
  const isTight = mark?.start === width.end && mark.end === height.start;
  // "00:30" is a time.
  if (!isRatio || !isTight || /^0\d/.test(width.text) || /^0\d/.test(height.text)) return undefined;
  const after = tokens[at + 3];
  if (after?.text === ':' && tokens[at + 4]?.is === 'number') return undefined;
  return {
    value: { shape: 'ratio', value: Number((width.value / height.value).toFixed(4)), factor: 1 },
    next: at + 3,
  };
}

function round(value: number): number {
  return Number(value.toFixed(6));
}

/** Reads one figure or two that are joined. */
export interface FigureSpan {
  readonly low: Figure;
  readonly high?: Figure;
}

/** The words that join two figures, by the word before the first. */
const joints = {
  between: /^(?:and|to|-|~|&)$/,
  from: /^(?:to|-|~|up to|through|thru|until|till|and|\.{2,3}|…|,)$/,
  none: /^(?:to|-|~|\.{2,3}|…|through|thru)$/,
  list: /^(?:,|-|to|\.{2,3}|~)$/,
};

/** Reads "3–10 s", "between 3 and 10 s", "[3, 10]"; the opening words are behind. */
export function readSpan(
  tokens: readonly LimitToken[],
  at: number,
  opener: keyof typeof joints,
  options: FigureOptions,
): Parsed<FigureSpan> | undefined {
  const bracket = tokens[at]?.text;
  if (bracket === '[' || bracket === '(') {
    const inner = readSpan(tokens, at + 1, 'list', options);
    const close = inner && tokens[inner.next]?.text;
    if (inner?.value.high === undefined || (close !== ']' && close !== ')')) return undefined;
    const unit = unitAt(tokens, inner.next + 1, options);
    if (!unit) return { value: inner.value, next: inner.next + 1 };
    const { low, high } = inner.value;
    return {
      value: { low: inUnit(low, unit.value), high: inUnit(high, unit.value) },
      next: unit.next,
    };
  }
  const low = readFigure(tokens, at, options);
  if (!low) return undefined;
  const joint = skipAside(tokens, low.next);
  const isJoined = joints[opener].test(tokens[joint]?.text ?? '');
  const high =
    isJoined || isAlternative(tokens, low.next)
      ? readFigure(tokens, joint + 1, options)
      : undefined;
  if (!high) return { value: { low: low.value }, next: low.next };
  const next = opener === 'list' ? high.next : skipAside(tokens, high.next);
  return { value: joined(low.value, high.value), next };
}

/** "One or two images". */
function isAlternative(tokens: readonly LimitToken[], at: number): boolean {
  const [low, joint, high] = tokens.slice(at - 1, at + 2);
  const areCounts = low?.is === 'number' && high?.is === 'number' && high.value === low.value + 1;
  return areCounts && joint?.is === 'or' && tokens[at + 2]?.is !== 'unit';
}

/** In "3–10 s", the first figure has the unit of the second. */
function joined(low: Figure, high: Figure): FigureSpan {
  if (low.unit === undefined && high.unit !== undefined && low.shape === 'number') {
    return {
      low: { ...low, value: round(low.value * high.factor), unit: high.unit, factor: high.factor },
      high,
    };
  }
  if (high.unit === undefined && low.unit !== undefined && high.shape === 'number') {
    return {
      low,
      high: { ...high, value: round(high.value * low.factor), unit: low.unit, factor: low.factor },
    };
  }
  return { low, high };
}

function inUnit(figure: Figure, { unit, factor }: UnitToken): Figure {
  return figure.unit === undefined && figure.shape === 'number'
    ? { ...figure, value: round(figure.value * factor), unit, factor }
    : figure;
}

/** Skips what a figure means: "from 0 (static) to 5 (eccentric)". */
function skipAside(tokens: readonly LimitToken[], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  const close = tokens.slice(at, at + 6).findIndex(({ text }) => text === ')');
  const inside = tokens.slice(at + 1, at + close);
  return close > 1 && inside.every(({ is }) => asideWords.has(is)) ? at + close + 1 : at;
}

const asideWords: ReadonlySet<LimitToken['is']> = new Set([
  ...([
    'unknown',
    'adjective',
    'noun',
    'article',
    'inclusive',
    'and',
    'not',
    'neutral',
    'only',
    'most',
    'least',
  ] as const),
]);
