import { rememberByText } from '../../text/remember.ts';
import { piecesOf, type Piece } from '../pieces.ts';
import { lexicon, type Word } from './lexicon.ts';

/** A part of a sentence with its meaning. */
export type LimitToken = TokenMeaning & Piece;

/** The meaning of a token: a number, a word of the lexicon, another word, or a mark. */
export type TokenMeaning =
  | { readonly is: 'number'; readonly value: number }
  | Word
  | { readonly is: 'unknown' }
  | { readonly is: 'mark' };

/** A number, a word, or a single mark. A word may have digits: `mp4`. */
const piece =
  /\d{1,3}(?:,\d{3}){1,5}(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?|x(?=\d)|[a-z_\u00c0-\u024f][a-z0-9_\u00c0-\u024f]*(?:'[a-z]+)?|<=|>=|\.{2,3}|\S/g;

interface Node {
  readonly next: Map<string, Node>;
  word?: Word;
}

/** The phrases of the lexicon by their words. */
const phrases = compile();

function compile(): Node {
  const root: Node = { next: new Map() };
  for (const [word, list] of lexicon) {
    for (const phrase of list.split('|')) {
      let node = root;
      for (const text of phrase.match(piece) ?? []) {
        const next = node.next.get(text) ?? { next: new Map() };
        node.next.set(text, next);
        node = next;
      }
      node.word = word;
    }
  }
  return root;
}

const isDigits = /^\d/;
const isWord = /^[a-z_\u00c0-\u024f]/;

/** Reads a text in lower case as tokens. Of several phrases, the longest counts. */
export const limitTokensOf = rememberByText((text): readonly LimitToken[] => {
  const pieces = piecesOf(text, piece);
  const tokens: LimitToken[] = [];
  for (let index = 0; index < pieces.length;) {
    const found = longestPhrase(pieces, index);
    const { token, count } = found ?? { token: plainToken(pieces, index), count: 1 };
    tokens.push(token);
    index += count;
  }
  return withNumbers(tokens);
});

/** "Or longer than 10 s" and "and up to 4" begin another bound. */
function beginsBound({ is }: Word, behind: Piece | undefined): boolean {
  return (is === 'orLess' || is === 'orMore') && /^(?:than|to|\d.*)$/.test(behind?.text ?? '');
}

function longestPhrase(pieces: readonly Piece[], from: number) {
  let node: Node | undefined = phrases;
  let found: { readonly word: Word; readonly count: number } | undefined;
  for (let index = from; node; index++) {
    if (node.word && !beginsBound(node.word, pieces[index]))
      found = { word: node.word, count: index - from };
    const piece = pieces[index];
    node = piece && node.next.get(piece.text);
  }
  const first = pieces[from];
  const last = found && pieces[from + found.count - 1];
  if (!found || !first || !last) return undefined;

  const text = pieces
    .slice(from, from + found.count)
    .map((piece) => piece.text)
    .join(' ');
  return {
    token: { ...found.word, text, start: first.start, end: last.end },
    count: found.count,
  };
}

function plainToken(pieces: readonly Piece[], index: number): LimitToken {
  const piece = pieces[index] ?? { text: '', start: 0, end: 0 };
  if (isDigits.test(piece.text)) {
    return { ...piece, is: 'number', value: Number(piece.text.replaceAll(',', '')) };
  }
  return { ...piece, is: isWord.test(piece.text) ? 'unknown' : 'mark' };
}

/** Joins the parts of numbers: "-12", "twenty-five", "two hundred", "10k". */
function withNumbers(tokens: readonly LimitToken[]): readonly LimitToken[] {
  const joined: LimitToken[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const last = joined.at(-1);
    const next = tokens[index + 1];
    if (isMinus(token, last, next) && next?.is === 'number') {
      joined.push({ ...next, value: -next.value, text: `-${next.text}`, start: token.start });
      index++;
    } else if (token.text === 'k' && token.is === 'power' && next?.is !== 'unit') {
      // "4K" is a resolution.
      const { text, start, end } = token;
      joined.push({ text, start, end, is: 'unknown' });
    } else if (token.is === 'power' && last?.is === 'number') {
      joined[joined.length - 1] = { ...last, value: last.value * token.by, end: token.end };
    } else if (token.is === 'half' && last?.is === 'number') {
      joined[joined.length - 1] = { ...last, value: last.value + 0.5, end: token.end };
    } else if (token.is === 'number' && last?.is === 'number' && isSum(last, token)) {
      joined[joined.length - 1] = { ...last, value: last.value + token.value, end: token.end };
    } else if (token.text === '-' && last?.is === 'number' && isCompound(last, next)) {
      // The dash of "twenty-five".
    } else {
      joined.push(token);
    }
  }
  return joined;
}

/** A dash without a space behind it is a minus, unless it joins two figures: "3-10", "5 -10". */
function isMinus(
  token: LimitToken,
  last: LimitToken | undefined,
  next: LimitToken | undefined,
): boolean {
  if (token.text !== '-' || next?.start !== token.end) return false;
  return (
    last === undefined ||
    (last.is !== 'number' && last.is !== 'unit' && last.end < token.start) ||
    (last.is === 'mark' && /[([~:,]/.test(last.text))
  );
}

const isSpelled = /^[a-z]/;

function isSum(
  last: LimitToken & { readonly is: 'number' },
  { text, value, start }: LimitToken & { readonly is: 'number' },
) {
  const isRest =
    value > 0 && value < (last.value % 1000 === 0 ? 1000 : last.value % 100 === 0 ? 100 : 10);
  return (
    isRest &&
    last.value >= 20 &&
    isSpelled.test(text) &&
    isSpelled.test(last.text) &&
    start - last.end <= 1
  );
}

function isCompound(
  { text, value }: LimitToken & { readonly is: 'number' },
  next: LimitToken | undefined,
): boolean {
  const isTens = isSpelled.test(text) && value >= 20 && value < 100 && value % 10 === 0;
  return isTens && next?.is === 'number' && isSpelled.test(next.text) && next.value < 10;
}
