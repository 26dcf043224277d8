import type { ClauseContext, LimitSubject, NeutralPhrase } from './clause.ts';
import type { Parsed } from './figures.ts';
import type { Dimension } from './lexicon.ts';
import { isHyphen, separatorAt } from './separators.ts';
import type { LimitToken } from './tokens.ts';

const neutralWords: ReadonlySet<LimitToken['is']> = new Set([
  ...(['unknown', 'article', 'adjective', 'noun', 'of', 'in', 'to', 'dimension', 'each'] as const),
  ...([
    'given',
    'integer',
    'inclusive',
    'unit',
    'neutral',
    'verb',
    'be',
    'and',
    'status',
    'times',
  ] as const),
]);

/** Reads a noun phrase that has no effect on the limits next to it. */
export function readNeutral(
  tokens: readonly LimitToken[],
  from: number,
  context: ClauseContext,
  subject: LimitSubject,
): Parsed<NeutralPhrase> | undefined {
  const dimensions = new Set<Dimension>();
  let isEach = false;
  let at = from;
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.is !== 'and' && !isInside(tokens, at) && separatorAt(tokens, at) > at))
      break;
    if (!neutralWords.has(token.is) && !isInside(tokens, at)) {
      // "Input image and max 10 MB": the next clause begins behind "and".
      if (at <= from + 1 || tokens[at - 1]?.is !== 'and') return undefined;
      at--;
      break;
    }
    if (token.is === 'dimension') dimensions.add(token.of);
    if (token.is === 'each') isEach = true;
  }
  const first = tokens[from];
  // "For videos" and "at 1080p" are conditions, "in pixels" is not.
  const isConditional = first?.is === 'of' || (first?.is === 'in' && at - from > 3);
  if (at === from || isConditional || context.joint === 'or' || context.joint.startsWith('with')) {
    return undefined;
  }
  const end = tokens[at]?.is;
  // "Quad: max 150,000" may be about a value, "images and masks: max 4" about a sum.
  const isLabel = tokens[at]?.text === ':';
  if (isLabel && !tokens.slice(from, at).every((token) => isPlainLabel(token, subject))) {
    return undefined;
  }
  // "Up to 6 images, each for pro users", "more images (up to 6) are smoother".
  if (context.after && tokens.slice(from, at).some(isAboutBound)) return undefined;
  return end === 'or' || end === 'with'
    ? undefined
    : { value: { is: 'neutral', dimensions, isEach }, next: at };
}

function isAboutBound({ is, text }: LimitToken): boolean {
  return is === 'be' || is === 'verb' || (is === 'of' && text !== 'of');
}

function isPlainLabel({ is, text }: LimitToken, { names }: LimitSubject): boolean {
  return is === 'unknown'
    ? names.has(text) || /^(?:note|requirements?|constraints?|specs?|important)$/.test(text)
    : is !== 'and';
}

/** A hyphen inside a word, or "or" between two things. */
function isInside(tokens: readonly LimitToken[], at: number): boolean {
  const [before, behind] = [tokens[at - 1], tokens[at + 1]];
  if (tokens[at]?.is !== 'or') return isHyphen(tokens, at);
  return (
    before !== undefined &&
    behind !== undefined &&
    neutralWords.has(before.is) &&
    isThing.has(behind.is)
  );
}

const isThing: ReadonlySet<LimitToken['is']> = new Set([
  'unknown',
  'article',
  'adjective',
  'noun',
] as const);
