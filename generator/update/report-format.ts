import { pageKey, type IncomingDefinition } from '../definition/place-definitions.ts';
import type { Definition } from '../model/definition.ts';
import { layoutDifferences, leftOut } from '../reference/layout/layout-differences.ts';
import { problemKind } from '../report/group-problems.ts';
import type { Problem } from '../report/problem.ts';
import { countOf } from '../text/count-words.ts';

/** The differences of format between pages and their definitions. */
export interface FormatReport {
  /** The problems of the pages; those that many pages share are one. */
  readonly problems: readonly Problem[];
  /** Whether more than a fifth of the pages, or pages with a fifth of the models, changed in the same way. */
  readonly hasChanged: boolean;
}

/**
 * Reports the differences in format between pages and their definitions. `total` is the number of
 * all pages.
 */
export function reportFormat(
  known: readonly { readonly definition: Definition }[],
  pages: readonly IncomingDefinition[],
  problems: readonly Problem[],
  total: number,
): FormatReport {
  const isShared = sharedBy(known, pages, total);
  const earlier = new Map(known.map(({ definition }) => [pageKey(definition), definition]));
  const differences = mergeOwnTexts(
    pages.flatMap(({ definition, pageName }) => {
      const before = earlier.get(pageKey(definition))?.source.layout ?? {};
      const changes = layoutDifferences(before, definition.source.layout ?? {});
      return changes.map((change) => ({ key: keyOf(change), file: pageName, value: change }));
    }),
  );
  const errors = grouped(
    problems.flatMap((problem) => {
      const file = problem.location?.file ?? problem.file;
      const isOfPage = problem.severity === 'error' && problem.code.startsWith('PAGE_');
      return isOfPage && file !== undefined
        ? [{ key: problemKind(problem), file, value: problem }]
        : [];
    }),
  );
  const shared = errors.filter(({ files }) => files.length > 1 && isShared(files));
  const merged = new Set<Problem>(shared.flatMap(({ values }) => values));
  const changes = differences.map(({ files, values: [change = ''] }) =>
    formatProblem(change, files, total, isShared(files)),
  );
  return {
    problems: [
      ...problems.filter((problem) => !merged.has(problem)),
      ...shared.map(({ files, values }) => sharedProblem(values, files, total)),
      ...changes,
    ],
    hasChanged: shared.length > 0 || changes.some(({ code }) => code === 'PAGE_FORMAT_CHANGED'),
  };
}

/** Groups equal differences. Differences that vary only in quoted texts are one group. */
function mergeOwnTexts(changes: readonly Entry<string>[]): readonly Group<string>[] {
  const pagesOf = new Map(
    grouped(changes).map(({ values: [change = ''], files }) => [change, files]),
  );
  return grouped(
    changes.map((entry) => {
      const isOfOnePage = pagesOf.get(entry.value)?.length === 1;
      return isOfOnePage ? { ...entry, key: withoutQuoted(entry.key) } : entry;
    }),
  );
}

/** Removes the text between the first and the last quote. */
function withoutQuoted(text: string): string {
  const first = text.indexOf('"');
  return first === -1 ? text : `${text.slice(0, first)}${text.slice(text.lastIndexOf('"'))}`;
}

/**
 * Returns the key of a difference. Omitted content differs on each page, but is one kind of
 * difference.
 */
function keyOf(change: string): string {
  return change.startsWith(leftOut) ? leftOut : change;
}

/**
 * Returns whether files are more than a fifth of the pages, or have more than a fifth of the models. A
 * single page does not show that the format changed, unless it is the only one.
 */
function sharedBy(
  known: readonly { readonly definition: Definition }[],
  pages: readonly IncomingDefinition[],
  total: number,
): (files: readonly string[]) => boolean {
  const amounts = new Map(
    pages.map(({ definition, rejected = [], pageName }) => [
      pageName,
      definition.models.length + rejected.length,
    ]),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const models = Math.max(
    sum(known.map(({ definition }) => definition.models.length)),
    sum([...amounts.values()]),
  );
  return (files) => {
    const isMany =
      files.length * 5 > total || sum(files.map((file) => amounts.get(file) ?? 0)) * 5 > models;
    return isMany && (files.length > 1 || total === 1);
  };
}

function formatProblem(
  change: string,
  files: readonly string[],
  total: number,
  isFormat: boolean,
): Problem {
  const [first, ...others] = files;
  const subject = isFormat ? `The format changed on ${pagesText(files, total)}. ` : '';
  return {
    code: isFormat ? 'PAGE_FORMAT_CHANGED' : 'PAGE_FORMAT',
    severity: 'warning',
    ...(first !== undefined && { file: first }),
    message: `${subject}${change}${alsoText(others)}`,
    why: 'The meaning is read, and the layout is kept with the definition.',
    fix: 'Compare one of the definitions with its page.',
  };
}

const mapFix =
  'If it is a new name of a column, a label or a type, map it under `reference` in scenario-models.config.yaml.';

function sharedProblem(
  values: readonly Problem[],
  files: readonly string[],
  total: number,
): Problem {
  const [first] = values;
  const places = values.slice(1).flatMap(({ location }) => location ?? []);
  const others = files.flatMap((file) => places.find((place) => place.file === file) ?? []);
  const own = first?.location?.file;
  return {
    severity: 'error',
    ...first,
    code: 'PAGE_FORMAT_CHANGED',
    message: `The format changed on ${pagesText(files, total)} (${countOf(values.length, 'place')}). ${first?.message ?? ''}`,
    related: others.filter(({ file }) => file !== own).slice(0, 2),
    fix: [first?.fix?.includes('`reference') ? '' : mapFix, first?.fix ?? ''].join(' ').trim(),
  };
}

function pagesText(files: readonly string[], total: number): string {
  return `${files.length} of ${countOf(Math.max(total, files.length), 'page')}`;
}

function alsoText(files: readonly string[]): string {
  if (files.length === 0) return '';
  const more = files.length > 2 ? ` and ${files.length - 2} more` : '';
  return ` Also in ${files.slice(0, 2).join(', ')}${more}.`;
}

interface Entry<Value> {
  readonly key: string;
  readonly file: string;
  readonly value: Value;
}

interface Group<Value> {
  readonly files: readonly string[];
  readonly values: readonly Value[];
}

function grouped<Value>(entries: readonly Entry<Value>[]): readonly Group<Value>[] {
  const groups = new Map<string, Entry<Value>[]>();
  for (const entry of entries) {
    const group = groups.get(entry.key);
    if (group) group.push(entry);
    else groups.set(entry.key, [entry]);
  }
  return [...groups.values()].map((group) => ({
    files: [...new Set(group.map(({ file }) => file))],
    values: group.map(({ value }) => value),
  }));
}
