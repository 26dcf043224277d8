import type { Problem } from '../report/problem.ts';
import { countOf } from '../text/count-words.ts';
import { redactUrls } from '../text/public-url.ts';

/** A page that moved permanently. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

const shownMoves = 3;

/** Reports the pages that moved: those of one folder together, with examples. */
export function reportMoves(moves: readonly Move[], accepted: boolean): readonly Problem[] {
  const groups = new Map<string, Move[]>();
  for (const move of moves) {
    const key = folders(move).join(' → ');
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  return [...groups].map(([key, group]) => {
    const examples = group.slice(0, shownMoves).map(({ from, to }) => `${from} → ${to}`);
    const more = group.length > shownMoves ? `, and ${group.length - shownMoves} more` : '';
    const subject = `${countOf(group.length, 'page')} moved`;
    const where = group.length > 1 ? ` from ${key.replace(' → ', ' to ')}` : '';
    return {
      code: 'SYNC_MOVED',
      severity: accepted ? 'warning' : 'error',
      ...(group.length === 1 && group[0] && { file: group[0].from }),
      message: `${subject}${where}: ${examples.join(', ')}${more}.${accepted ? ' Their definitions have the new URLs.' : ''}`,
      ...(!accepted && { why: 'The server redirects them permanently.' }),
      fix: accepted
        ? 'Check that the new pages are those of the same provider.'
        : 'Check the new URLs. If they are correct, run sync with --accept-moves.',
    };
  });
}

/** Returns the parts of both URLs before their common end. */
function folders({ from, to }: Move): readonly [string, string] {
  const [partsFrom, partsTo] = [from.split('/'), to.split('/')];
  let same = 0;
  while (
    same < Math.min(partsFrom.length, partsTo.length) - 3 &&
    partsFrom.at(-1 - same) === partsTo.at(-1 - same)
  ) {
    same += 1;
  }
  const before = (parts: readonly string[]) => parts.slice(0, parts.length - same).join('/');
  return [before(partsFrom), before(partsTo)];
}

/** Reports a page whose new URL can't be read. */
export function movedAway(from: string, to: string, reason: string): Problem {
  return {
    code: 'SYNC_MOVED',
    severity: 'error',
    file: redactUrls(from),
    message: `The page has moved to ${redactUrls(to)}, which can't be read. ${reason}`,
    why: 'The definition is unchanged until its page can be read.',
    fix: 'Look for the page in the docs index with `sync --discover`, and set its URL as `url` in the definition.',
  };
}
