import type { FormatsClause } from './clause.ts';
import type { Parsed } from './figures.ts';
import { endsClause, startsBound } from './separators.ts';
import type { LimitToken } from './tokens.ts';

/** Reads "JPG, PNG or WebP", "accepted formats: MP4 (H.264)". */
export function readFormats(
  tokens: readonly LimitToken[],
  from: number,
): Parsed<FormatsClause> | undefined {
  let at = from;
  while (isBeforeFormats(tokens, at)) at++;
  // "Formats other than PNG are rejected."
  const isOther = tokens[at]?.is === 'otherThan';
  if (isOther) at++;
  const isNone = tokens[from]?.is === 'not';
  if (isNone && !isOther) return undefined;
  const formats: string[] = [];
  let end = at;
  for (let index = at; index < tokens.length;) {
    const token = tokens[index];
    if (token?.is !== 'format') break;
    formats.push(token.format);
    end = skipFormatAside(tokens, index + 1);
    index = nextFormat(tokens, end);
    if (index < 0) break;
  }
  if (formats.length === 0) return undefined;
  while (isAfterFormats(tokens, end)) end++;
  const isRefused = tokens[end]?.is === 'refused';
  if (isRefused) end++;
  if (isOther ? isNone === isRefused : isRefused) return undefined;
  if (
    !endsClause(tokens, end) &&
    !startsBound.has(tokens[end]?.is ?? 'mark') &&
    tokens[end]?.is !== 'less'
  )
    return undefined;
  const [start, last] = [tokens[from]?.start ?? 0, tokens[end - 1]?.end ?? 0];
  return { value: { is: 'formats', formats: [...new Set(formats)], start, end: last }, next: end };
}

function isBeforeFormats(tokens: readonly LimitToken[], at: number): boolean {
  const token = tokens[at];
  switch (token?.is) {
    case 'article':
    case 'adjective':
    case 'in':
    case 'only':
    case 'verb':
    case 'be':
    case 'modal':
    case 'status':
    case 'noun':
    case 'of':
    case 'each':
      return true;
    case 'not':
      // "No formats other than PNG".
      return token.text === 'no';
    case 'mark':
      return token.text === ':' || (token.text === '.' && tokens[at + 1]?.is === 'format');
    default:
      return false;
  }
}

function isAfterFormats(tokens: readonly LimitToken[], at: number): boolean {
  switch (tokens[at]?.is) {
    case 'noun':
    case 'only':
    case 'status':
    case 'be':
    case 'modal':
    case 'adjective':
    case 'article':
    case 'neutral':
    case 'inclusive':
      return true;
    default:
      return false;
  }
}

/** "PNG (no alpha)", "MP4 with H.264". */
function skipFormatAside(tokens: readonly LimitToken[], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  const close = tokens.slice(at, at + 8).findIndex(({ text }) => text === ')');
  const inside = tokens.slice(at + 1, at + close);
  const isPlain =
    close > 1 &&
    inside.every(
      ({ is }) =>
        is === 'unknown' ||
        is === 'not' ||
        is === 'with' ||
        is === 'article' ||
        is === 'adjective' ||
        is === 'noun',
    );
  return isPlain ? at + close + 1 : at;
}

/** The place of the next format of a list; -1 at its end. */
function nextFormat(tokens: readonly LimitToken[], at: number): number {
  let index = at;
  while (isFormatJoint(tokens[index])) index++;
  return index > at && tokens[index]?.is === 'format' ? index : -1;
}

function isFormatJoint(token: LimitToken | undefined): boolean {
  return (
    token !== undefined && (token.is === 'and' || token.is === 'or' || /^[,/|]$/.test(token.text))
  );
}
