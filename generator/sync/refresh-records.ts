import pLimit from 'p-limit';
import type { ModelDefinition } from '../model/definition.ts';
import {
  apiClient,
  type ApiGet,
  type ApiOptions,
  type CacheHeaders,
} from '../record/api-client.ts';
import type { ApiRecord } from '../record/api-record.ts';
import { getModel, listModels } from '../record/fetch-records.ts';
import { readRecords } from '../record/read-records.ts';
import type { Problem } from '../report/problem.ts';
import { countOf } from '../text/count-words.ts';
import { redactUrls } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { pickCacheHeaders, recordEntryOf, recordUrl, type Lock } from './lock.ts';
import type { RecordAccess } from './record-access.ts';

/** Options for reading records again. */
export interface RefreshOptions extends RecordAccess, Omit<ApiOptions, keyof RecordAccess> {
  readonly lock: Lock;
  /** Whether to accept that the API no longer has most of the models. */
  readonly acceptRemovals: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The records after they were read again. */
export interface RefreshedRecords {
  readonly records: readonly ApiRecord[];
  /** The IDs of models that the API no longer has. */
  readonly missingIds: ReadonlySet<string>;
  /** The validators of the responses, by URL. */
  readonly read: ReadonlyMap<string, CacheHeaders>;
  readonly problems: readonly Problem[];
}

/** With more records than this, the list of models is read first, which shows the changed ones. */
const manyRecords = 20;

/** After this many failures, the other records are not requested. */
const maxFailures = 3;

type Read =
  | { readonly kind: 'read'; readonly records: readonly ApiRecord[]; readonly entry: CacheHeaders }
  | { readonly kind: 'unchanged' | 'gone' | 'failed' | 'not tried' };

/** Returns the models of definitions that have an API record, each once. */
export function modelsWithRecord(
  known: readonly Pick<TrackedDefinition, 'definition'>[],
): readonly ModelDefinition[] {
  const models = known.flatMap(({ definition }) =>
    definition.models.filter(({ record }) => record),
  );
  return [...new Map(models.map((model) => [model.id, model])).values()];
}

/**
 * Reads the record of each model that has one again, within the rate limit of the API. Records that
 * the list of models shows as unchanged are not requested; requests for the others are conditional.
 */
export async function refreshRecords(
  known: readonly TrackedDefinition[],
  options: RefreshOptions,
): Promise<RefreshedRecords> {
  const { baseUrl, lock, onProgress } = options;
  const get = apiClient(options);
  const models = modelsWithRecord(known);
  const outdated = models.length > manyRecords ? await changedModels(models, get) : models;
  const limit = pLimit(options.concurrency ?? 4);
  const problems: Problem[] = [];
  let failures = 0;
  let done = 0;
  const results = await Promise.all(
    outdated.map((model) =>
      limit(async (): Promise<readonly [url: string, id: string, read: Read]> => {
        const url = recordUrl(baseUrl, model.id);
        if (failures >= maxFailures) return [url, model.id, { kind: 'not tried' }];
        const read = await readModel(get, model, recordEntryOf(lock, url, model), problems);
        if (read.kind === 'failed') failures += 1;
        onProgress?.(++done, outdated.length);
        return [url, model.id, read];
      }),
    ),
  );
  const ofKind = (kind: Read['kind']) => results.filter(([, , read]) => read.kind === kind);
  const unread = ofKind('failed').length + ofKind('not tried').length;
  const missing = ofKind('gone').map(([, id]) => id);
  const isBroken = missing.length * 2 > models.length && !options.acceptRemovals;
  return {
    records: results.flatMap(([, , read]) => (read.kind === 'read' ? read.records : [])),
    missingIds: new Set(isBroken ? [] : missing),
    read: new Map(
      results.flatMap(([url, , read]) => (read.kind === 'read' ? [[url, read.entry]] : [])),
    ),
    problems: [
      ...problems,
      ...(unread > 0 ? [notRefreshed(unread, models.length, baseUrl)] : []),
      ...(isBroken ? [tooManyMissing(missing, models.length, baseUrl)] : []),
    ],
  };
}

/** Returns the models whose record does not have the time of change that the list states. */
async function changedModels(
  models: readonly ModelDefinition[],
  get: ApiGet,
): Promise<readonly ModelDefinition[]> {
  const listed = await listModels(get);
  // The list saves requests. Without it, each model is requested, which reports the failure.
  if (!listed.ok) return models;
  const times = new Map(listed.value.map(({ id, updatedAt }) => [id, updatedAt]));
  return models.filter(({ id, record }) => {
    const time = times.get(id);
    return time === undefined || time !== record?.updatedAt;
  });
}

async function readModel(
  get: ApiGet,
  model: ModelDefinition,
  entry: CacheHeaders | undefined,
  problems: Problem[],
): Promise<Read> {
  const reply = await getModel(get, model.id, pickCacheHeaders(entry));
  if (!reply.ok) {
    if (reply.problems.some(({ code }) => code === 'RECORD_NOT_FOUND')) return { kind: 'gone' };
    problems.push(...reply.problems);
    return { kind: 'failed' };
  }
  if (reply.value.isUnchanged) return { kind: 'unchanged' };
  const read = readRecords(reply.value.source);
  problems.push(...read.problems);
  if (!read.ok) return { kind: 'failed' };
  const records = read.value.filter(({ id }) => id === model.id);
  if (records.length === 0) {
    problems.push(otherModel(model, reply.value.source.file));
    return { kind: 'failed' };
  }
  return { kind: 'read', records, entry: pickCacheHeaders(reply.value) };
}

function otherModel({ id }: ModelDefinition, file: string): Problem {
  return {
    code: 'RECORD_OTHER_MODEL',
    severity: 'error',
    file,
    message: `The response must be the record of \`${id}\`.`,
    fix: 'Check the base URL of the API.',
  };
}

function notRefreshed(amount: number, total: number, baseUrl: string): Problem {
  return {
    code: 'RECORD_NOT_REFRESHED',
    severity: 'error',
    file: redactUrls(baseUrl),
    message: `${amount} of ${countOf(total, 'API record')} could not be read, and keep their last version.`,
    fix: 'Check the key and the base URL of the API, then run sync again.',
  };
}

function tooManyMissing(missing: readonly string[], total: number, baseUrl: string): Problem {
  return {
    code: 'RECORD_NOT_FOUND',
    severity: 'error',
    file: redactUrls(baseUrl),
    message: `The API has no record of ${missing.length} of ${countOf(total, 'model')}: ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''}.`,
    why: 'An API that loses more than half of its models is probably another one.',
    fix: 'Check the base URL and the key. If they are correct, run sync with --accept-removals.',
  };
}
