import { isDeepStrictEqual } from 'node:util';
import type { DefinitionFile } from '../definition/definition-files.ts';
import { overlayPath } from '../definition/definition-path.ts';
import { appendHistory } from '../diff/append-history.ts';
import { catalogOf } from '../diff/catalog-of-files.ts';
import type { Catalog } from '../diff/catalog.ts';
import { diffCatalogs } from '../diff/diff-catalogs.ts';
import type { Finding } from '../diff/finding.ts';
import { historyPath, parseHistory, type History } from '../history/history.ts';
import { tombstonesOf, type Tombstones } from '../history/tombstones.ts';
import type { Definition } from '../model/definition.ts';
import type { Problem, Result } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import {
  resolveFile,
  type ResolvedFile,
  type ResolveFileOptions,
} from '../resolve/resolve-file.ts';
import { compareText } from '../text/compare-text.ts';
import { omitFields } from '../text/omit-fields.ts';
import {
  disagreementsOf,
  planUpdate,
  type DefinitionUpdate,
  type NewContent,
} from '../update/plan-update.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import type { Leftovers } from './leftovers.ts';
import { parkedPath } from './leftovers.ts';
import type { PageUpdates } from './read-page-updates.ts';
import {
  overlaidFiles,
  settleOverlays,
  withOtherOverlay,
  withOverlay,
  withText,
} from './settle-overlays.ts';

