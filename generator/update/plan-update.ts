import { carryOver } from '../definition/carry-over.ts';
import { formatDefinition } from '../definition/format-definition.ts';
import {
  pageKey,
  placeDefinitions,
  type IncomingDefinition,
  type PlacedDefinition,
} from '../definition/place-definitions.ts';
import type { Definition, ModelDefinition } from '../model/definition.ts';
import { pinNames } from '../plan/pin-names.ts';
import type { ApiRecord } from '../record/api-record.ts';
import { findDisagreements } from '../record/disagreements.ts';
import { carryRecords } from '../record/merge-record.ts';
import { placeRecords } from '../record/place-records.ts';
import { isPageNewer } from '../record/record-age.ts';
import { recordOfModel } from '../record/record-of-model.ts';
import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import type { TrackedDefinition } from './tracked-definitions.ts';
import {
  missingFromApi,
  missingFromPage,
  noDate,
  olderPage,
  withoutTable,
} from './update-problems.ts';

/** A definition file after the update; unchanged if `text` equals `existingText`. */
export interface DefinitionUpdate extends PlacedDefinition {
  readonly text: string;
  readonly existingText: string | undefined;
}

/** The definition files that an update writes, and the problems of the update. */
export interface Update {
  readonly files: readonly DefinitionUpdate[];
  readonly problems: readonly Problem[];
}

/** The new content of definitions. */
export interface NewContent {
  readonly pages: readonly IncomingDefinition[];
  readonly records?: readonly ApiRecord[];
  /** The IDs of models that the API no longer has. */
  readonly missingIds?: ReadonlySet<string>;
}

/**
 * Plans the updates of definitions by new pages and records. Writes nothing. New definitions refer to
 * the JSON Schema in the folder `schemas`.
 */
export function planUpdate(
  known: readonly TrackedDefinition[],
  { pages, records = [], missingIds = new Set() }: NewContent,
  schemas?: string,
): Update {
  const pathsByKey = new Map(known.map(({ path, definition }) => [pageKey(definition), path]));
  const earlier = withNewRecords(known, records, missingIds);
  const definitions = new Map(
    known.map(({ path, definition }) => [path, earlier.definitions.get(path) ?? definition]),
  );
  const earlierOf = ({ definition, existingPath }: IncomingDefinition) =>
    definitions.get(existingPath ?? pathsByKey.get(pageKey(definition)) ?? '');
  const undated = pages.filter(
    (page) => page.definition.source.lastUpdated === undefined && !earlierOf(page),
  );
  const dated = pages.filter((page) => !undated.includes(page));
  const { placed, problems } = placeDefinitions(known, dated);
  const rejected = new Map(dated.map((page) => [pageKey(page.definition), page.rejected]));
  const listed = listedModels([
    ...placed,
    ...known.filter(({ path }) => !placed.some((page) => page.path === path)),
  ]);
  const listedElsewhere = (path: string) => (id: string) =>
    listed.get(id)?.some((other) => other !== path) ?? false;
  const withPages = placed.map(({ path, definition }) => {
    const before = definitions.get(path);
    const page = before && carryOver(before, definition, rejected.get(pageKey(definition)));
    const kept = page && withoutMissingModels(path, before, page, listedElsewhere(path));
    return { path, definition: kept?.definition ?? definition, problems: kept?.problems ?? [] };
  });

  const touched = new Set([...withPages.map(({ path }) => path), ...earlier.definitions.keys()]);
  const paged = new Set(withPages.map(({ path }) => path));
  const bases = [
    ...withPages,
    ...known
      .filter(({ path }) => !paged.has(path))
      .map((base) => ({ ...base, definition: definitions.get(base.path) ?? base.definition })),
  ];
  // A record does not add a model again that a newer page or the API no longer has.
  const [idsBefore, idsAfter] = [modelIds(known), modelIds(bases)];
  const own = records.filter(({ id }) => idsAfter.has(id) || !idsBefore.has(id));
  const merged = placeRecords(bases, [...own, ...movedRecords(withPages, definitions)]);
  const changed = bases
    .filter((base) => touched.has(base.path) || merged.changed.has(base))
    .map((base) => ({ path: base.path, definition: merged.changed.get(base) ?? base.definition }));
  const created = placeDefinitions(
    bases,
    merged.created.map((definition) => ({ definition, pageName: 'the API' })),
  );

  const texts = new Map(known.map(({ path, file }) => [path, file.definition.text]));
  const files = pinNames(known, [...changed, ...created.placed]).map(({ path, definition }) => {
    const existingText = texts.get(path);
    return {
      path,
      definition,
      existingText,
      text: formatDefinition(definition, existingText, schemas),
    };
  });
  const isRead = new Set(records.map(({ id }) => id));
  return {
    files: files.toSorted((a, b) => compareText(a.path, b.path)),
    problems: [
      ...problems,
      ...undated.map(noDate),
      ...pages.flatMap((page) => olderPage(earlierOf(page), page)),
      ...earlier.problems,
      ...withPages.flatMap((page) => page.problems),
      ...dated.flatMap((page) => withoutTable(earlierOf(page), page)),
      ...merged.problems,
      // Those of records of this run are reported already.
      ...withPages.flatMap(({ definition }) =>
        disagreementsOf(definition, (model) => !isRead.has(model.id)),
      ),
      ...created.problems,
    ],
  };
}

