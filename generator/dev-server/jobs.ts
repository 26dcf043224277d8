import { performance } from 'node:perf_hooks';
import { jobAnswer, statusOf } from './job-answer.ts';
import { bodyOf, json, refuse } from './replies.ts';
import type { Handler } from './types.ts';

/** `GET /jobs/{jobId}` */
export const getJob: Handler = ({ state, pace }, { params: [id = ''] }) => {
  const job = state.jobs.get(id);
  if (!job) return refuse(404, `Job ${id} was not found`);
  return json(200, { job: jobAnswer(job, pace, performance.now()) });
};

/** `GET /jobs`, the newest first. */
export const listJobs: Handler = ({ state, pace }, { query }) => {
  const pageSize = Number(query.get('pageSize') ?? 10);
  if (!(pageSize >= 1 && pageSize <= 200)) return refuse(400, 'pageSize goes from 1 to 200');
  const now = performance.now();
  const wanted = query.get('status');
  const types = (query.get('types') ?? query.get('type'))?.split(',');
  const jobs = [...state.jobs.values()]
    .reverse()
    .filter((job) => wanted === null || statusOf(job, pace, now) === wanted)
    .filter(() => types === undefined || types.includes('custom'));
  const start = Number(query.get('paginationToken')?.replace('from_', '') ?? 0);
  const end = start + pageSize;
  return json(200, {
    jobs: jobs.slice(start, end).map((job) => jobAnswer(job, pace, now)),
    ...(end < jobs.length && { nextPaginationToken: `from_${end}` }),
  });
};

/** `POST /jobs/{jobId}/action` */
export const actOnJob: Handler = ({ state, pace, options }, request) => {
  const [id = ''] = request.params;
  const job = state.jobs.get(id);
  if (!job) return refuse(404, `Job ${id} was not found`);
  if (bodyOf(request)?.['action'] !== 'cancel') return refuse(400, 'The one action is cancel');
  if (!options.cancelable) return refuse(400, `Job ${id} of type custom can not be canceled`);
  job.canceled = true;
  return json(200, { job: jobAnswer(job, pace, performance.now()) });
};
