import { isDeepStrictEqual } from 'node:util';
import type { DefinitionFile } from '../definition/definition-files.ts';
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
import { resolveFile, type ResolvedFile } from '../resolve/resolve-file.ts';
import { omitFields } from '../text/omit-fields.ts';
import { planUpdate, type DefinitionUpdate } from '../update/plan-update.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import type { PageUpdates } from './read-page-updates.ts';

/** The effect of page updates on the definitions. */
export interface SyncPlan {
  /** The texts of definitions and histories to write, by path below the models folder. */
  readonly writes: ReadonlyMap<string, string>;
  /** All definition files after the update. */
  readonly files: readonly DefinitionFile[];
  readonly before: Catalog;
  readonly after: Catalog;
  readonly tombstones: Tombstones;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Plans the updates of definitions and histories. Writes nothing. */
export function planSync(known: readonly TrackedDefinition[], updates: PageUpdates): SyncPlan {
  const update = planUpdate(known, updates.pages, []);
  const problems = [...updates.problems, ...update.problems];
  const before = known.map(({ file }) => ({ file, resolved: valueOf(resolveFile(file)) }));
  const updated = new Map<string, ReadFile>();
  for (const file of update.files.filter((one) => changesContent(one, known))) {
    const home = known.find(({ path }) => path === file.path);
    if (!home) continue;
    const next = withText(home.file, file.text);
    // A definition whose overlay refers to removed parameters is reported and not updated.
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
    problems: historyProblems,
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
    problems: [...problems, ...historyProblems],
  };
}

/** Returns whether more changed than the validators of the server, which change more often than pages. */
function changesContent(file: DefinitionUpdate, known: readonly TrackedDefinition[]): boolean {
  const earlier = known.find(({ path }) => path === file.path)?.definition;
  return !earlier || !isDeepStrictEqual(withoutVersion(earlier), withoutVersion(file.definition));
}

function withoutVersion({ source, ...definition }: Definition): object {
  return { ...definition, source: omitFields(omitFields(source, 'etag'), 'lastModified') };
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

function withText(file: DefinitionFile, text: string): DefinitionFile {
  return { ...file, definition: sourceText(file.definition.file, text) };
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
