import { availableParallelism } from 'node:os';
import type { WorkerThread } from './worker.ts';

/** With fewer definitions, starting a thread costs more than it saves. */
const minDefinitions = 8;
const maxThreads = 8;

/** Starts the workers for so many definitions: one for each processor but that of this thread. */
export async function startWorkers(definitions: number): Promise<readonly WorkerThread[]> {
  const amount = Math.min(availableParallelism(), maxThreads, definitions) - 1;
  // Tests run from the sources, without a built worker.
  if (definitions < minDefinitions || amount < 1 || import.meta.url.endsWith('.ts')) return [];
  const { startWorker } = await import('./worker.ts');
  return Array.from({ length: amount }, startWorker);
}
