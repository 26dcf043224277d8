import MiniSearch from 'minisearch';
import type { SearchEntry } from '../search-data.ts';
import { siteRoot } from './site-root.ts';

/** Returns the entries that match a query, best first. Allows for typos. */
export type Find = (query: string) => readonly SearchEntry[];

let loading: Promise<Find> | undefined;

/** Loads the data of the search once. */
export function loadSearch(): Promise<Find> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Find> {
  const response = await fetch(`${siteRoot}search.json`);
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  const entries = (await response.json()) as readonly SearchEntry[];
  const index = new MiniSearch<SearchEntry>({
    idField: 'path',
    fields: ['title', 'id', 'context', 'parameters', 'text'],
    searchOptions: {
      boost: { title: 6, id: 4, context: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      combineWith: 'AND',
    },
  });
  index.addAll([...entries]);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return (query) => index.search(query).flatMap(({ id }) => byPath.get(String(id)) ?? []);
}
