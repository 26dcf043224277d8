import type { DevJob } from './state.ts';
import type { Pace } from './types.ts';

const endings: ReadonlySet<string> = new Set(['success', 'failure', 'canceled']);

/** How far a job has come: its status follows from the time since it was started. */
export function statusOf(job: DevJob, pace: Pace, now: number): string {
  if (job.canceled) return 'canceled';
  const age = now - job.startedAt;
  if (age < pace.queued) return 'queued';
  if (age < pace.queued + pace.running || job.ending?.status === 'stuck') return 'in-progress';
  return job.ending?.status ?? 'success';
}

export function isRunning(job: DevJob, pace: Pace, now: number): boolean {
  return !endings.has(statusOf(job, pace, now));
}

/** The job as the API shows it. */
export function jobAnswer(job: DevJob, pace: Pace, now: number): object {
  const status = statusOf(job, pace, now);
  const reached = (after: number): string =>
    new Date(Date.parse(job.createdAt) + after).toISOString();
  const steps: readonly [string, number][] = [
    ['pending', 0],
    ['queued', 0],
    ['in-progress', pace.queued],
    [status, pace.queued + pace.running],
  ];
  const age = now - job.startedAt;
  const statusHistory = steps
    .filter(([step, after], index) => after <= age && (index < 3 || step !== 'in-progress'))
    .map(([step, after]) => ({ status: step, date: reached(after) }));
  const progress = Math.min(1, Math.max(0, (age - pace.queued) / Math.max(1, pace.running)));
  const succeeded = status === 'success';
  const { error } = job.ending ?? {};
  return {
    jobId: job.id,
    jobType: 'custom',
    billing: { cuCost: job.cost, cuDiscount: 0, cuCostDetails: {} },
    metadata: {
      input: { modelId: job.modelId, ...job.input },
      ...(succeeded && { assetIds: job.assetIds }),
      ...(error !== undefined && !isRunning(job, pace, now) && { error }),
    },
    ownerId: 'proj_dev',
    authorId: 'apiu_dev',
    createdAt: job.createdAt,
    updatedAt: statusHistory.at(-1)?.date ?? job.createdAt,
    status,
    statusHistory,
    progress: succeeded ? 1 : Math.round(progress * 100) / 100,
  };
}
