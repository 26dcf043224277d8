import { carryOver } from '../definition/carry-over.ts';
import { formatDefinition } from '../definition/format-definition.ts';
import {
  pageKey,
  placeDefinitions,
  type IncomingDefinition,
  type PlacedDefinition,
} from '../definition/place-definitions.ts';
import type { Definition } from '../model/definition.ts';
import { pinNames } from '../plan/pin-names.ts';
import type { ApiRecord } from '../record/api-record.ts';
import { carryRecords } from '../record/merge-record.ts';
import { placeRecords } from '../record/place-records.ts';
import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import type { TrackedDefinition } from './tracked-definitions.ts';

/** A definition file after the update; unchanged if `text` equals `textSoFar`. */
export interface DefinitionUpdate extends PlacedDefinition {
  readonly text: string;
  readonly textSoFar: string | undefined;
}

/** The definition files that an update writes, and its problems. */
export interface Update {
  readonly files: readonly DefinitionUpdate[];
  readonly problems: readonly Problem[];
}

/**
 * Plans the updates of definitions by new pages and records. Writes nothing. New definitions refer to
 * the JSON Schema in the folder `schemas`.
 */
export function planUpdate(
  known: readonly TrackedDefinition[],
  pages: readonly IncomingDefinition[],
  records: readonly ApiRecord[],
  schemas?: string,
): Update {
  const homes = new Map(known.map((one) => [pageKey(one.definition), one.path]));
  const definitions = new Map(known.map(({ path, definition }) => [path, definition]));
  const earlierOf = ({ definition, home }: IncomingDefinition) =>
    definitions.get(home ?? homes.get(pageKey(definition)) ?? '');
  const undated = pages.filter(
    (page) => page.definition.source.lastUpdated === undefined && !earlierOf(page),
  );
  const dated = pages.filter((page) => !undated.includes(page));
  const { placed, problems } = placeDefinitions(known, dated);
  const refused = new Map(dated.map((page) => [pageKey(page.definition), page.refused]));
  const withPages = placed.map(({ path, definition }) => ({
    path,
    definition: withEarlier(definitions.get(path), definition, refused.get(pageKey(definition))),
  }));

  const touched = new Set(withPages.map(({ path }) => path));
  const bases = [...withPages, ...known.filter(({ path }) => !touched.has(path))];
  const merged = placeRecords(bases, records);
  const changed = bases
    .filter((base) => touched.has(base.path) || merged.changed.has(base))
    .map((base) => ({ path: base.path, definition: merged.changed.get(base) ?? base.definition }));
  const created = placeDefinitions(
    bases,
    merged.created.map((definition) => ({ definition, origin: 'the API' })),
  );

  const texts = new Map(known.map(({ path, file }) => [path, file.definition.text]));
  const files = pinNames(known, [...changed, ...created.placed]).map(({ path, definition }) => {
    const textSoFar = texts.get(path);
    return { path, definition, textSoFar, text: formatDefinition(definition, textSoFar, schemas) };
  });
  return {
    files: files.toSorted((one, other) => compareText(one.path, other.path)),
    problems: [
      ...problems,
      ...undated.map(noDate),
      ...pages.flatMap((page) => olderPage(earlierOf(page), page)),
      ...merged.problems,
      ...created.problems,
    ],
  };
}

function withEarlier(
  earlier: Definition | undefined,
  page: Definition,
  refused: IncomingDefinition['refused'],
): Definition {
  if (!earlier) return page;
  return carryRecords(earlier, carryOver(earlier, page, refused));
}

function noDate({ definition, origin }: IncomingDefinition): Problem {
  return {
    code: 'INPUT_NO_DATE',
    severity: 'error',
    file: origin,
    message: `The page of ${definition.provider}, ${definition.category} has no date, and it has no definition yet.`,
    why: 'If two pages describe one model, the later page counts.',
    fix: 'Write the date into the page: `> Last updated: 2026-04-09.`',
  };
}

function olderPage(
  earlier: Definition | undefined,
  { definition, origin }: IncomingDefinition,
): Problem[] {
  const [dateBefore, dateAfter] = [earlier?.source.lastUpdated, definition.source.lastUpdated];
  if (dateBefore === undefined || dateAfter === undefined || dateAfter >= dateBefore) return [];
  return [
    {
      code: 'INPUT_OLDER_PAGE',
      severity: 'warning',
      file: origin,
      message: `The page is older than the definition of ${definition.provider}, ${definition.category} (${dateAfter}, the definition is from ${dateBefore}).`,
      fix: 'Check that you want to go back.',
    },
  ];
}
