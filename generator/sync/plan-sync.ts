import { isDeepStrictEqual } from 'node:util';
import type { DefinitionFile } from '../definition/definition-files.ts';
import type { Definition } from '../definition/types.ts';
import type { Catalogue } from '../diff/catalogue.ts';
import { catalogueOf } from '../diff/catalogue-of-files.ts';
import { diffCatalogues } from '../diff/diff-catalogues.ts';
import type { Finding } from '../diff/finding.ts';
import { appendHistory } from '../diff/history/append-history.ts';
import { historyPath, parseHistory, type History } from '../diff/history/history.ts';
import { tombstonesOf, type Tombstones } from '../diff/history/tombstones.ts';
import { omit } from '../record/omit.ts';
import type { Problem, Result } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import { resolveFile, type ResolvedFile } from '../resolve/resolve-file.ts';
import type { KnownDefinition } from '../update/known-definitions.ts';
import { planUpdate, type DefinitionUpdate } from '../update/plan-update.ts';
import type { News } from './read-news.ts';

/** What the news make of the definitions: nothing is written yet. */
export interface SyncPlan {
  /** Texts by path below the models folder: definitions and their histories. */
  readonly writes: ReadonlyMap<string, string>;
  /** All definition files as they will be. */
  readonly files: readonly DefinitionFile[];
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly tombstones: Tombstones;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export function planSync(known: readonly KnownDefinition[], news: News): SyncPlan {
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
    before: catalogueOf(before.flatMap(({ resolved }) => resolved ?? [])),
    after: catalogueOf(after.flatMap(({ resolved }) => resolved ?? [])),
    tombstones: tombstonesOf(known.map(({ file }) => historyOf(file.history))),
  };
  const findings = diffCatalogues(sides.before, sides.after, { tombstones: sides.tombstones });
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
function saysMore(file: DefinitionUpdate, known: readonly KnownDefinition[]): boolean {
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
