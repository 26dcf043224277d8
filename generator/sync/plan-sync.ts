import { isDeepStrictEqual } from 'node:util';
import type { DefinitionFile } from '../definition/definition-files.ts';
import type { Definition } from '../model/definition.ts';
import type { Catalog } from '../diff/catalog.ts';
import { catalogOf } from '../diff/catalog-of-files.ts';
import { diffCatalogs } from '../diff/diff-catalogs.ts';
import type { Finding } from '../diff/finding.ts';
import { appendHistory } from '../diff/append-history.ts';
import { historyPath, parseHistory, type History } from '../history/history.ts';
import { tombstonesOf, type Tombstones } from '../history/tombstones.ts';
import { omit } from '../text/omit.ts';
import type { Problem, Result } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import { resolveFile, type ResolvedFile } from '../resolve/resolve-file.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { planUpdate, type DefinitionUpdate } from '../update/plan-update.ts';
import type { PageUpdates } from './read-page-updates.ts';

/** What the news make of the definitions: nothing is written yet. */
export interface SyncPlan {
  /** Texts by path below the models folder: definitions and their histories. */
  readonly writes: ReadonlyMap<string, string>;
  /** All definition files as they will be. */
  readonly files: readonly DefinitionFile[];
  readonly before: Catalog;
  readonly after: Catalog;
  readonly tombstones: Tombstones;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export function planSync(known: readonly TrackedDefinition[], news: PageUpdates): SyncPlan {
  const update = planUpdate(known, news.pages, []);
  const problems = [...news.problems, ...update.problems];
  const before = known.map(({ file }) => ({ file, resolved: valueOf(resolveFile(file)) }));
  const updated = new Map<string, ReadFile>();
  for (const file of update.files.filter((one) => saysMore(one, known))) {
    const home = known.find(({ path }) => path === file.path);
    if (!home) continue;
    const next = withText(home.file, file.text);
    // An overlay that names what is gone is told, and its definition stays.
    const resolved = resolveFile(next);
    problems.push(...resolved.problems);
    if (resolved.ok) updated.set(file.path, { file: next, resolved: resolved.value });
  }
  const after = before.map((one) => updated.get(one.file.path) ?? one);
  const sides = {
    before: catalogOf(before.flatMap(({ resolved }) => resolved ?? [])),
    after: catalogOf(after.flatMap(({ resolved }) => resolved ?? [])),
    tombstones: tombstonesOf(known.map(({ file }) => historyOf(file.history))),
  };
  const findings = diffCatalogs(sides.before, sides.after, { tombstones: sides.tombstones });
  const {
    histories,
    files: complete,
    problems: told,
  } = withHistories(
    after.map(({ file }) => file),
    findings,
  );
  const definitions = [...updated].map(([path, { file }]) => [path, file.definition.text] as const);
  return {
    ...sides,
    writes: new Map([...definitions, ...histories]),
    files: complete,
    findings,
    problems: [...problems, ...told],
  };
}

/** The server's words for a page's version change more often than the page: they alone are no news. */
function saysMore(file: DefinitionUpdate, known: readonly TrackedDefinition[]): boolean {
  const earlier = known.find(({ path }) => path === file.path)?.definition;
  return !earlier || !isDeepStrictEqual(withoutVersion(earlier), withoutVersion(file.definition));
}

function withoutVersion({ source, ...definition }: Definition): object {
  return { ...definition, source: omit(omit(source, 'etag'), 'lastModified') };
}

/** The definition files with what the findings add to their histories. */
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

function withText(file: DefinitionFile, text: string): DefinitionFile {
  return { ...file, definition: sourceText(file.definition.file, text) };
}

function historyOf(source: SourceText | undefined): History {
  const history = source && parseHistory(source);
  return history?.ok ? history.value : [];
}

/** A definition file with what it resolves to; nothing where it can't be read. */
interface ReadFile {
  readonly file: DefinitionFile;
  readonly resolved: ResolvedFile | undefined;
}

function valueOf(result: Result<ResolvedFile>): ResolvedFile | undefined {
  return result.ok ? result.value : undefined;
}
