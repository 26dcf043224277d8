import type { Connection } from './connection.js';
import type { WaitOptions } from './options.js';
import { eachLimited } from './pool.js';
import { report } from './report.js';
import { run } from './run.js';
import type { Run } from './submit.js';
import type { RunResult } from './wait.js';

export interface BatchOptions extends Pick<WaitOptions, 'signal' | 'timeout'> {
  /** How many run at a time. Default 4; the plan has a limit of its own. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: BatchProgress) => void;
}

export interface BatchProgress {
  /** How many requests there are; undefined where they come from a generator. */
  readonly total: number | undefined;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** What came of one request of a batch. */
export type Outcome =
  | { readonly ok: true; readonly result: RunResult }
  | { readonly ok: false; readonly error: unknown };

/** Runs all requests, some at a time. The outcomes stand in the order of the requests. */
export async function runAll(
  connection: Connection,
  requests: Iterable<Run>,
  { concurrency = 4, onProgress, signal, timeout }: BatchOptions,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const { length: total } = requests as { readonly length?: number };
  const count = { running: 0, succeeded: 0, failed: 0 };
  const tell = (): void => {
    report(onProgress, { total, ...count });
  };

  const runOne = async (request: Run, index: number): Promise<void> => {
    count.running++;
    tell();
    try {
      outcomes[index] = { ok: true, result: await run(connection, request, { signal, timeout }) };
      count.succeeded++;
    } catch (error) {
      outcomes[index] = { ok: false, error };
      count.failed++;
    }
    count.running--;
    tell();
  };
  // A generator may have no end; of a list, each is told that it was aborted.
  const isOver = (): boolean | undefined => total === undefined && signal?.aborted;
  await eachLimited(requests, concurrency, runOne, isOver).catch((error: unknown) => {
    // What gives the requests has failed: there is no further one.
    outcomes.push({ ok: false, error });
  });
  return outcomes;
}
