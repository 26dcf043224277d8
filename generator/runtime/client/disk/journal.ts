import type { ModelRequest } from '../../model.js';
import {
  runAll,
  type BatchHooks,
  type BatchOptions,
  type BatchOutcome,
  type BatchRequests,
} from '../batch.js';
import { sleepFor } from '../clock.js';
import type { Connection } from '../connection.js';
import { ConfigurationError, FileError, ScenarioError, SubmissionUnknownError } from '../errors.js';
import { messageOf } from '../http.js';
import { listJobs } from '../jobs.js';
import { platform } from '../platform.js';
import { fieldsOf, jsonValueOf, type ResponseFields } from '../response.js';
import { type Run } from '../submit.js';
import type { RunResult } from '../wait.js';
import { fileSystem, folderOf } from './files.js';
import { lockJournal } from './lock.js';

/** The state of one request, read from its lines in the journal. */
interface Entry {
  /** The hash of the request. */
  request?: string;
  /** The request that was sent, while it is unknown whether it started a job. */
  sent?:
    | { readonly modelId: string; readonly sentAt: string; readonly body: ResponseFields }
    | undefined;
  jobId?: string;
  result?: RunResult;
}

/** The maximum difference between the clocks of this computer and the API, in milliseconds. */
const clockDifference = 60_000;

/**
 * Runs a batch with a journal, a JSON Lines file. One line is written before a request is sent, and
 * another one with the ID of its job afterwards. If the process is killed in between, the next run
 * searches for the job before it submits anything.
 */
export async function runWithJournal(
  connection: Connection,
  requests: BatchRequests,
  options: BatchOptions,
  path: string,
): Promise<readonly BatchOutcome[]> {
  const unlock = await lockJournal(path);
  try {
    const { entries, append, close } = await openJournal(path);
    try {
      for (const { jobId } of entries.values()) connection.started.add(jobId);
      await findJobs(connection, entries, append, options);
      const hooks = hooksOf(entries, append, path);
      return await runAll(connection, requests, withRecording(options, entries, append), hooks);
    } finally {
      await close();
    }
  } finally {
    await unlock();
  }
}

type Append = (line: object) => Promise<void>;

/** Reads the journal, and opens it for appending lines. */
async function openJournal(path: string) {
  const files = fileSystem();
  try {
    await files.mkdir(folderOf(path) || '.', { recursive: true });
    const handle = await files.open(path, 'a+');
    const text = await files.readFile(path, 'utf8');
    // If a kill cut off the last line, end it, so that the next line is complete.
    if (text && !text.endsWith('\n')) await handle.writeFile('\n');
    let last: Promise<unknown> = Promise.resolve();
    const append: Append = (line) => {
      const written = last.then(async () => {
        await handle.writeFile(`${JSON.stringify(line)}\n`);
        await handle.datasync();
      });
      last = written.catch(() => undefined);
      return written.catch((cause: unknown) => {
        throw new FileError(`${path} can't be written: ${messageOf(cause)}`, { cause });
      });
    };
    const close = async (): Promise<void> => {
      await last;
      await handle.close();
    };
    return { entries: entriesOf(text), append, close };
  } catch (cause) {
    throw new FileError(`${path} can't be opened: ${messageOf(cause)}`, { cause });
  }
}

function entriesOf(text: string): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  for (const line of text.split('\n')) {
    const { index, request, sentAt, modelId, body, jobId, result, submission } = fieldsOf(
      jsonValueOf(line),
    );
    if (typeof index !== 'number') continue;
    const entry = entryOf(entries, index);
    if (typeof request === 'string') entry.request = request;
    if (typeof sentAt === 'string' && typeof modelId === 'string') {
      entry.sent = { modelId, sentAt, body: fieldsOf(body) };
    }
    if (typeof jobId === 'string') entry.jobId = jobId;
    if (result) entry.result = result as RunResult;
    if (submission === 'none' || jobId) entry.sent = undefined;
  }
  return entries;
}

function entryOf(entries: Map<number, Entry>, index: number): Entry {
  const entry = entries.get(index) ?? {};
  entries.set(index, entry);
  return entry;
}

