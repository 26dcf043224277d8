import { countOf } from '../text/count-words.ts';
import type { Problem } from './problem.ts';

/** The maximum number of problems of one kind that are listed separately. */
const maxSeparate = 3;

/** Returns the kind of a problem: its severity, code and message, without names and values. */
export function problemKind({ severity, code, message }: Problem): string {
  const kind = message
    // A quoted text may have quotation marks too.
    .replace(/".*"/s, '…')
    .replaceAll(/`[^`]*`|\(got [^)]*\)/g, '…')
    .replaceAll(/\d[\d,.]*/g, '0')
    .replaceAll(/\b0 (\w+?)s?\b/g, '0 $1');
  return `${severity} ${code} ${kind}`;
}

/** Merges more than three problems of the same kind into one, which lists their places in `related`. */
export function groupProblems(problems: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = problemKind(problem);
    const group = groups.get(kind);
    if (group) group.push(problem);
    else groups.set(kind, [problem]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length > maxSeparate ? mergeProblems(group) : group,
  );
}

function mergeProblems(group: readonly Problem[]): readonly Problem[] {
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
