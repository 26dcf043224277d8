import { countOf } from '../text/count-words.ts';
import type { Problem } from './problem.ts';

/** More equal problems than this are reported as one. */
const most = 3;

/** Returns the kind of a problem: its code and its message without the names and values in it. */
export function problemKind({ severity, code, message }: Problem): string {
  const kind = message
    .replaceAll(/"[^"]*"|`[^`]*`|\(got (?:"[^"]*"|[^")])*\)/g, '…')
    .replaceAll(/\d[\d,.]*/g, '0');
  return `${severity} ${code} ${kind}`;
}

/** Returns the problems with more than three of the same kind as one, with its places in `related`. */
export function groupProblems(problems: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = problemKind(problem);
    const group = groups.get(kind);
    if (group) group.push(problem);
    else groups.set(kind, [problem]);
  }
  return [...groups.values()].flatMap((group) => (group.length > most ? mergeEqual(group) : group));
}

function mergeEqual(group: readonly Problem[]): readonly Problem[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  const files = new Set(group.flatMap(({ location, file }) => location?.file ?? file ?? []));
  const places = others.flatMap(({ location, related = [] }) => [
    ...(location ? [location] : []),
    ...related,
  ]);
  const where = files.size > 1 ? ` in ${countOf(files.size, 'file')}` : '';
  const merged: Problem = {
    ...first,
    message: `${first.message} The same applies to ${countOf(others.length, 'other place')}${where}.`,
    ...(places.length > 0 && { related: [...(first.related ?? []), ...places] }),
  };
  return [merged];
}