/** Returns the paths of the definitions whose pages list a model, by its ID. */
function listedModels(
  definitions: readonly PlacedDefinition[],
): ReadonlyMap<string, readonly string[]> {
  const listed = new Map<string, string[]>();
  for (const { path, definition } of definitions) {
    for (const { id, onPage } of definition.models) {
      if (onPage === false) continue;
      const paths = listed.get(id);
      if (paths) paths.push(path);
      else listed.set(id, [path]);
    }
  }
  return listed;
}

/**
 * Returns the records of models that moved to another page, whose definition does not have them.
 */
function movedRecords(
  pages: readonly PlacedDefinition[],
  before: ReadonlyMap<string, Definition>,
): readonly ApiRecord[] {
  const missing = new Set(
    pages.flatMap(({ definition }) =>
      definition.models.flatMap(({ id, record }) => (record ? [] : [id])),
    ),
  );
  return [...before.values()].flatMap(({ models }) =>
    models.flatMap((model) => (missing.has(model.id) ? (recordOfModel(model) ?? []) : [])),
  );
}

/** Returns a warning for each difference between a page and the records of its models. */
export function disagreementsOf(
  definition: Definition,
  isWanted: (model: ModelDefinition) => boolean = () => true,
  locate?: TrackedDefinition['locate'],
): readonly Problem[] {
  return definition.models
    .filter((model) => model.record && isWanted(model))
    .flatMap((model) => recordOfModel(model) ?? [])
    .flatMap((record) => findDisagreements(definition, record, locate));
}

/**
 * Returns the definitions with new records, and those without the models that only the API had.
 * Pages are compared with these records, even with older ones.
 */
function withNewRecords(
  known: readonly TrackedDefinition[],
  records: readonly ApiRecord[],
  missingIds: ReadonlySet<string>,
): {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly problems: readonly Problem[];
} {
  const ids = modelIds(known);
  const own = records.filter(({ id }) => ids.has(id));
  const definitions = new Map(
    [...placeRecords(known, own).changed].map(([{ path }, definition]) => [path, definition]),
  );
  const problems: Problem[] = [];
  for (const { path, definition: before } of known) {
    const definition = definitions.get(path) ?? before;
    const lost = definition.models.filter(({ id }) => missingIds.has(id));
    if (lost.length === 0) continue;
    const isOnPage = ({ onPage }: ModelDefinition) =>
      onPage !== false && definition.source.lastUpdated !== undefined;
    const removed = lost.filter((model) => !isOnPage(model));
    const models = definition.models.filter((model) => !removed.includes(model));
    problems.push(
      ...lost.map((model) => missingFromApi(path, model, isOnPage(model), models.length > 0)),
    );
    // A definition without models is invalid, so it is kept until `remove` removes it.
    if (removed.length > 0 && models.length > 0) definitions.set(path, { ...definition, models });
  }
  return { definitions, problems };
}

function modelIds(definitions: readonly { readonly definition: Definition }[]): Set<string> {
  return new Set(definitions.flatMap(({ definition }) => definition.models.map(({ id }) => id)));
}

/**
 * Returns a page with the records of its models. A model with a record that the page no longer lists
 * stays if its record is newer than the page.
 */
function withoutMissingModels(
  path: string,
  earlier: Definition,
  page: Definition,
  isElsewhere: (id: string) => boolean,
): { readonly definition: Definition; readonly problems: readonly Problem[] } {
  const listed = new Set(page.models.map(({ id }) => id));
  const isMoved = ({ id }: ModelDefinition) => !listed.has(id) && isElsewhere(id);
  const missingModels = earlier.models.filter(
    (model) =>
      model.record && model.onPage !== false && !listed.has(model.id) && !isElsewhere(model.id),
  );
  const isRemoved = ({ record = {} }: ModelDefinition) => isPageNewer(page.source, record);
  const models = earlier.models.filter(
    (model) => !isMoved(model) && (!missingModels.includes(model) || !isRemoved(model)),
  );
  return {
    definition: carryRecords({ ...earlier, models }, page),
    problems:
      earlier.source.lastUpdated === undefined
        ? []
        : missingModels.map((model) => missingFromPage(path, model, page, isRemoved(model))),
  };
}
