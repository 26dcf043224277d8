import type { LimitSubject } from './clause.ts';
import type { Parsed } from './figures.ts';
import type { Thing } from './lexicon.ts';
import type { Head } from './measure-head.ts';
import { endsClause, startsBound } from './separators.ts';
import type { LimitToken } from './tokens.ts';

/** The words after a figure. */
export interface Tail {
  counted?: Thing;
  suffix?: 'most' | 'least';
  isRefused: boolean;
  isOrMore: boolean;
}

/** Reads what follows a figure: "images at most", "px on the shortest side", "or less". */
export function readTail(
  tokens: readonly LimitToken[],
  from: number,
  subject: LimitSubject,
  head: Head,
  isBare: boolean,
): Parsed<Tail> | undefined {
  const tail: Tail = { isRefused: false, isOrMore: false };
  let unknown = 0;
  let at = from;
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.is === 'noun') {
      // "Image URLs" are images.
      const isMore = tokens[at - 1]?.is === 'noun' && !/text|file|item/.test(token.kind);
      if (isBare) tail.counted = isMore ? token.kind : (tail.counted ?? token.kind);
      else head.subject ??= token.kind;
    } else if (token.is === 'dimension') {
      head.dimensions.add(token.of);
    } else if (token.is === 'each') {
      head.isEach = true;
    } else if (token.is === 'most' || token.is === 'least') {
      // "10 MB max": before another figure it is that figure's.
      if (head.bound !== undefined || tail.suffix !== undefined) break;
      if (tokens[at + 1]?.is === 'number') return undefined;
      tail.suffix = token.is;
    } else if (token.is === 'orLess' || token.is === 'orMore') {
      if (head.bound !== undefined && head.bound !== 'exact') return undefined;
      if (tail.suffix !== undefined) return undefined;
      head.bound = undefined;
      tail.suffix = token.is === 'orLess' ? 'most' : 'least';
      tail.isOrMore = token.is === 'orMore';
    } else if (token.is === 'refused') {
      // "Images over 10 MB may fail."
      if (
        /^(?:may|can)$/.test(tokens[at - 1]?.text ?? '') ||
        tokens.slice(from, at).some(({ text }) => text === 'may')
      ) {
        return undefined;
      }
      tail.isRefused = true;
    } else if (token.is === 'unknown') {
      if (subject.names.has(token.text)) {
        if (isBare) tail.counted ??= 'item';
      } else if (subject.isNumber && head.bound === 'range' && at - from === unknown && unknown < 2)
        unknown++;
      else return undefined;
    } else if (token.text === 'used' && /^(?:is|are)$/.test(tokens[at - 1]?.text ?? '')) {
      // "Up to 30 seconds are used" of a longer clip.
      return undefined;
    } else if (!followsFigure(tokens, at)) {
      break;
    }
  }
  const isEnd = endsClause(tokens, at) || startsBound.has(tokens[at]?.is ?? 'mark');
  // "3 clips of 2-15 seconds".
  const isContinued = tokens[at]?.is === 'number' && tokens[at - 1]?.is === 'of';
  return isEnd || isContinued ? { value: tail, next: at } : undefined;
}

function followsFigure(tokens: readonly LimitToken[], at: number): boolean {
  const token = tokens[at];
  switch (token?.is) {
    case 'article':
    case 'adjective':
    case 'status':
    case 'inclusive':
    case 'only':
    case 'given':
    case 'integer':
    case 'in':
    case 'be':
    case 'modal':
      return true;
    case 'of':
      // "For videos" and "at 1080p" are conditions, "on each side" is not.
      return token.text === 'of' || isAboutSides(tokens, at + 1);
    case 'unit':
      return tokens[at - 1]?.is === 'noun' || tokens[at - 1]?.is === 'in';
    default:
      return false;
  }
}

function isAboutSides(tokens: readonly LimitToken[], at: number): boolean {
  const index = tokens[at]?.is === 'article' ? at + 1 : at;
  return tokens[index]?.is === 'dimension' || tokens[index]?.is === 'each';
}
