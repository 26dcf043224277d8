import { join } from 'node:path';
import * as z from 'zod';
import { definitionSchema } from '../definition/schema.ts';
import { pathStats } from '../input/path-stats.ts';
import { followPlace } from '../input/project-root.ts';
import { readText } from '../input/read-file.ts';
import type { Definition, ModelDefinition } from '../model/definition.ts';
import { hashOf } from '../output/hash.ts';
import { generatorIdentity } from '../output/identity.ts';
import type { CacheHeaders } from '../record/api-client.ts';
import { recordOfModel } from '../record/record-of-model.ts';
import type { FormatMap } from '../reference/vocabulary.ts';
import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { omitFields } from '../text/omit-fields.ts';
import { urlWithoutSecrets } from '../text/public-url.ts';
import { readYaml } from '../yaml/read-yaml.ts';

/** The name of the lock file of a models folder, which records the last response of each URL. */
export const lockName = 'scenario-models.lock.yaml';

/** The last response for a URL. */
export interface LockedPage extends CacheHeaders {
  /** The hash of the page. */
  readonly page: string;
  /** The URL after temporary redirects, if it differs. */
  readonly final?: string;
}

/** The last response for a URL, and the definition made from it. */
export interface LockEntry extends LockedPage {
  /**
   * The hash of the definition after that run. If the definition was edited since, its page is
   * always read.
   */
  readonly definition: string;
}

/** The last response for an API record, and the record made from it. */
export interface RecordEntry extends CacheHeaders {
  /**
   * The hash of the record in the definition. If it was edited since, the record is always read.
   */
  readonly record: string;
}

/** The content of the lock file. */
export interface Lock {
  /**
   * The identity of the parser that read the pages: another version may read more from the same
   * page.
   */
  readonly reader: string;
  readonly pages: ReadonlyMap<string, LockEntry>;
  /** The entries of API records, by URL. */
  readonly records: ReadonlyMap<string, RecordEntry>;
}

/** The lock of a project that never read a page from a URL. */
export const noLock: Lock = { reader: '', pages: new Map(), records: new Map() };

const entrySchema = z.strictObject({
  page: z.string(),
  definition: z.string(),
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
  final: z.string().exactOptional(),
});

const recordSchema = z.strictObject({
  record: z.string(),
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
});

const schema = z.strictObject({
  reader: z.string(),
  pages: z.record(z.string(), entrySchema),
  records: z.record(z.string(), recordSchema).exactOptional(),
});

/** Returns the identity of this parser: its version, and the names that a configuration adds. */
export function readerKey(map: FormatMap = {}): string {
  const { version } = generatorIdentity();
  return Object.keys(map).length === 0 ? version : `${version} ${shortHash(JSON.stringify(map))}`;
}

/**
 * Reads the lock of a models folder. A missing lock is empty. A damaged lock is reported and also
 * empty, so that every page is read completely.
 */
export function readLock(models: string): {
  readonly lock: Lock;
  readonly problems: readonly Problem[];
} {
  const file = join(models, lockName);
  const place = followPlace({ folder: models, path: lockName });
  const followed = join(place.folder, place.path);
  const stats = pathStats(followed);
  if (!stats) return { lock: noLock, problems: [] };
  const source = stats.isFile() ? readText(followed, file) : undefined;
  if (!source?.ok) return { lock: noLock, problems: [damaged({ file })] };
  const read = readYaml(source.value, schema, 'CONFIG');
  if (!read.ok) {
    const [first] = read.problems;
    const place = first?.location ? { location: first.location } : { file };
    return { lock: noLock, problems: [damaged(place, first?.message)] };
  }
  const { reader, pages, records = {} } = read.value.value;
  const maps = { pages: new Map(Object.entries(pages)), records: new Map(Object.entries(records)) };
  return { lock: { reader, ...maps }, problems: [] };
}

/**
 * Returns the entry of a definition, if its page was read by this parser and the definition was not
 * edited since.
 */
export function entryOf(lock: Lock, reader: string, definition: Definition): LockEntry | undefined {
  const entry = lock.pages.get(definition.source.url ?? '');
  return lock.reader === reader && entry?.definition === hashOfDefinition(definition)
    ? entry
    : undefined;
}

/** Returns the URL of a model's record. */
export function recordUrl(baseUrl: string, id: string): string {
  return urlWithoutSecrets(`${baseUrl}/models/${encodeURIComponent(id)}`);
}

/** Returns the entry of a record, if the record was not edited since it was read. */
export function recordEntryOf(
  { records }: Lock,
  url: string,
  model: ModelDefinition,
): RecordEntry | undefined {
  const entry = records.get(url);
  return entry?.record === hashOfRecord(model) ? entry : undefined;
}