/** The effects of page updates on the definitions. */
export interface SyncPlan {
  /** The texts of definitions, overlays and histories to write, by path below the models folder. */
  readonly writes: ReadonlyMap<string, string>;
  /** The files to remove, below the models folder. */
  readonly removes: readonly string[];
  /** All definition files after the update. */
  readonly files: readonly DefinitionFile[];
  /** All definitions after the update, by path. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The paths of definitions whose update was rejected. */
  readonly rejected: ReadonlySet<string>;
  readonly before: Catalog;
  readonly after: Catalog;
  readonly tombstones: Tombstones;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** The changes of a run: pages, and the definitions to remove. */
export interface PlannedChanges extends Pick<PageUpdates, 'pages' | 'problems'>, NewContent {
  /** The paths of definitions that are no longer tracked. */
  readonly removed?: readonly string[];
  /** Whether to remove their overlays. Default: they are parked. */
  readonly removeOverlays?: boolean;
}

/** The folders of a run, the names of files in reports, and leftovers of removed definitions. */
export interface PlanPlaces extends Leftovers {
  /** Returns the name of a path below the models folder in reports. */
  readonly shown: (path: string) => string;
  /**
   * The path from a definition to the folder of the JSON Schemas. Default: that of the default
   * folders.
   */
  readonly schemas?: string;
  /** The options for resolving models. Default: without the facts of descriptions. */
  readonly resolve?: ResolveFileOptions;
}

/** Plans the updates of definitions and histories. Writes nothing. */
export function planSync(
  known: readonly TrackedDefinition[],
  changes: PlannedChanges,
  places: PlanPlaces,
): SyncPlan {
  const { removed = [] } = changes;
  const options = places.resolve ?? {};
  const update = planUpdate(known, changes, places.schemas);
  const problems = [...changes.problems, ...update.problems];
  const planned = new Set(update.files.map(({ path }) => path));
  problems.push(
    ...known
      .filter(({ path }) => !planned.has(path) && !removed.includes(path))
      .flatMap(({ definition, locate }) => disagreementsOf(definition, undefined, locate)),
  );
  const updated = new Map<string, ReadFile & { readonly definition: Definition }>();
  const rejected = new Set<string>();
  const overlayWrites = new Map<string, string>();
  const overlayRemoves: string[] = [];
  const returned: string[] = [];
  const contents = update.files.filter((file) => changesContent(file, known));
  const isContent = new Set(contents.map(({ path }) => path));
  const kept = known.filter(({ path }) => !removed.includes(path));
  const settled = settleOverlays(
    overlaidFiles(kept, contents, (update) => newFile(update, places)),
  );
  problems.push(...settled.problems);
  for (const file of [...contents, ...withOtherOverlay(known, contents, settled)]) {
    const tracked = known.find(({ path }) => path === file.path);
    const fresh = tracked ? withText(tracked.file, file.text) : newFile(file, places);
    const next = withOverlay(fresh, settled);
    if (next !== fresh) {
      if (next.overlay) overlayWrites.set(overlayPath(file.path), next.overlay.text);
      else overlayRemoves.push(overlayPath(file.path));
    }
    // A definition that its overlay contradicts is reported and not updated.
    const resolved = resolveFile(next, options);
    problems.push(...resolved.problems);
    if (!resolved.ok) {
      rejected.add(file.path);
      continue;
    }
    if (!tracked && fresh.overlay) returned.push(file.path);
    updated.set(file.path, { file: next, resolved: resolved.value, definition: file.definition });
  }
  // Without an update, both sides are equal and are not resolved.
  const hasUpdates = updated.size > 0 || removed.length > 0;
  const before = known.map(({ file }) => ({
    file,
    resolved: hasUpdates ? valueOf(resolveFile(file, options)) : undefined,
  }));
  const isNew = ({ file }: ReadFile) => !known.some(({ path }) => path === file.path);
  const after = [
    ...before
      .filter(({ file }) => !removed.includes(file.path))
      .map((side) => updated.get(side.file.path) ?? side),
    ...[...updated.values()].filter(isNew),
  ].toSorted((a, b) => compareText(a.file.path, b.file.path));
  const sides = {
    before: catalogOf(before.flatMap(({ resolved }) => resolved ?? [])),
    after: catalogOf(after.flatMap(({ resolved }) => resolved ?? [])),
    tombstones: tombstonesOf(
      [...known.map(({ file }) => file.history), ...places.histories.values()].map(historyOf),
    ),
  };
  // The first pages of a project are not changes.
  const isFirst = known.length === 0 && places.histories.size === 0;
  const findings = isFirst
    ? []
    : diffCatalogs(sides.before, sides.after, { tombstones: sides.tombstones });
  const removedFiles = before.filter(({ file }) => removed.includes(file.path));
  const written = withHistories(
    [...after, ...removedFiles].map(({ file }) => file),
    findings,
  );
  const overlays = overlayChanges(removedFiles, returned, updated, changes.removeOverlays ?? false);
  return {
    ...sides,
    writes: new Map([
      ...[...updated]
        .filter(([path]) => isContent.has(path))
        .map(([path, { file }]) => [path, file.definition.text] as const),
      ...written.histories,
      ...overlays.writes,
      ...overlayWrites,
    ]),
    removes: [...removed, ...overlays.removes, ...overlayRemoves],
    files: written.files.filter(({ path }) => !removed.includes(path)),
    definitions: definitionsAfter(known, updated, removed),
    rejected,
    findings,
    problems: [...problems, ...written.problems],
  };
}

function definitionsAfter(
  known: readonly TrackedDefinition[],
  updated: ReadonlyMap<string, { readonly definition: Definition }>,
  removed: readonly string[],
): ReadonlyMap<string, Definition> {
  const all = new Map(known.map(({ path, definition }) => [path, definition]));
  for (const [path, { definition }] of updated) all.set(path, definition);
  for (const path of removed) all.delete(path);
  return all;
}

/**
 * Parks the overlays of removed definitions, and restores those of definitions that are tracked
 * again.
 */
function overlayChanges(
  removedFiles: readonly ReadFile[],
  returned: readonly string[],
  updated: ReadonlyMap<string, ReadFile>,
  isRemoved: boolean,
) {
  const orphans = removedFiles.flatMap(({ file: { path, overlay } }) =>
    overlay ? [{ path, overlay }] : [],
  );
  const back = returned.flatMap((path) => {
    const overlay = updated.get(path)?.file.overlay;
    return overlay ? [{ path, overlay }] : [];
  });
  return {
    writes: [
      ...(isRemoved ? [] : orphans).map(
        ({ path, overlay }) => [parkedPath(path), overlay.text] as const,
      ),
      ...back.map(({ path, overlay }) => [overlayPath(path), overlay.text] as const),
    ],
    removes: [
      ...orphans.map(({ path }) => overlayPath(path)),
      ...back.map(({ path }) => parkedPath(path)),
    ],
  };
}

/** Returns a new definition file, with the history and the parked overlay of an earlier one. */
function newFile({ path, text }: DefinitionUpdate, places: PlanPlaces): DefinitionFile {
  const definition = sourceText(places.shown(path), text);
  const history = places.histories.get(path);
  const plain = { path, definition, ...(history && { history }) };
  const overlay = places.overlays.get(path);
  const complete = { ...plain, ...(overlay && { overlay }) };
  return overlay && !resolveFile(complete).ok ? plain : complete;
}

/** Returns whether more changed than HTTP headers, which earlier versions stored in definitions. */
function changesContent(file: DefinitionUpdate, known: readonly TrackedDefinition[]): boolean {
  const earlier = known.find(({ path }) => path === file.path)?.definition;
  return !earlier || !isDeepStrictEqual(withoutVersion(earlier), withoutVersion(file.definition));
}

function withoutVersion({ source, ...definition }: Definition): object {
  return { ...definition, source: omitFields(source, 'etag', 'lastModified') };
}

/** Adds the findings to the histories of the definition files. */
function withHistories(files: readonly DefinitionFile[], findings: readonly Finding[]) {
  const histories = new Map<string, string>();
  const problems: Problem[] = [];
  const complete = files.map((file) => {
    const own = findings.filter(({ page }) => page.path === file.path);
    if (own.length === 0) return file;
    const place = historyPath(file.definition.file);
    const history = appendHistory(place, file.history?.text, own);
    problems.push(...history.problems);
    if (!history.ok || history.value === '') return file;
    histories.set(historyPath(file.path), history.value);
    return { ...file, history: sourceText(place, history.value) };
  });
  return { histories, files: complete, problems };
}

function historyOf(source: SourceText | undefined): History {
  const history = source && parseHistory(source);
  return history?.ok ? history.value : [];
}

/** A definition file, resolved if it can be read. */
interface ReadFile {
  readonly file: DefinitionFile;
  readonly resolved: ResolvedFile | undefined;
}

function valueOf(result: Result<ResolvedFile>): ResolvedFile | undefined {
  return result.ok ? result.value : undefined;
}