/** Finds the jobs of requests that were sent, but whose responses were not recorded. */
async function findJobs(
  connection: Connection,
  entries: Map<number, Entry>,
  append: Append,
  { signal }: BatchOptions,
): Promise<void> {
  const unresolved = [...entries].flatMap(([index, { sent }]) =>
    sent ? [{ index, ...sent }] : [],
  );
  if (unresolved.length === 0) return;
  const times = unresolved.map(({ sentAt }) => Date.parse(sentAt));
  // Until the request times out, the job may still appear.
  const delay = Math.max(...times) + connection.requestTimeout - Date.now();
  await sleepFor(Math.max(0, Math.min(delay, connection.requestTimeout)), { signal });

  const since = Math.min(...times) - clockDifference;
  const knownIds = new Set([...entries.values()].map(({ jobId }) => jobId));
  const found: {
    readonly jobId: string;
    readonly at: number;
    readonly input: ResponseFields | undefined;
  }[] = [];
  for await (const { jobId, createdAt, metadata } of listJobs(connection, {
    signal,
    pageSize: 200,
  })) {
    const at = Date.parse(createdAt);
    if (at < since) break;
    if (!knownIds.has(jobId)) found.unshift({ jobId, at, input: metadata.input });
  }
  for (const { index, sentAt, body, modelId } of unresolved) {
    const from = Date.parse(sentAt) - clockDifference;
    const at = found.findIndex(
      (job) => job.at >= from && job.input && containsInput(job.input, body),
    );
    const [job] = at < 0 ? [] : found.splice(at, 1);
    const entry = entryOf(entries, index);
    if (job) {
      entry.jobId = job.jobId;
      await append({ index, jobId: job.jobId, modelId });
    }
    // The job may be one of those that do not show their input.
    const isUnknown = !job && found.some((candidate) => candidate.at >= from && !candidate.input);
    if (isUnknown) continue;
    entry.sent = undefined;
    if (!job) await append({ index, submission: 'none' });
  }
}

/**
 * Returns whether the input of a job contains everything that was sent; the API may add defaults.
 */
function containsInput(input: unknown, sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) return input === sent;
  if (Array.isArray(sent) && (!Array.isArray(input) || input.length !== sent.length)) return false;
  return Object.entries(sent).every(([name, value]) => containsInput(fieldsOf(input)[name], value));
}

function hooksOf(entries: Map<number, Entry>, append: Append, path: string): BatchHooks {
  return {
    load: async (index, request) => {
      const entry = entries.get(index);
      if (!entry?.request) return undefined;
      if (entry.request !== (await hashOf(request))) {
        throw new ConfigurationError(
          `${path} is the journal of another batch: request ${index} has changed`,
        );
      }
      const { result, jobId, sent } = entry;
      if (sent) {
        const message = `A job of ${sent.modelId} may have started: see jobs() since ${sent.sentAt}`;
        throw new SubmissionUnknownError(message, { ...sent, submission: 'unknown' });
      }
      return result ? { ok: true, result } : jobId;
    },
    beforeSubmit: async (index, request, text) => {
      const { modelId } = request;
      const hash = await hashOf(request);
      const sentAt = new Date().toISOString();
      await append({ index, request: hash, modelId, sentAt, body: jsonValueOf(text) });
    },
  };
}

/** Returns batch options that also record jobs and outcomes in the journal. */
function withRecording(
  options: BatchOptions,
  entries: Map<number, Entry>,
  append: Append,
): BatchOptions {
  return {
    ...options,
    onSubmitted: (jobId, index) => {
      options.onSubmitted?.(jobId, index);
      return append({ index, jobId });
    },
    onOutcome: (outcome, index) => {
      options.onOutcome?.(outcome, index);
      if (entries.get(index)?.result) return undefined;
      if (!('error' in outcome)) {
        return append({ index, result: withoutSignatures(outcome.result) });
      }
      const { error } = outcome;
      const isRejected = error instanceof ScenarioError && error.submission === 'none';
      return isRejected ? append({ index, submission: 'none' }) : undefined;
    },
  };
}

/** Removes the signatures of URLs, which are secret and expire; `download` gets a fresh URL. */
function withoutSignatures(result: RunResult): RunResult {
  const assets = result.assets.map((asset) => ({ ...asset, url: asset.url.replace(/\?.*/, '') }));
  return { ...result, assets };
}

/** Returns the hash of a request; a file is represented by its name, type and size. */
async function hashOf({ modelId, body }: Run | ModelRequest): Promise<string> {
  const text = JSON.stringify([modelId, { ...body }], (_, value: unknown) => {
    const { name, type, size, arrayBuffer } = fieldsOf(value);
    return arrayBuffer ? { name, type, size } : value;
  });
  const bytes = new platform.TextEncoder().encode(text);
  const digest = await platform.crypto.subtle?.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest ?? []), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