/** Returns the entries of records after a run: those of `read` are new, by URL. */
export function recordsAfter(
  { records }: Lock,
  read: ReadonlyMap<string, CacheHeaders>,
  after: readonly Definition[],
): ReadonlyMap<string, RecordEntry> {
  if (records.size + read.size === 0) return records;
  const models = new Map(
    after.flatMap(({ models: all }) =>
      all.flatMap((model) => (model.record ? [[model.id, model] as const] : [])),
    ),
  );
  return new Map(
    [...new Set([...records.keys(), ...read.keys()])].flatMap((url) => {
      const model = models.get(decodeURIComponent(url.slice(url.lastIndexOf('/') + 1)));
      if (!model) return [];
      const response = read.get(url);
      const entry = response ? { record: hashOfRecord(model), ...response } : records.get(url);
      return entry ? [[url, entry] as const] : [];
    }),
  );
}

/**
 * Returns the lock after a run, with new entries for the pages in `read`, by URL. If the run
 * changed another definition, the entry of its page is updated with it.
 */
export function lockAfter(
  lock: Lock,
  reader: string,
  read: ReadonlyMap<string, LockedPage>,
  before: readonly Definition[],
  after: readonly Definition[],
): Lock {
  const earlier = new Map(before.map((definition) => [definition.source.url, definition]));
  const pages = after.flatMap((definition): (readonly [string, LockEntry])[] => {
    const { url } = definition.source;
    if (url === undefined) return [];
    const page = read.get(url);
    if (page) return [[url, { ...page, definition: hashOfDefinition(definition) }]];
    const entry = lock.pages.get(url);
    if (!entry || lock.reader !== reader) return [];
    const known = earlier.get(url);
    const follows = known && entry.definition === hashOfDefinition(known);
    return [[url, follows ? { ...entry, definition: hashOfDefinition(definition) } : entry]];
  });
  return { reader, pages: new Map(pages), records: lock.records };
}

/**
 * Returns whether the locks differ in more than HTTP headers, which servers change without an
 * update.
 */
export function hasChangedContent(before: Lock, after: Lock): boolean {
  const facts = ({ reader, pages, records }: Lock) =>
    JSON.stringify([
      reader,
      [...pages]
        .map(([url, { page, definition }]) => [url, page, definition])
        .toSorted(([a = ''], [b = '']) => compareText(a, b)),
      [...records]
        .map(([url, { record }]) => [url, record])
        .toSorted(([a = ''], [b = '']) => compareText(a, b)),
    ]);
  return facts(before) !== facts(after);
}

const header = `# The last response of each page, so that sync does not download unchanged pages again.
# Commit this file. Resolve merge conflicts with either side: the next sync completes it.
`;

/** Prints a lock, one entry per line, in order of the URLs. */
export function printLock({ reader, pages, records }: Lock): string {
  const entries = printEntries(pages);
  const list = entries === '' ? 'pages: {}\n' : `pages:\n${entries}`;
  const recordList = records.size === 0 ? '' : `records:\n${printEntries(records)}`;
  return `${header}reader: ${JSON.stringify(reader)}\n${list}${recordList}`;
}

function printEntries(entries: ReadonlyMap<string, LockEntry | RecordEntry>): string {
  return [...entries]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([url, entry]) => `  ${JSON.stringify(url)}: ${flow(entry)}\n`)
    .join('');
}

function flow(entry: Partial<LockEntry> & Partial<RecordEntry>): string {
  const { page, definition, record, etag, lastModified, final } = entry;
  const fields = Object.entries({ page, definition, record, etag, lastModified, final });
  const present = fields.filter(([, value]) => value !== undefined);
  return `{ ${present.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')} }`;
}

/** Returns the validators that a response or an entry has. */
export function pickCacheHeaders({
  etag,
  lastModified,
}: {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
} = {}): CacheHeaders {
  return {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

/** Returns the facts of a response for the lock. */
export function readPageOf(
  url: string,
  response: CacheHeaders & { readonly text: string; readonly url: string },
): LockedPage {
  const final = urlWithoutSecrets(response.url);
  return {
    page: shortHash(response.text),
    ...pickCacheHeaders(response),
    ...(final !== url && { final }),
  };
}

function hashOfDefinition(definition: Definition): string {
  // The schema puts the fields in a fixed order.
  const { source, ...rest } = definitionSchema.parse(definition);
  return shortHash(JSON.stringify({ ...rest, source: omitFields(source, 'etag', 'lastModified') }));
}

function hashOfRecord(model: ModelDefinition): string {
  return shortHash(JSON.stringify(recordOfModel(model)?.model ?? null));
}

function shortHash(text: string): string {
  return hashOf(text).slice(0, 16);
}

function damaged(
  place: Pick<Problem, 'file' | 'location'>,
  reason = 'It is not a text file.',
): Problem {
  return {
    code: 'SYNC_LOCK',
    severity: 'warning',
    ...place,
    message: `The lock can't be read, so every page is read in full. ${reason}`,
    why: 'The lock only avoids downloads. Without it, no change is missed.',
    fix: 'Run sync, which writes it again.',
  };
}
