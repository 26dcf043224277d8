import type { Fault } from './faults.ts';
import { errorResponse, jsonBody, jsonResponse } from './responses.ts';
import { createResults } from './results.ts';
import { newId, type FinalState, type MockJob } from './state.ts';
import type { Context, Handler, Registry } from './types.ts';

const costPerOutput = 6;

/** Serves `POST /generate/custom/{modelId}`: starts a job, or with `dryRun` returns its price. */
export const serveSubmit: Handler = (context, request, fault) => {
  const { options, limits, state } = context;
  const [modelId = ''] = request.params;
  const model = ownEntry(options.models, modelId);
  if (!model) return errorResponse(404, `Model ${modelId} was not found`);
  const input = jsonBody(request);
  if (!input) return errorResponse(400, 'The body must be a JSON object');
  const validation = model.validate(input);
  if (!validation.success) {
    const reasons = validation.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return errorResponse(400, reasons.join('; '));
  }

  const outputCount = countOutputs(
    input['numOutputs'] ?? model.parameters?.['numOutputs']?.default,
  );
  const cost = costPerOutput * outputCount;
  const price = { creativeUnitsCost: cost, creativeUnitsDiscount: 0 };
  if (request.query.has('dryRun')) {
    return jsonResponse(269, { ...price, costDetails: { 'custom-generation': cost } });
  }
  if (countRunning(context) >= limits.concurrentJobs) {
    const details = { actionName: 'custom-generation', actionLimit: limits.concurrentJobs };
    return jsonResponse(429, {
      message: 'The plan does not allow more jobs at the same time',
      details,
    });
  }
  if (state.storedBytes + request.body.length > limits.storedBytes) {
    return errorResponse(413, 'The mock server is full. Restart it');
  }
  state.storedBytes += request.body.length;

  const id = newId(state, 'job');
  const createdAt = new Date().toISOString();
  const seed = JSON.stringify([modelId, input]);
  const results = createResults(state, model.capabilities ?? [], outputCount, seed, createdAt);
  const job: MockJob = {
    id,
    modelId,
    input,
    ...results,
    startedAt: context.clock(),
    createdAt,
    cost,
    finalState: finalStateOf(fault),
    canceled: false,
  };
  state.jobs.set(id, job);
  state.running.add(job);
  return jsonResponse(200, { job: jobJson(context, job), ...price });
};

/** Serves `GET /jobs/{jobId}`. */
export const getJob: Handler = (context, { params: [id = ''] }) => {
  const job = context.state.jobs.get(id);
  if (!job) return errorResponse(404, `Job ${id} was not found`);
  return jsonResponse(200, { job: jobJson(context, job) });
};

/** Serves `GET /jobs`, newest first. */
export const serveJobs: Handler = (context, { query }) => {
  const pageSize = Number(query.get('pageSize') ?? 10);
  if (!(pageSize >= 1 && pageSize <= 200))
    return errorResponse(400, 'pageSize must be from 1 to 200');
  const wantedStatus = query.get('status');
  const types = (query.get('types') ?? query.get('type'))?.split(',');
  const jobs = [...context.state.jobs.values()]
    .reverse()
    .filter((job) => wantedStatus === null || jobStatus(context, job) === wantedStatus)
    .filter(() => types === undefined || types.includes('custom'));
  const start = Number(query.get('paginationToken')?.replace('from_', '') ?? 0);
  const end = start + pageSize;
  return jsonResponse(200, {
    jobs: jobs.slice(start, end).map((job) => jobJson(context, job)),
    ...(end < jobs.length && { nextPaginationToken: `from_${end}` }),
  });
};

/** Serves `POST /jobs/{jobId}/action`: cancels a job. */
export const actOnJob: Handler = (context, request) => {
  const [id = ''] = request.params;
  const job = context.state.jobs.get(id);
  if (!job) return errorResponse(404, `Job ${id} was not found`);
  if (jsonBody(request)?.['action'] !== 'cancel')
    return errorResponse(400, 'The action must be cancel');
  if (!context.options.cancelable) {
    return errorResponse(400, `Job ${id} of type custom can't be canceled`);
  }
  job.canceled = true;
  return jsonResponse(200, { job: jobJson(context, job) });
};

/** Returns an own entry of the registry: `constructor` is not the ID of a model. */
function ownEntry(models: Registry, id: string): Registry[string] | undefined {
  return Object.hasOwn(models, id) ? models[id] : undefined;
}

/**
 * Returns the number of results that `numOutputs` requests; more than 64 would only take memory.
 */
function countOutputs(value: unknown): number {
  return typeof value === 'number' ? Math.min(64, Math.max(1, Math.trunc(value))) : 1;
}

function finalStateOf(fault: Fault | undefined): FinalState | undefined {
  const effect = fault?.then;
  return typeof effect === 'object' && 'job' in effect ? effect.job : undefined;
}

function countRunning(context: Context): number {
  const { running, jobs } = context.state;
  for (const job of running) {
    if (!jobs.has(job.id) || isFinal(jobStatus(context, job))) running.delete(job);
  }
  return running.size;
}

/** Returns the status of a job, which follows from the time since it was submitted. */
function jobStatus({ timing, clock }: Context, job: MockJob): string {
  if (job.canceled) return 'canceled';
  const age = clock() - job.startedAt;
  if (age < timing.queued) return 'queued';
  if (age < timing.queued + timing.running || job.finalState?.status === 'stuck') {
    return 'in-progress';
  }
  return job.finalState?.status ?? 'success';
}

function isFinal(status: string): boolean {
  return ['success', 'failure', 'canceled'].includes(status);
}

/** Returns a job in the shape of the API. */
function jobJson(context: Context, job: MockJob): object {
  const { timing, clock } = context;
  const status = jobStatus(context, job);
  const age = clock() - job.startedAt;
  const dateAfter = (time: number): string =>
    new Date(Date.parse(job.createdAt) + time).toISOString();
  const steps: readonly [string, number][] = [
    ['pending', 0],
    ['queued', 0],
    ['in-progress', timing.queued],
    [status, timing.queued + timing.running],
  ];
  const statusHistory = steps
    .filter(([step, after], index) => after <= age && (index < 3 || step !== 'in-progress'))
    .map(([step, after]) => ({ status: step, date: dateAfter(after) }));
  const progress = Math.min(1, Math.max(0, (age - timing.queued) / Math.max(1, timing.running)));
  const succeeded = status === 'success';
  const error = isFinal(status) ? job.finalState?.error : undefined;
  return {
    jobId: job.id,
    jobType: 'custom',
    billing: { cuCost: job.cost, cuDiscount: 0, cuCostDetails: {} },
    metadata: {
      input: { modelId: job.modelId, ...job.input },
      ...(succeeded && { assetIds: job.assetIds }),
      ...(succeeded && job.text !== undefined && { output: { text: job.text } }),
      ...(error !== undefined && { error }),
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
