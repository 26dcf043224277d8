import type { Json } from '../model/record.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { parseJson } from '../yaml/parse-json.ts';
import {
  apiClient,
  type ApiGet,
  type ApiOptions,
  type ApiReply,
  type CacheHeaders,
} from './api-client.ts';
import type { ApiRecord } from './api-record.ts';
import { isJsonList, isJsonObject, isWord } from './json.ts';
import { readRecords } from './read-records.ts';

/** Options of a download of records. */
export interface FetchOptions extends ApiOptions {
  /** The IDs of the models to read, or `all` for every public model. */
  readonly models: readonly string[] | 'all';
  /**
   * Returns whether the latest record of a model is known already. If `models` is `all`, such a model is
   * skipped.
   */
  readonly isKnown?: (id: string, updatedAt: string) => boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads records from the API, in the order of `models` or of the API's list. Fails if one of the given
 * models can't be read. For `all`, leaves it out with a warning.
 */
export async function fetchRecords(options: FetchOptions): Promise<Result<readonly ApiRecord[]>> {
  const get = apiClient(options);
  const { models, isKnown, onProgress } = options;
  const listed = models === 'all' ? await listModels(get) : named(models);
  if (!listed.ok) return listed;
  const selected = listed.value.filter(
    ({ id, updatedAt }) => updatedAt === undefined || !isKnown?.(id, updatedAt),
  );
  let done = 0;
  const read = await Promise.all(
    selected.map(async ({ id }) => {
      const result = await fetchRecord(get, id);
      done += 1;
      onProgress?.(done, selected.length);
      return result;
    }),
  );
  const failed = read.filter(({ ok }) => !ok);
  const problems = read.flatMap((result) => result.problems);
  const records = read.flatMap((result) => (result.ok ? result.value : []));
  if (failed.length === 0) return successOf(records, problems);
  return models === 'all' && records.length > 0
    ? successOf(records, problems.map(asWarning))
    : failureOf(problems);
}

function named(ids: readonly string[]): Result<readonly ListedModel[]> {
  return successOf(ids.map((id) => ({ id })));
}

async function fetchRecord(get: ApiGet, id: string): Promise<Result<readonly ApiRecord[]>> {
  const response = await getModel(get, id);
  return response.ok ? readRecords(response.value.source) : response;
}

/** Requests the record of a model. */
export function getModel(
  get: ApiGet,
  id: string,
  validators?: CacheHeaders,
): Promise<Result<ApiReply>> {
  return get(`/models/${encodeURIComponent(id)}`, validators);
}

/** A model in the list of the API. */
export interface ListedModel {
  readonly id: string;
  readonly updatedAt?: string;
}

/** Lists all public models with inputs. Trained models have none and are left out. */
export async function listModels(get: ApiGet): Promise<Result<readonly ListedModel[]>> {
  const found = new Map<string, ListedModel>();
  const seen = new Set<string>();
  for (let token: string | undefined = ''; token !== undefined && !seen.has(token);) {
    seen.add(token);
    const page = token === '' ? '' : `&paginationToken=${encodeURIComponent(token)}`;
    const response = await get(`/models?privacy=public&pageSize=500${page}`);
    if (!response.ok) return response;
    const { source } = response.value;
    const list = readList(source);
    if (!list) return failureOf([notList(source.file)]);
    for (const model of list.models) found.set(model.id, model);
    token = list.next;
  }
  return successOf([...found.values()]);
}

function readList(
  source: SourceText,
): { models: ListedModel[]; next: string | undefined } | undefined {
  const parsed = parseJson(source, 'RECORD_API_LIST', '');
  if (!parsed.ok) return undefined;
  // JSON.parse returns JSON.
  const json = parsed.value as Json;
  if (!isJsonObject(json) || !isJsonList(json['models'])) return undefined;
  const models = json['models'].filter(isJsonObject).flatMap(({ id, type, updatedAt }) => {
    const trained = isWord(type) && type !== 'custom';
    if (!isWord(id) || trained) return [];
    return [{ id, ...(isWord(updatedAt) && { updatedAt }) }];
  });
  const { nextPaginationToken: next } = json;
  return { models, next: isWord(next) ? next : undefined };
}

function notList(url: string): Problem {
  return {
    code: 'RECORD_API_LIST',
    severity: 'error',
    message: 'The response of the API is not a list of models.',
    file: url,
    fix: 'Check the base URL of the API, or pass the IDs of the models.',
  };
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}
