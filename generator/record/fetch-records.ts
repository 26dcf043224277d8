import type { Json } from '../model/record.ts';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { apiClient, type ApiGet, type ApiOptions } from './api-client.ts';
import type { ApiRecord } from './api-record.ts';
import { isList, isObject, isWord, parseJson } from './json.ts';
import { readRecords } from './read-records.ts';

export interface FetchOptions extends ApiOptions {
  /** The models to read, or all that are public. */
  readonly models: readonly string[] | 'all';
  /** Whether a model is known as it was last changed, so that it need not be read; asked with `all`. */
  readonly isKnown?: (id: string, updatedAt: string) => boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads records from the API, in the order of `models` or of the API's list. A named model that
 * can't be read fails the whole; among `all` it is left out with a warning.
 */
export async function fetchRecords(options: FetchOptions): Promise<Result<readonly ApiRecord[]>> {
  const get = apiClient(options);
  const { models, isKnown, onProgress } = options;
  const listed = models === 'all' ? await listModels(get) : named(models);
  if (!listed.ok) return listed;
  const wanted = listed.value.filter(
    ({ id, updatedAt }) => updatedAt === undefined || !isKnown?.(id, updatedAt),
  );
  let done = 0;
  const read = await Promise.all(
    wanted.map(async ({ id }) => {
      const result = await fetchRecord(get, id);
      done += 1;
      onProgress?.(done, wanted.length);
      return result;
    }),
  );
  const failed = read.filter(({ ok }) => !ok);
  const problems = read.flatMap((result) => result.problems);
  const records = read.flatMap((result) => (result.ok ? result.value : []));
  if (failed.length === 0) return success(records, problems);
  return models === 'all' && records.length > 0
    ? success(records, problems.map(asWarning))
    : failure(problems);
}

function named(ids: readonly string[]): Result<readonly ListedModel[]> {
  return success(ids.map((id) => ({ id })));
}

async function fetchRecord(get: ApiGet, id: string): Promise<Result<readonly ApiRecord[]>> {
  const answer = await get(`/models/${encodeURIComponent(id)}`);
  if (!answer.ok) return answer;
  return readRecords(sourceText(answer.value.url, answer.value.text));
}

interface ListedModel {
  readonly id: string;
  readonly updatedAt?: string;
}

/** All public models that have inputs: trained ones, which have none, are left out. */
async function listModels(get: ApiGet): Promise<Result<readonly ListedModel[]>> {
  const found = new Map<string, ListedModel>();
  const seen = new Set<string>();
  for (let token: string | undefined = ''; token !== undefined && !seen.has(token);) {
    seen.add(token);
    const page = token === '' ? '' : `&paginationToken=${encodeURIComponent(token)}`;
    const answer = await get(`/models?privacy=public&pageSize=500${page}`);
    if (!answer.ok) return answer;
    const list = readList(answer.value.text);
    if (!list) return failure([notAList(answer.value.url)]);
    for (const model of list.models) found.set(model.id, model);
    token = list.next;
  }
  return success([...found.values()]);
}

function readList(text: string): { models: ListedModel[]; next: string | undefined } | undefined {
  let json: Json;
  try {
    json = parseJson(text);
  } catch {
    return undefined;
  }
  if (!isObject(json) || !isList(json['models'])) return undefined;
  const models = json['models'].filter(isObject).flatMap(({ id, type, updatedAt }) => {
    const trained = isWord(type) && type !== 'custom';
    if (!isWord(id) || trained) return [];
    return [{ id, ...(isWord(updatedAt) && { updatedAt }) }];
  });
  const { nextPaginationToken: next } = json;
  return { models, next: isWord(next) ? next : undefined };
}

function notAList(url: string): Problem {
  return {
    code: 'RECORD_API_LIST',
    severity: 'error',
    message: 'The API did not answer with a list of models.',
    file: url,
    fix: 'Check the address, or name the models one by one.',
  };
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}
