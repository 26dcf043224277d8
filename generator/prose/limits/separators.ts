import type { LimitToken } from './tokens.ts';

/** Marks and words between clauses. */
export function separatorAt(tokens: readonly LimitToken[], at: number): number {
  const token = tokens[at];
  if (!token) return at;
  if (token.is === 'and' || token.is === 'or' || token.is === 'with') return at + 1;
  if (isHyphen(tokens, at)) return at;
  return token.is === 'mark' && /^[,;.:()[\]|/!•·*-]$/.test(token.text) ? at + 1 : at;
}

/** Returns whether a clause may end before a token. */
export function endsClause(tokens: readonly LimitToken[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || separatorAt(tokens, at) > at;
}

/** Returns whether a mark is the hyphen of a word. */
export function isHyphen(tokens: readonly LimitToken[], at: number): boolean {
  const [before, token, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    token?.text === '-' &&
    before?.end === token.start &&
    behind?.start === token.end &&
    behind.is !== 'number'
  );
}

/** Words that begin another bound: "min 3 s max 10 s". */
export const startsBound: ReadonlySet<LimitToken['is']> = new Set([
  ...(['most', 'least', 'upTo', 'atLeast', 'between', 'from', 'step'] as const),
]);
